import { describe, expect, test } from 'vitest';
import { readHeader } from '../../../src/client/local/picture/header.ts';
import {
  BLUE,
  bomb,
  bytes,
  cornered,
  exif,
  film,
  GREEN,
  gif,
  heic,
  icc,
  jpeg,
  png,
  RED,
  segment,
  text,
  webp,
  xmp,
} from '../../fixtures/pictures/draw.ts';

const photo = (before: Parameters<typeof jpeg>[0]['before'] = []) =>
  jpeg({ width: 48, height: 32, colour: cornered(48, 32), before });

describe('the size is known before anything is decoded', () => {
  const dot = png({ width: 3, height: 2, kind: 'rgba', row: () => new Uint8Array(12) });
  test.each([
    ['a JPEG', photo(), 'jpeg', 48, 32],
    ['a grey JPEG', jpeg({ width: 9, height: 17, colour: () => [90] }), 'jpeg', 9, 17],
    ['a PNG', dot, 'png', 3, 2],
    ['a GIF', gif(5, 4, [RED, BLUE]), 'gif', 5, 4],
    ['a plain WebP', webp(640, 480, [GREEN]), 'webp', 640, 480],
    ['an animated WebP', webp(70, 50, [RED, BLUE]), 'webp', 70, 50],
    ['an iPhone picture, not one of its tiles', heic(4032, 3024), 'heic', 4032, 3024],
    ['an AVIF picture', heic(1200, 900, 'avif'), 'avif', 1200, 900],
    ['a bomb of a few bytes', bomb(29_000, 28_000), 'png', 29_000, 28_000],
  ])('of %s', (_, file, kind, width, height) => {
    expect(readHeader(file)).toMatchObject({ kind, width, height });
  });

  test('of a lossy WebP', () => {
    const frame = bytes(0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x41, 0xf0, 0x00);
    const file = bytes('RIFF', 22, 0, 0, 0, 'WEBPVP8 ', 10, 0, 0, 0, frame);
    expect(readHeader(file)).toMatchObject({ kind: 'webp', width: 320, height: 240 });
  });

  test('of a GIF whose frame is larger than the canvas it declares', () => {
    const file = gif(60, 40, [RED], { width: 1, height: 1 });
    expect(readHeader(file)).toMatchObject({ width: 60, height: 40 });
  });

  test('also with any name: the bytes decide, and a film behind the end does not matter', () => {
    expect(readHeader(bytes(photo(), film()))).toMatchObject({ kind: 'jpeg', width: 48 });
  });
});

describe('how the phone was held', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i is read in both byte orders', (value) => {
    for (const order of ['little', 'big'] as const) {
      expect(readHeader(photo([exif(value, order)]))).toMatchObject({ orientation: value });
    }
  });

  test('a value that does not exist, or none, means upright', () => {
    expect(readHeader(photo())).toMatchObject({ orientation: 1 });
    expect(readHeader(photo([exif(0)]))).toMatchObject({ orientation: 1 });
    expect(readHeader(photo([exif(9)]))).toMatchObject({ orientation: 1 });
  });

  test('Exif that points outside itself means upright', () => {
    const far = segment(0xe1, 'Exif\0\0', 'II', 42, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, 0, 0);
    const many = segment(0xe1, 'Exif\0\0', 'II', 42, 0, 8, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0);
    expect(readHeader(photo([far]))).toMatchObject({ orientation: 1 });
    expect(readHeader(photo([many]))).toMatchObject({ orientation: 1 });
  });

  test('every Exif segment is located and nothing else', () => {
    const file = photo([icc(), exif(6), xmp(), exif(3)]);
    const header = readHeader(file);
    if (!('exif' in header)) throw new Error('no header');
    expect(header.orientation).toBe(6);
    const found = header.exif.map(({ start, end }) => file.slice(start, end));
    expect(found).toEqual([exif(6), exif(3)]);
  });
});

describe('what is not a picture is refused by its bytes', () => {
  test.each([
    ['a text', text('Danh sách hộ khu phố 3')],
    ['a drawing in SVG', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ['a PDF', text('%PDF-1.7\n')],
    ['a film', film()],
    ['a text that begins like a bitmap', text('BM la ban moi')],
    ['a sound in the wrapping WebP uses', text('RIFF\0\0\0\0WAVEfmt ')],
  ])('%s', (_, file) => {
    expect(readHeader(file)).toEqual({ problem: 'notAPicture' });
  });
});

describe('a picture that cannot be opened is called unreadable', () => {
  test.each([
    ['an empty file, as a camera without memory leaves', bytes()],
    ['a TIFF', bytes('II*\0', 8, 0, 0, 0)],
    ['a bitmap', bytes('BM', 70, 0, 0, 0, 0, 0, 0, 0)],
    ['a JPEG that ends before its picture', bytes(0xff, 0xd8, 0xff, 0xd9)],
    ['a JPEG without a size', jpeg({ width: 0, height: 0, colour: () => [1] })],
    ['a PNG without its first part', bytes('\x89PNG\r\n\x1a\n', new Uint8Array(20))],
    ['a PNG of no width', bomb(0, 10)],
    ['a WebP with unknown contents', bytes('RIFF\0\0\0\0WEBPVP9 ', new Uint8Array(14))],
    ['a GIF with rubbish in place of a frame', bytes('GIF89a', 1, 0, 1, 0, 0, 0, 0, 'rubbish....')],
  ])('%s', (_, file) => {
    expect(readHeader(file)).toEqual({ problem: 'unreadable' });
  });
});

describe('a header that is cut off asks for more', () => {
  test.each([
    ['jpeg', photo([exif(6)])],
    ['png', bomb(5, 5)],
    ['gif', gif(5, 4, [RED])],
    ['webp', webp(9, 9, [RED])],
    ['heic', heic(10, 10)],
  ])('%s', (kind, file) => {
    expect(readHeader(file.subarray(0, 20))).toEqual({ short: kind });
  });

  test('wherever a JPEG is cut, the answer is "more" until the picture begins and the same after', () => {
    const file = photo([exif(8), xmp()]);
    const whole = readHeader(file);
    const answers = Array.from(file, (_, length) => readHeader(file.subarray(0, length))).slice(3);
    const known = answers.findIndex((answer) => !('short' in answer));
    expect(known).toBeGreaterThan(400);
    for (const answer of answers.slice(known)) expect(answer).toEqual(whole);
  });
});
