import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openOffice, openPasted } from '../../src/office/open.ts';
import type { Pages, Paragraph, Table } from '../../src/office/pages.ts';

function pages(read: Pages | { refused: string }): Pages {
  if ('refused' in read) throw new Error(read.refused);
  return read;
}
const show = (block: Paragraph | Table) =>
  block.kind === 'table' ? block.rows.map((row) => row.map((cell) => cell.text)) : block.text;
const pasted = (text: string) => pages(openPasted(text)).blocks.map(show);
const file = (bytes: Uint8Array) => pages(openOffice(bytes));

/** Text in an encoding of one byte per letter. */
const encode = (text: string, table: string, from: number) =>
  Uint8Array.from(
    [...text].map((letter) =>
      letter < '\x80' ? letter.charCodeAt(0) : from + table.indexOf(letter),
    ),
  );
const VN3 = ` ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ`;
const windows1258 = (text: string) => {
  const letters = new TextDecoder('windows-1258').decode(
    Uint8Array.from({ length: 128 }, (_, at) => at + 128),
  );
  // As old keyboards typed it: the letter whole where the table has it, its tone behind it.
  const apart = [...text].map((letter) => {
    if (letters.includes(letter)) return letter;
    const [base = '', ...marks] = letter.normalize('NFD');
    const tones = marks.filter((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark));
    const shapes = marks.filter((mark) => !tones.includes(mark));
    return (base + shapes.join('')).normalize('NFC') + tones.join('');
  });
  return encode(apart.join(''), letters, 128);
};

describe('what is pasted from Word or Excel', () => {
  test('Word’s HTML: conditional comments go, list numbers stay, cells span', () => {
    const html = `Version:1.0\r\nStartHTML:0000000105\r\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- td {color:red} --></style></head><body><!--StartFragment-->
      <p class=MsoNormal>Ph&#7909; l&#7909;c I<o:p></o:p></p>
      <table class=MsoTableGrid border=1><tr><td rowspan=2><p>STT</p></td><td colspan=2><p>Đơn&nbsp;vị</p></td></tr>
      <tr><td>Ch&#7911;
        tr&igrave;</td><td>Phối hợp</td></tr>
      <tr><td><p><![if !supportLists]><span>1.<span style='font:7pt "Times New Roman"'>&nbsp; </span></span><![endif]></p></td><td>Phòng <del>cũ</del>VHXH<br>&amp; VP</td><td><span style="display:none">ẩn</span>≥ 5</tr>
      </table><!--EndFragment--></body></html>`;
    expect(pasted(html)).toEqual([
      'Phụ lục I',
      [
        ['STT', 'Đơn vị', 'Đơn vị'],
        ['STT', 'Chủ trì', 'Phối hợp'],
        ['1.', 'Phòng VHXH\n& VP', '≥ 5'],
      ],
    ]);
  });

  test('Excel’s HTML without closing tags, and a table inside a cell', () => {
    const html =
      '<table><tr><td>1<td>Gồm<table><tr><td>a</td></tr></table><tr><td>2<td>< 5%</table>';
    expect(pasted(html)).toEqual([
      [
        ['1', 'Gồm\na'],
        ['2', '< 5%'],
      ],
      [['a']],
    ]);
  });

  test('lines of cells with tabs; a cell with a line break stands in quotes; a lone quote means as above', () => {
    expect(pasted('STT\tNội dung\tHạn\r\n1\t"Mở ""lớp""\nhọc"\tQuý I\r\n2\tViệc\t"\r\n')).toEqual([
      [
        ['STT', 'Nội dung', 'Hạn'],
        ['1', 'Mở "lớp"\nhọc', 'Quý I'],
        ['2', 'Việc', '"'],
      ],
    ]);
  });
});

describe('separated text', () => {
  const rows = [
    ['STT', 'Nội dung', 'Đơn vị'],
    ['1', 'Rà soát, số hóa', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
  ];

  test.each([
    ['commas', 'STT,Nội dung,Đơn vị\n1,"Rà soát, số hóa","Phòng Kinh tế, Hạ tầng và Đô thị"\n'],
    ['semicolons', 'STT;Nội dung;Đơn vị\n1;Rà soát, số hóa;Phòng Kinh tế, Hạ tầng và Đô thị\n'],
    ['tabs', 'STT\tNội dung\tĐơn vị\n1\tRà soát, số hóa\tPhòng Kinh tế, Hạ tầng và Đô thị'],
    [
      'a mark of order of bytes',
      '\uFEFFSTT;Nội dung;Đơn vị\r\n1;Rà soát, số hóa;Phòng Kinh tế, Hạ tầng và Đô thị',
    ],
    [
      'Excel’s own hint',
      'sep=;\r\nSTT;Nội dung;Đơn vị\r\n1;Rà soát, số hóa;Phòng Kinh tế, Hạ tầng và Đô thị',
    ],
  ])('with %s', (_, text) => expect(file(strToU8(text)).blocks.map(show)).toEqual([rows]));

  test('in UTF-16, as Excel saves “Unicode text”', () => {
    const text = '\uFEFFSTT\tNội dung\n1\tViệc';
    const bytes = new Uint8Array(
      Uint16Array.from([...text].map((letter) => letter.charCodeAt(0))).buffer,
    );
    expect(file(bytes).blocks.map(show)).toEqual([
      [
        ['STT', 'Nội dung'],
        ['1', 'Việc'],
      ],
    ]);
  });

  const plan =
    'STT;Nhiệm vụ;Đơn vị chủ trì;Thời gian hoàn thành\n1;Đẩy mạnh tuyên truyền chuyển đổi số;Phòng Văn hóa;Quý I năm sau\n2;Sử dụng trí tuệ nhân tạo;Công an phường;Thường xuyên\n';

  test('in Windows-1258 is converted, and says so', () => {
    const read = file(windows1258(plan));
    expect(read.legacy).toBe('windows1258');
    expect(read.blocks.map(show)).toEqual(pasted(plan));
  });

  test('in TCVN3 is converted, and says so', () => {
    const read = file(encode(plan, VN3, 0xa0));
    expect(read.legacy).toBe('tcvn3');
    expect(read.blocks.map(show)).toEqual(pasted(plan));
  });

  test('in an encoding that makes no Vietnamese is refused', () => {
    const vni =
      'STT;Nhieäm vuï;Ñôn vò chuû trì\n1;Ñaåy maïnh tuyeân truyeàn;Phoøng Vaên hoùa\n2;Chuyeån ñoåi soá;Coâng an phöôøng';
    expect(openOffice(Uint8Array.from([...vni].map((letter) => letter.charCodeAt(0))))).toEqual({
      refused: 'encoding',
    });
  });

  test('a document typed with a .Vn font is converted too', () => {
    const typed = [...plan]
      .map((letter) => (letter < '\x80' ? letter : String.fromCharCode(0xa0 + VN3.indexOf(letter))))
      .join('');
    const read = pages(openPasted(typed));
    expect(read.legacy).toBe('tcvn3');
    expect(read.blocks.map(show)).toEqual(pasted(plan));
  });
});
