/** An op as its author's version said it. */
export type Said = { kind: string; fields: Record<string, unknown> };

/**
 * The place where an old shape becomes today's; the log keeps it as it came.
 *
 * The rule: a shape that ever travelled is never forgotten. A field that becomes necessary, or a
 * meaning that changes, gets a new kind `thing.verb@2` in `OPS`, and the old kind a line here that
 * leads to the newest at once. Only where an old op is told apart by what it lacks may the kind
 * stay. Each line has an old op in `test/fixtures/golden`.
 */
const UPCASTS: Record<string, (fields: Said['fields']) => Said> = {
  // Before thumbnails were kept apart it could speak of full photos only.
  'evidence.store': (fields) => ({ kind: 'evidence.store', fields: { part: 'photo', ...fields } }),
};

/** The same in today's shape. What is today's already, or nobody's, comes back as it is. */
export function upcast(said: Said): Said {
  return Object.hasOwn(UPCASTS, said.kind) ? (UPCASTS[said.kind]?.(said.fields) ?? said) : said;
}
