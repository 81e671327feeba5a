/** Whether two values of JSON say the same; a key without a value is as good as none. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isBox(one) || !isBox(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  for (const key in one) if (!same(one[key], other[key])) return false;
  for (const key in other) if (other[key] !== undefined && one[key] === undefined) return false;
  return true;
}

function isBox(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
