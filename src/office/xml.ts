import { BadFile } from './bad-file.ts';

/** Attributes by local name: `w:val` is `val`. */
export type Attributes = ReadonlyMap<string, string>;

export type XmlVisitor = {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
};

const MAX_DEPTH = 256;
const NONE: Attributes = new Map();
const NAME = /[^\s/>=<"']+/y;
const ATTRIBUTE = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Walks strict XML and reports local names. No document type, so no entity can be defined and none expanded; unbalanced
 * tags, unknown entities and deep nesting refuse with `brokenFile`.
 */
export function readXml(source: string, visitor: XmlVisitor): void {
  const open: string[] = [];
  let at = 0;
  while (at < source.length) {
    const tag = source.indexOf('<', at);
    const text = tag === -1 ? source.slice(at) : source.slice(at, tag);
    if (text !== '' && open.length > 0) visitor.text(plainText(text));
    else if (text.trim() !== '') throw new BadFile('brokenFile');
    if (tag === -1) break;
    at = readMarkup(source, tag, open, visitor);
  }
  if (open.length > 0) throw new BadFile('brokenFile');
}

function readMarkup(source: string, tag: number, open: string[], visitor: XmlVisitor): number {
  if (source.startsWith('<?', tag)) return after(source, '?>', tag);
  if (source.startsWith('<!--', tag)) return after(source, '-->', tag);
  if (source.startsWith('<![CDATA[', tag)) {
    const end = after(source, ']]>', tag);
    visitor.text(source.slice(tag + 9, end - 3));
    return end;
  }
  if (source.startsWith('<!', tag)) throw new BadFile('brokenFile');
  if (source.startsWith('</', tag)) {
    const end = after(source, '>', tag);
    const name = localName(source.slice(tag + 2, end - 1).trim());
    if (open.pop() !== name) throw new BadFile('brokenFile');
    visitor.close(name);
    return end;
  }
  return readTag(source, tag, open, visitor);
}

function readTag(source: string, tag: number, open: string[], visitor: XmlVisitor): number {
  NAME.lastIndex = tag + 1;
  const name = localName(NAME.exec(source)?.[0] ?? '');
  let at = NAME.lastIndex;
  if (name === '') throw new BadFile('brokenFile');
  let attributes: Map<string, string> | null = null;
  ATTRIBUTE.lastIndex = at;
  for (let found = ATTRIBUTE.exec(source); found; found = ATTRIBUTE.exec(source)) {
    attributes ??= new Map();
    attributes.set(localName(found[1] ?? ''), plainText(found[2] ?? found[3] ?? ''));
    at = ATTRIBUTE.lastIndex;
    ATTRIBUTE.lastIndex = at;
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(source);
  if (!end) throw new BadFile('brokenFile');
  visitor.open(name, attributes ?? NONE);
  if (end[1] === '/') visitor.close(name);
  else if (open.push(name) > MAX_DEPTH) throw new BadFile('brokenFile');
  return TAG_END.lastIndex;
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  if (found === -1) throw new BadFile('brokenFile');
  return found + mark.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);?/g, (_, entity: string) => {
    const numeric = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(entity);
    const known = numeric ? codePoint(numeric[1], numeric[2]) : ENTITIES[entity];
    if (known === undefined) throw new BadFile('brokenFile');
    return known;
  });
}

function codePoint(hex: string | undefined, decimal: string | undefined): string | undefined {
  const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal ?? '', 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
