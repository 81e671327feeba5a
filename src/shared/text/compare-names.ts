const vietnamese = new Intl.Collator('vi', { numeric: true });

/** Vietnamese order for places and things: An, Ánh, Ăn, Ân, Dung, Đào; Khu phố 3 before 11. */
export function compareNames(a: string, b: string): number {
  return vietnamese.compare(a, b);
}

/** Vietnamese order for people: by given name, the last word; then by the words before it. */
export function comparePeople(a: string, b: string): number {
  const [restA, givenA] = splitName(a);
  const [restB, givenB] = splitName(b);
  return vietnamese.compare(givenA, givenB) || vietnamese.compare(restA, restB);
}

function splitName(name: string): [rest: string, given: string] {
  const words = name.trim().split(/\s+/);
  const given = words.pop() ?? '';
  return [words.join(' '), given];
}
