import { layGrid, type Table } from './pages.ts';
import { readFormats } from './xlsx-formats.ts';
import { type Book, readSheet } from './xlsx-sheet.ts';
import { readXml } from './xml.ts';
import { elements, inside, readTree } from './xml-tree.ts';
import type { Package } from './zip.ts';

/** The visible sheets of a workbook in their order, each as one table named like the sheet. */
export function readXlsx(parts: Package, path: string): Table[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const workbook = readTree(parts.text(path));
  const optional = (name: string) => (parts.has(folder + name) ? parts.text(folder + name) : null);
  const strings = optional('sharedStrings.xml');
  const styles = optional('styles.xml');
  const date1904 = inside(workbook, 'workbookPr')?.attributes.get('date1904');
  const book: Book = {
    strings: strings ? readStrings(strings) : [],
    formats: readFormats(styles ? readTree(styles) : undefined),
    from1904: date1904 === '1' || date1904 === 'true',
  };
  const targets = readTargets(parts, folder, path.slice(folder.length));
  const tables: Table[] = [];
  for (const sheet of elements(inside(workbook, 'sheets'), 'sheet')) {
    const target = targets.get(sheet.attributes.get('id') ?? '');
    const state = sheet.attributes.get('state') ?? 'visible';
    if (!target || state !== 'visible' || !parts.has(target)) continue;
    tables.push(layGrid(sheet.attributes.get('name') ?? '', readSheet(parts.text(target), book)));
  }
  return tables;
}

/** Where the parts of a workbook lie, by the id of their relation. */
function readTargets(parts: Package, folder: string, name: string): Map<string, string> {
  const relations = readTree(parts.text(`${folder}_rels/${name}.rels`));
  const targets = new Map<string, string>();
  for (const { attributes } of elements(relations)) {
    const target = attributes.get('Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : folder + target;
    targets.set(attributes.get('Id') ?? '', path);
  }
  return targets;
}

/** Shared strings without their phonetic readings. */
function readStrings(source: string): string[] {
  const strings: string[] = [];
  let text = '';
  let within = false;
  let phonetic = false;
  readXml(source, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      within = name === 't';
    },
    text(part) {
      if (within && !phonetic) text += part;
    },
    close(name) {
      if (name === 't') within = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}
