import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { stripJpeg } from '../../src/client/local/picture/strip-jpeg.ts';
import { checkPhoto } from '../../src/server/blobs/check-photo.ts';
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
} from '../fixtures/pictures/draw.ts';

/** No place, no name and no phone leaves with a photo: the server is the second to look. */

const jfif = segment(0xe0, 'JFIF\0', 1, 1, 0, 0, 1, 0, 1, 0, 0);
const photo = (before: Bytes[] = [], after = bytes()) =>
  jpeg({ width: 64, height: 48, colour: cornered(64, 48), before, after });
const cmyk = jpeg({ width: 8, height: 8, colour: () => [10, 200, 200, 250] });

function said(file: Uint8Array): string {
  try {
    checkPhoto(file, createHash('sha256').update(file).digest('hex'));
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** The end of the picture is put in front of these bytes. */
function between(...more: Bytes[]): Bytes {
  return bytes(photo().subarray(0, -2), ...more, 0xff, 0xd9);
}

describe('a photo is taken', () => {
  test.each([
    ['as the shrinking leaves it', photo()],
    ['with a plain JFIF header', photo([jfif])],
    ['with the note on its colours', cmyk],
    ['when it loads in several scans', between(photo().subarray(2, -2))],
  ])('%s', (_, file) => {
    expect(said(file)).toBe('taken');
  });
});

describe('a photo is refused as not bare', () => {
  test.each([
    ['with the place in its Exif', photo([jfif, exif(6)])],
    ['with XMP', photo([xmp()])],
    ['with a colour profile, which may name the phone', photo([icc()])],
    ['with Photoshop data', photo([segment(0xed, 'Photoshop 3.0\0', '8BIM')])],
    ['with a comment', photo([segment(0xfe, 'hẻm 12')])],
    ['with a comment behind its scan', between(segment(0xfe, 'hẻm 12'))],
    [
      'with a preview in its header',
      photo([segment(0xe0, 'JFIF\0', 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9)]),
    ],
    ['with a header of another kind', photo([segment(0xe0, 'AVI1\0', 1, 1, 0, 0, 1, 0, 1, 0, 0)])],
    ['with loose bytes between its segments', photo([bytes('10.7767,106.7008')])],
    ['with a film behind its end', photo([], film())],
    ['with one byte behind its end', photo([], bytes(0))],
  ])('%s', (_, file) => {
    expect(said(file)).toBe('notBare');
    // What the phone does to the same file makes it fit to be taken.
    expect(said(stripJpeg(file) ?? bytes())).toBe('taken');
  });
});

describe('a photo is refused as a mismatch', () => {
  test.each([
    ['when it is cut off', photo().subarray(0, -2)],
    ['when a segment is longer than the file', bytes(0xff, 0xd8, 0xff, 0xdb, 0xff, 0xfe, 1)],
    ['when it is a page', bytes('<script>')],
    ['when it is empty', bytes()],
  ])('%s', (_, file) => {
    expect(said(file)).toBe('mismatch');
  });

  test('when it has another name', () => {
    expect(() => checkPhoto(photo(), 'a'.repeat(64))).toThrow('mismatch');
  });
});
