import type { ListPlace, Numbering } from './docx-numbering.ts';
import { type Element, elements, inside, isOn, setting } from './xml-tree.ts';

/** What stands behind all paragraphs of one document. */
export type Setting = { numbering: Numbering; styles: Map<string, Style> };

export type Style = { basedOn: string | undefined; list: string | undefined; level: number };

/**
 * One paragraph as printed: the number Word puts before it, then its text. `open` means that its end mark was deleted under
 * track changes: the next paragraph continues it and lends it its number.
 */
export type Line = { label: string; text: string; open: boolean; textBox: boolean };

/** Removed or never printed: deletions, the old place of a move, field codes, comments and drawings. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'rPr',
  'pPr',
  'sdtPr',
  'drawing',
  'pict',
  'object',
  'rt',
  'footnoteReference',
  'endnoteReference',
]);

/** Symbol-font characters that stand in targets; other pictures of that font say nothing to a reader. */
const SYMBOLS: Record<string, string> = { F0B3: '≥', F0A3: '≤', F0B1: '±', F0B7: '•', F0A7: '•' };

/** The accepted text of a paragraph with the number Word prints before it. Must be called in reading order. */
export function readLine(paragraph: Element, { numbering, styles }: Setting): Line {
  const settings = inside(paragraph, 'pPr');
  const open = inside(settings, 'rPr', 'del') !== undefined;
  const line = { text: '', textBox: false };
  collect(paragraph, line);
  const place = open ? null : listPlace(settings, styles);
  const label = place ? numbering.next(place) : '';
  // A bullet before nothing prints a dot; a number before nothing is how a whole number column is made.
  const isIdle = label === '-' && line.text.trim() === '';
  return { ...line, label: isIdle ? '' : label, open };
}

function collect(parent: Element, line: { text: string; textBox: boolean }): void {
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    const { name } = child;
    if (name === 't')
      line.text += child.children.filter((part) => typeof part === 'string').join('');
    else if (name === 'br' || name === 'cr') line.text += '\n';
    else if (name === 'tab' || name === 'ptab') line.text += ' ';
    else if (name === 'noBreakHyphen') line.text += '-';
    else if (name === 'sym')
      line.text += SYMBOLS[child.attributes.get('char')?.toUpperCase() ?? ''] ?? '';
    else if (name === 'AlternateContent') line.textBox ||= holdsBox(child);
    else if (SKIPPED.has(name)) line.textBox ||= name !== 'del' && holdsBox(child);
    else if (name === 'r' && isOn(inside(child, 'rPr'), 'vanish')) continue;
    else collect(child, line);
  }
}

/** Whether a floating box with words in it hangs here. */
function holdsBox(element: Element): boolean {
  return elements(element).some((child) =>
    child.name === 'txbxContent' ? hasWords(child) : holdsBox(child),
  );
}

function hasWords(element: Element): boolean {
  return element.children.some((child) =>
    typeof child === 'string' ? child.trim() !== '' : hasWords(child),
  );
}

function listPlace(settings: Element | undefined, styles: Map<string, Style>): ListPlace | null {
  const own = inside(settings, 'numPr');
  const style = styleList(setting(settings, 'pStyle'), styles);
  const list = setting(own, 'numId') ?? style?.list;
  if (list === undefined || list === '0') return null;
  return { list, level: Number(setting(own, 'ilvl') ?? style?.level ?? 0) };
}

function styleList(name: string | undefined, styles: Map<string, Style>): Style | undefined {
  let style = name === undefined ? undefined : styles.get(name);
  for (let steps = 0; style && steps < 20; steps += 1) {
    if (style.list !== undefined) return style;
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn);
  }
  return undefined;
}

/** The paragraph styles that carry a list. */
export function readStyles(root: Element | undefined): Map<string, Style> {
  const styles = new Map<string, Style>();
  for (const style of elements(root, 'style')) {
    const numbered = inside(style, 'pPr', 'numPr');
    styles.set(style.attributes.get('styleId') ?? '', {
      basedOn: setting(style, 'basedOn'),
      list: setting(numbered, 'numId'),
      level: Number(setting(numbered, 'ilvl') ?? 0),
    });
  }
  return styles;
}
