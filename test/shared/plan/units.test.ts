import { describe, expect, test } from 'vitest';
import { KNOWN_UNITS, unitReader } from '../../../src/shared/plan/units.ts';
import phuocBinh from '../../fixtures/office/plans/phuoc-binh-2026.json' with { type: 'json' };

const read = unitReader(KNOWN_UNITS);
const units = (text: string) =>
  read(text).map(({ unit, known, near }) => (known ? `${unit}${near ? '~' : ''}` : `?${unit}`));

describe('units in a cell', () => {
  test.each([
    ['Phòng Kinh tế, Hạ tầng và Đô thị', ['PKTHTDT']],
    ['Phòng KT,HT & ĐT, Phòng VHXH', ['PKTHTDT', 'PVHXH']],
    ['PHÒNG KTHTĐT; CÔNG AN PHƯỜNG', ['PKTHTDT', 'CAP']],
    ['Phong VHXH va Cong an phuong', ['PVHXH', 'CAP']],
    ['Văn phòng HĐND\nvà UBND phường', ['VP']],
    ['Các phòng chuyên môn, trung tâm PVHCC', ['PCM', 'TTPVHCC']],
    ['Công an phường, các đơn vị liên quan', ['CAP', 'CQDV']],
    ['Các cơ quan, đơn vị, cơ quan, tổ chức liên quan', ['CQDV']],
    [
      'Sở Văn hóa, Thể thao và Du lịch; Sở Công Thương',
      ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Công Thương'],
    ],
    ['các sở, ngành; địa phương', ['Các sở, ngành, địa phương']],
    ['Phòng VHXH/Công an phường', ['PVHXH', 'CAP']],
    ['Phòng VHXH, Phòng Văn hóa Xã hội', ['PVHXH']],
    ['Công an phường Phước Bình', ['CAP~']],
  ])('%s', (text, expected) => expect(units(text)).toEqual(expected));

  test.each([
    ['Sở Quy hoạch, Kiến trúc và Cảnh quan', ['?Sở Quy hoạch, Kiến trúc và Cảnh quan']],
    ['Báo Quảng Ngãi, Sở Y tế', ['?Báo Quảng Ngãi', 'Sở Y tế']],
    ['BQL KKT Dung Quất và các KCN Quảng Ngãi', ['?BQL KKT Dung Quất và các KCN Quảng Ngãi']],
    ['Hội Nông dân, Hội Phụ nữ', ['?Hội Nông dân', '?Hội Phụ nữ']],
    ['Công an phường chủ động mời chuyên gia', ['?Công an phường chủ động mời chuyên gia']],
  ])('what the dictionary does not know stays as printed: %s', (text, expected) =>
    expect(units(text)).toEqual(expected),
  );

  test('every spelling of the ward’s plan finds its unit', () => {
    for (const { code, name_vi, aliases } of [...phuocBinh.units, ...phuocBinh.other_actors]) {
      for (const spelling of [name_vi, ...aliases]) expect(units(spelling)).toEqual([code]);
    }
  });

  test('a ward adds its own spellings; a spelling two units share is known to neither', () => {
    const own = unitReader([
      ...KNOWN_UNITS,
      { code: 'HND', name: 'Hội Nông dân', aliases: ['HND', 'Hội'] },
      { code: 'HPN', name: 'Hội Phụ nữ', aliases: ['Hội'] },
    ]);
    expect(own('HND, Hội Phụ nữ').map(({ unit }) => unit)).toEqual(['HND', 'HPN']);
    expect(own('Hội')).toEqual([{ unit: 'Hội', known: false, near: false }]);
  });
});
