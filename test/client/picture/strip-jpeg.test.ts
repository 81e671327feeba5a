import { describe, expect, test } from 'vitest';
import { stripJpeg } from '../../../src/client/local/picture/strip-jpeg.ts';
import {
  type Bytes,
  bytes,
  cornered,
  exif,
  film,
  icc,
  jpeg,
  segment,
  xmp,
} from '../../fixtures/pictures/draw.ts';

const jfif = segment(0xe0, 'JFIF\0', 1, 1, 0, 0, 1, 0, 1, 0, 0);
const photo = (before: Bytes[] = [], after = bytes()) =>
  jpeg({ width: 64, height: 48, colour: cornered(64, 48), before, after });
const words = (file: Uint8Array) => Buffer.from(file).toString('latin1');

test('a photo keeps its pixels and nothing of where, when and with what it was taken (point 24)', () => {
  const photoshop = segment(0xed, 'Photoshop 3.0\0', '8BIM');
  const comment = segment(0xfe, 'chụp ở hẻm 12');
  const file = photo([jfif, exif(6), xmp(), icc(), photoshop, comment], film());
  for (const trace of ['Exif', 'GPS', 'http://ns.adobe.com', 'ICC_PROFILE', 'ftyp', 'Photoshop']) {
    expect(words(file)).toContain(trace);
  }
  expect(stripJpeg(file)).toEqual(photo([jfif]));
});

test('a picture that is bare already comes back the same', () => {
  expect(stripJpeg(photo([jfif]))).toEqual(photo([jfif]));
  expect(stripJpeg(photo())).toEqual(photo());
});

test('the preview in a JFIF header goes too: it may show what was made unrecognisable', () => {
  const preview = segment(0xe0, 'JFIF\0', 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9);
  const extension = segment(0xe0, 'JFXX\0', 0x10, 0xff, 0xd8, 0xff, 0xd9);
  expect(stripJpeg(photo([preview, extension]))).toEqual(photo());
});

test('the colours of a CMYK picture stay readable', () => {
  const file = jpeg({ width: 8, height: 8, colour: () => [10, 200, 200, 250], before: [exif(1)] });
  expect(words(stripJpeg(file) ?? bytes())).toContain('Adobe');
});

test('metadata between the scans of a picture that loads in steps goes, the scans stay', () => {
  const steps = (between: Bytes) =>
    bytes(
      photo().subarray(0, -2),
      between,
      segment(0xda, 1, 1, 0, 0, 63, 0),
      // A data byte that looks like a marker, a restart, and filling before the next marker.
      bytes(1, 0xff, 0x00, 2, 0xff, 0xd3, 3, 0xff),
      bytes(0xff, 0xd9),
    );
  expect(stripJpeg(steps(exif(6)))).toEqual(steps(bytes()));
});

describe('what is no whole JPEG is refused', () => {
  test.each([
    ['nothing', bytes()],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n')],
    ['a JPEG without its end', photo().subarray(0, -2)],
    ['only the beginning', bytes(0xff, 0xd8)],
    ['a segment longer than the file', bytes(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 'Exif')],
  ])('%s', (_, file) => {
    expect(stripJpeg(file)).toBeNull();
  });

  test('a photo cut off anywhere', () => {
    const file = photo([jfif, exif(6)]);
    for (let length = 0; length < file.length; length++) {
      expect(stripJpeg(file.subarray(0, length))).toBeNull();
    }
  });
});
