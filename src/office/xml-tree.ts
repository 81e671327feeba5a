import { BadFile } from './bad-file.ts';
import { type Attributes, readXml } from './xml.ts';

/** An element with what stands in it, in order. */
export type Element = { name: string; attributes: Attributes; children: (Element | string)[] };

/** A plan has some ten thousand elements; this is where a phone's memory begins to suffer. */
const MAX_ELEMENTS = 2_000_000;

/** The whole document as a tree. Refuses `brokenFile`, `tooLarge`. */
export function readTree(source: string): Element {
  const top: Element = { name: '', attributes: new Map(), children: [] };
  const path = [top];
  let current = top;
  let count = 0;
  readXml(source, {
    open(name, attributes) {
      count += 1;
      if (count > MAX_ELEMENTS) throw new BadFile('tooLarge');
      const element = { name, attributes, children: [] };
      current.children.push(element);
      path.push(element);
      current = element;
    },
    close() {
      path.pop();
      current = path.at(-1) ?? top;
    },
    text: (text) => current.children.push(text),
  });
  const root = elements(top)[0];
  if (!root) throw new BadFile('brokenFile');
  return root;
}

/** The elements directly inside, all of them or those of one name. */
export function elements(parent: Element | undefined, name?: string): Element[] {
  const found: Element[] = [];
  for (const child of parent?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** Follows names downward, taking the first of each. */
export function inside(parent: Element | undefined, ...names: string[]): Element | undefined {
  let current = parent;
  for (const name of names) current = elements(current, name)[0];
  return current;
}

/** The `val` of a child, as Word writes its settings. */
export function setting(parent: Element | undefined, name: string): string | undefined {
  return inside(parent, name)?.attributes.get('val');
}

/** Whether a yes-or-no setting stands there and is not switched off. */
export function isOn(parent: Element | undefined, name: string): boolean {
  const element = inside(parent, name);
  if (!element) return false;
  const value = element.attributes.get('val');
  return value !== '0' && value !== 'false' && value !== 'off';
}
