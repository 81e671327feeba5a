import { openOffice, openPasted } from '../../../office/open.ts';
import { readPlan } from '../../../shared/plan/read-plan.ts';
import { unitsWith } from '../../../shared/plan/units.ts';
import { guessDocument } from './guess-document.ts';
import { headOf, rowsFrom } from './plan-draft.ts';
import type { ReadAnswer, ReadQuestion } from './read-document.ts';
import { otherProblems, rowsOf } from './rows-of.ts';

/** Rows in one message: small enough for the page to take between two frames. */
const PORTION = 100;

self.addEventListener('message', ({ data }: MessageEvent<ReadQuestion>) => {
  // A rejection does not leave a worker: a bug crosses as a value.
  try {
    for (const answer of read(data)) self.postMessage(answer);
  } catch (bug) {
    self.postMessage({ kind: 'bug', bug } satisfies ReadAnswer);
  }
});

function* read({ source, name, year, ownUnits }: ReadQuestion): Generator<ReadAnswer> {
  const pages = 'text' in source ? openPasted(source.text) : openOffice(source.bytes);
  if ('refused' in pages) {
    yield { kind: 'refused', code: pages.refused };
    return;
  }
  const guess = guessDocument(pages.blocks);
  const units = unitsWith(ownUnits);
  const draft = readPlan(pages.blocks, { year: guess.year ?? year, units });
  if ('refused' in draft) {
    yield { kind: 'refused', code: draft.refused };
    return;
  }
  const found = rowsOf(draft, pages.blocks);
  const rows = rowsFrom(found);
  for (let from = 0; from < rows.length; from += PORTION) {
    yield { kind: 'rows', rows: rows.slice(from, from + PORTION) };
  }
  const head = {
    guess,
    sections: draft.sections,
    indicators: draft.indicators,
    budget: draft.budget,
    problems: otherProblems(draft),
    legacy: pages.legacy !== null,
  };
  yield { kind: 'head', head: headOf(head, found, { name, year }) };
}
