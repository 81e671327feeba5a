import { BadFile, type RefusedFile, refusedBy } from './bad-file.ts';
import { readDelimited } from './delimited.ts';
import { readDocx } from './docx.ts';
import { decodeText } from './encoding.ts';
import { looksLikeHtml, readHtml } from './html.ts';
import type { Pages } from './pages.ts';
import { repairTcvn3 } from './tcvn3.ts';
import { readXlsx } from './xlsx.ts';
import { elements, readTree } from './xml-tree.ts';
import { openZip, type Package } from './zip.ts';

const MAX_FILE = 40 * 1024 * 1024;

/**
 * Turns a file into paragraphs and tables: Word (.docx), Excel (.xlsx), HTML, and separated text (.csv, .tsv). The kind is
 * told by the content, never by the name. What cannot be read comes back as `{ refused }`, and nothing else of it.
 */
export function openOffice(bytes: Uint8Array): Pages | { refused: RefusedFile } {
  try {
    return repairTcvn3(read(bytes));
  } catch (error) {
    return refusedBy(error);
  }
}

/** The same for what was pasted: Word's and Excel's HTML, or lines of cells with tabs between. */
export function openPasted(text: string): Pages | { refused: RefusedFile } {
  try {
    return repairTcvn3(readText(text, null));
  } catch (error) {
    return refusedBy(error);
  }
}

function read(bytes: Uint8Array): Pages {
  if (bytes.length === 0) throw new BadFile('empty');
  if (bytes.length > MAX_FILE) throw new BadFile('tooLarge');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readPackage(openZip(bytes));
  if (startsWith(bytes, 0x50, 0x4b)) throw new BadFile('brokenFile');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new BadFile(oldFormat(bytes));
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw new BadFile('pdf');
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new BadFile('notOffice');
  const { text, legacy } = decodeText(bytes);
  return readText(text, legacy);
}

function readText(text: string, legacy: Pages['legacy']): Pages {
  if (text.trim() === '') throw new BadFile('empty');
  const blocks = looksLikeHtml(text) ? readHtml(text) : [readDelimited(text)];
  return { blocks, legacy };
}

/** Word and Excel both name their main part in the package's relations. */
function readPackage(parts: Package): Pages {
  const main = mainPart(parts);
  if (main.endsWith('.bin')) throw new BadFile('notOffice');
  const root = /(?:^|\/)(?:workbook|document)[^/]*\.xml$/i.exec(main)?.[0] ?? '';
  const blocks = /workbook/i.test(root) ? readXlsx(parts, main) : readDocx(parts, main);
  return { blocks, legacy: null };
}

function mainPart(parts: Package): string {
  if (!parts.has('_rels/.rels')) throw new BadFile('notOffice');
  const relations = elements(readTree(parts.text('_rels/.rels')));
  const main = relations.find((one) => one.attributes.get('Type')?.endsWith('/officeDocument'));
  const path = (main?.attributes.get('Target') ?? '').replace(/^\.?\//, '');
  if (!/(?:workbook|document)[^/]*\.(?:xml|bin)$/i.test(path)) throw new BadFile('notOffice');
  if (!parts.has(path)) throw new BadFile('brokenFile');
  return path;
}

/** Office before 2007, and every office file under a password, is a compound file; its streams tell which. */
function oldFormat(bytes: Uint8Array): RefusedFile {
  if (holdsName(bytes, 'EncryptedPackage')) return 'encrypted';
  if (holdsName(bytes, 'WordDocument')) return 'legacyDoc';
  if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book')) return 'legacyXls';
  return 'notOffice';
}

function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (
    let at = bytes.indexOf(wanted[0] ?? 0);
    at !== -1;
    at = bytes.indexOf(wanted[0] ?? 0, at + 1)
  ) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
