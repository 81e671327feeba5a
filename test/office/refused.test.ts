import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openOffice, openPasted } from '../../src/office/open.ts';
import { excel } from './excel.ts';
import { p, tbl, tr, word } from './word.ts';

const refused = (bytes: Uint8Array) => {
  const read = openOffice(bytes);
  return 'refused' in read ? read.refused : 'read';
};

/** An old compound file: its signature, and the name of a stream as the directory holds it. */
function compound(stream: string): Uint8Array {
  const name = [...stream].flatMap((letter) => [letter.charCodeAt(0), 0]);
  return Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array(600).fill(0),
    ...name,
    0,
    0,
  ]);
}

const patched = (bytes: Uint8Array, change: (view: DataView, bytes: Uint8Array) => void) => {
  const copy = bytes.slice();
  change(new DataView(copy.buffer), copy);
  return copy;
};

/** Where the directory entry of a part begins. */
function entryOf(bytes: Uint8Array, path: string): number {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.lastIndexOf(path) - 46;
}

function withDocument(xml: string): Uint8Array {
  return zipSync({
    '_rels/.rels': strToU8(
      '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(xml),
  });
}

describe('refused whole, each with its reason', () => {
  const good = word(tbl(tr('STT', 'Nội dung')));

  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'empty'],
    ['a file of spaces', strToU8('  \n '), 'empty'],
    ['a document under a password', compound('EncryptedPackage'), 'encrypted'],
    ['a Word document of before 2007', compound('WordDocument'), 'legacyDoc'],
    ['an Excel workbook of before 2007', compound('Workbook'), 'legacyXls'],
    ['some other compound file', compound('Quill96'), 'notOffice'],
    ['a PDF', strToU8('%PDF-1.7\n...'), 'pdf'],
    ['rich text', strToU8('{\\rtf1\\ansi Ke hoach}'), 'notOffice'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'notOffice'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('x') }), 'notOffice'],
    [
      'an OpenDocument text',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }),
      'notOffice',
    ],
    ['prose without cells', strToU8('Kế hoạch năm 2026'), 'notOffice'],
    ['a file cut short', good.subarray(0, good.length - 200), 'brokenFile'],
    ['only the first bytes of a zip', good.subarray(0, 20), 'brokenFile'],
  ])('%s', (_, bytes, code) => expect(refused(bytes)).toBe(code));

  test('a part whose bytes were damaged', () => {
    const at = new TextDecoder('latin1').decode(good).indexOf('word/document.xml') + 60;
    expect(refused(patched(good, (_view, bytes) => bytes.fill(0x55, at, at + 40)))).toBe(
      'brokenFile',
    );
  });

  test('a zip whose parts are locked', () => {
    const at = entryOf(good, 'word/document.xml');
    expect(refused(patched(good, (view) => view.setUint16(at + 8, 1, true)))).toBe('encrypted');
  });

  test('a bomb that says how large it is', () => {
    const zeros = zipSync(
      {
        'word/document.xml': new Uint8Array(60 * 1024 * 1024),
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
      },
      { level: 9 },
    );
    expect(zeros.length).toBeLessThan(100_000);
    expect(refused(zeros)).toBe('bomb');
  });

  test('a bomb below the limit of size but not of ratio', () => {
    const spaces = new Uint8Array(8 * 1024 * 1024).fill(0x20);
    const bytes = zipSync(
      {
        'word/document.xml': spaces,
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
      },
      { level: 9 },
    );
    expect(refused(bytes)).toBe('bomb');
  });

  test('a bomb that lies about its size', () => {
    const bytes = word(p('x'.repeat(5000)));
    const at = entryOf(bytes, 'word/document.xml');
    expect(refused(patched(bytes, (view) => view.setUint32(at + 24, 300, true)))).toBe(
      'brokenFile',
    );
  });

  test('a directory of a hundred thousand parts', () => {
    const bytes = patched(good, (view, all) => view.setUint16(all.length - 12, 60_000, true));
    expect(refused(bytes)).toBe('bomb');
  });

  test('entities that grow: a document type is refused before anything is expanded', () => {
    const laughs =
      '<!DOCTYPE w [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><document><body><p><r><t>&b;</t></r></p></body></document>';
    expect(refused(withDocument(laughs))).toBe('brokenFile');
    expect(refused(withDocument('<document><body>&xxe;</body></document>'))).toBe('brokenFile');
  });

  test('XML that does not close, and XML nested beyond reason', () => {
    expect(refused(withDocument('<document><body>'))).toBe('brokenFile');
    expect(refused(withDocument('<document><body></document></body>'))).toBe('brokenFile');
    expect(refused(withDocument(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`))).toBe('brokenFile');
  });

  test('a sheet with a cell at the far edge, and one with more rows than a plan can have', () => {
    const far = '<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>';
    expect(refused(excel([{ name: 'S', data: far }]))).toBe('tooLarge');
    const rows = Array.from(
      { length: 60_000 },
      (_, at) => `<row r="${at + 1}"><c t="str"><v>x${at}</v></c></row>`,
    );
    expect(refused(excel([{ name: 'S', data: rows.join('') }]))).toBe('tooLarge');
  });

  test('pasted tables in tables without end', () => {
    expect(openPasted('<table><tr><td>'.repeat(3000))).toEqual({ refused: 'brokenFile' });
  });

  test('a pasted cell over a billion rows does no harm', () => {
    const read = openPasted(
      '<table><tr><td rowspan="1000000000" colspan="99999">a</td></tr><tr><td>b</td></tr></table>',
    );
    expect('refused' in read && read.refused).toBe('tooLarge');
  });
});
