/** Named letters Office writes besides numbers; accented Latin letters are composed from the name. */
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  deg: '°',
  times: '×',
  le: '≤',
  ge: '≥',
  eth: 'đ',
  ETH: 'Đ',
  Prime: '″',
  shy: '',
};
const MARKS: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
};
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all/i;
const ATTRIBUTE = /([^\s=/>"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;

export type HtmlVisitor = {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(text: string): void;
};

/** Elements that never have an end, so they do not count when skipping. */
const VOID = new Set(['br', 'img', 'meta', 'link', 'col', 'hr', 'input', 'wbr', 'o:p/']);
const SKIPPED = new Set(['style', 'script', 'head', 'title', 'xml', 'del', 'object', 'template']);

/**
 * Walks HTML as Office writes and browsers forgive it. Comments (Word's conditional ones with them), deleted and hidden
 * stretches, scripts and styles are left out; nothing is run or loaded.
 */
export function readHtmlTokens(source: string, visitor: HtmlVisitor): void {
  const skipped: string[] = [];
  let at = 0;
  while (at < source.length) {
    const tag = source.indexOf('<', at);
    const text = tag === -1 ? source.slice(at) : source.slice(at, tag);
    if (skipped.length === 0 && text !== '') visitor.text(decodeEntities(text));
    if (tag === -1) return;
    if (source.startsWith('<!--', tag)) {
      const end = source.indexOf('-->', tag + 4);
      at = end === -1 ? source.length : end + 3;
      continue;
    }
    const end = tagEnd(source, tag);
    at = end + 1;
    const inner = source.slice(tag + 1, end);
    const name = /^\/?\s*([a-z][\w:-]*)/i.exec(inner)?.[1]?.toLowerCase();
    if (name === undefined) {
      // '<!' and '<?' are markup; a lone '<' as in '< 5' is text.
      if (!/^[!?/]/.test(inner)) {
        if (skipped.length === 0) visitor.text('<');
        at = tag + 1;
      }
    } else if (inner.startsWith('/')) {
      if (skipped.length === 0) visitor.close(name);
      else if (skipped.at(-1) === name) skipped.pop();
    } else {
      const ends = inner.endsWith('/') || VOID.has(name);
      const attributes = readAttributes(inner);
      const hides = SKIPPED.has(name) || HIDDEN.test(attributes.get('style') ?? '');
      if (skipped.length > 0 ? name === skipped.at(-1) && !ends : hides && !ends)
        skipped.push(name);
      else if (skipped.length === 0 && !hides) visitor.open(name, attributes);
    }
  }
}

function tagEnd(source: string, tag: number): number {
  let quote = '';
  for (let at = tag + 1; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '>') return at;
    else if ((letter === '"' || letter === "'") && source[at - 1] === '=') quote = letter;
  }
  return source.length;
}

function readAttributes(inner: string): Map<string, string> {
  const attributes = new Map<string, string>();
  const from = inner.search(/\s/);
  if (from === -1) return attributes;
  for (const [, name = '', double, single, plain] of inner.slice(from).matchAll(ATTRIBUTE)) {
    attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? plain ?? ''));
  }
  return attributes;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? accented(name) ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function accented(name: string): string | undefined {
  const [, letter, mark = ''] = /^([a-z])(grave|acute|circ|tilde)$/i.exec(name) ?? [];
  return letter ? (letter + MARKS[mark]).normalize('NFC') : undefined;
}
