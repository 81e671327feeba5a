import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, test } from 'vitest';
import { openOffice, openPasted } from '../../src/office/open.ts';
import type { Pages } from '../../src/office/pages.ts';
import { readPlan } from '../../src/shared/plan/read-plan.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/office/${name}`, import.meta.url)));

/** Read or refused, never broken: whatever comes out of the reader goes through the plan as well. */
function survives(pages: Pages | { refused: string }): boolean {
  if ('refused' in pages) return true;
  const draft = readPlan(pages.blocks, { year: 2026 });
  return 'refused' in draft || Array.isArray(draft.tasks);
}

const spots = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });
const patch = (bytes: Uint8Array, changes: [number, number][]) => {
  const copy = bytes.slice();
  for (const [at, byte] of changes) copy[at % copy.length] = byte;
  return copy;
};

describe('whatever the bytes', () => {
  test.each(['ward-two-level.docx', 'ward-tasks.xlsx'])(
    '%s with bytes changed in the file',
    (name) => {
      const good = fixture(name);
      fc.assert(
        fc.property(spots, (changes) => survives(openOffice(patch(good, changes)))),
        { numRuns: 150 },
      );
    },
  );

  test.each([
    ['ward-two-level.docx', 'word/document.xml'],
    ['ward-numbered.docx', 'word/numbering.xml'],
    ['ward-tasks.xlsx', 'xl/worksheets/sheet1.xml'],
    ['ward-tasks.xlsx', 'xl/styles.xml'],
  ])('%s with bytes changed inside %s', (name, part) => {
    const parts = unzipSync(fixture(name));
    const good = parts[part] ?? new Uint8Array();
    fc.assert(
      fc.property(spots, (changes) =>
        survives(openOffice(zipSync({ ...parts, [part]: patch(good, changes) }, { level: 0 }))),
      ),
      { numRuns: 100 },
    );
  });

  test('any bytes and any pasted text', () => {
    const soup = fc.array(
      fc.constantFrom(
        '<table>',
        '<tr>',
        '<td rowspan=3>',
        '<td>',
        '</td>',
        '</table>',
        '<!--',
        '-->',
        '<del>',
        '</del>',
        'STT',
        'Nhiệm vụ',
        'Đơn vị chủ trì',
        'nt',
        '1.',
        'I',
        '\t',
        '\n',
        ';',
        ',',
        '"',
        '&#65;',
        '&x;',
        '<',
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => survives(openOffice(bytes))),
    );
    fc.assert(
      fc.property(soup, (pieces) => survives(openPasted(pieces.join('')))),
      { numRuns: 500 },
    );
  });
});
