import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A .docx around hand-written WordprocessingML: the body, and numbering or styles where a test needs them. */
export function word(
  body: string,
  parts: { numbering?: string; styles?: string } = {},
): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
  };
  if (parts.numbering)
    files['word/numbering.xml'] = strToU8(`<w:numbering ${W}>${parts.numbering}</w:numbering>`);
  if (parts.styles) files['word/styles.xml'] = strToU8(`<w:styles ${W}>${parts.styles}</w:styles>`);
  return zipSync(files);
}

export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A paragraph as Word saves it: runs broken at will, spaces preserved, line breaks as w:br. */
export function p(text: string, settings = ''): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
  const properties = settings === '' ? '' : `<w:pPr>${settings}</w:pPr>`;
  return `<w:p>${properties}<w:r><w:rPr><w:sz w:val="26"/></w:rPr>${lines.join('<w:br/>')}</w:r></w:p>`;
}

/** A cell; `shape` goes into w:tcPr. Content that is no XML becomes one paragraph. */
export function tc(content: string, shape = ''): string {
  const inner = content.startsWith('<w:') ? content : p(content);
  return `<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/>${shape}</w:tcPr>${inner}</w:tc>`;
}

export function tr(...cells: string[]): string {
  return `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc>') ? cell : tc(cell))).join('')}</w:tr>`;
}

export function tbl(...rows: string[]): string {
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="600"/></w:tblGrid>${rows.join('')}</w:tbl>`;
}

export const across = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
export const downFrom = '<w:vMerge w:val="restart"/>';
export const down = '<w:vMerge/>';
