import { strToU8, zipSync } from 'fflate';
import { xmlText } from './word.ts';

const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export type Sheet = { name: string; data: string; merges?: string[]; state?: string };
export type Book = { strings?: string; styles?: string; properties?: string };

/** An .xlsx around hand-written SpreadsheetML: the rows of each sheet, and shared strings or styles where needed. */
export function excel(sheets: Sheet[], book: Book = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook ${S} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${book.properties ?? ''}<sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${xmlText(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ),
  };
  sheets.forEach(({ data, merges = [] }, at) => {
    const merged =
      merges.length > 0
        ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
        : '';
    files[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(
      `<worksheet ${S}><sheetData>${data}</sheetData>${merged}</worksheet>`,
    );
  });
  if (book.strings) files['xl/sharedStrings.xml'] = strToU8(`<sst ${S}>${book.strings}</sst>`);
  if (book.styles) files['xl/styles.xml'] = strToU8(`<styleSheet ${S}>${book.styles}</styleSheet>`);
  return zipSync(files);
}

/** A row of inline strings from column A on. */
export function row(number: number, ...texts: string[]): string {
  const cells = texts.map((text, at) =>
    text === ''
      ? ''
      : `<c r="${String.fromCharCode(65 + at)}${number}" t="inlineStr"><is><t>${xmlText(text)}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join('')}</row>`;
}
