/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@]/;

/**
 * Lines of cells as text that a spreadsheet takes when pasted. Names are written by many people: one
 * that begins like a formula stays a name, and one with a tab or a new line stays in its cell.
 */
export function tableText(lines: readonly (readonly (string | number)[])[]): string {
  return lines.map((cells) => cells.map(cellText).join('\t')).join('\n');
}

function cellText(cell: string | number): string {
  const text = String(cell).replace(/\s+/g, ' ').trim();
  return FORMULA.test(text) ? `'${text}` : text;
}
