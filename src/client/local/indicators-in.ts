import { LINE_MAX } from '../../shared/limits.ts';
import type { Id } from '../../shared/model.ts';
import type { OpBody } from '../../shared/op.ts';
import type { BudgetDraft, IndicatorDraft } from '../../shared/plan/draft.ts';
import type { Db } from './db.ts';
import { all } from './work.ts';

/** Rows of a document beside its tasks. */
export type Printed = { indicators: IndicatorDraft[]; budget: BudgetDraft[] };

/** Names of the indicators and budget lines that a plan has, so that a new printing adds each once. */
export type Had = ReadonlySet<string>;

/** By plan, what of its print the ward has already. */
export async function readHad(db: Db): Promise<Map<Id, Had>> {
  const [indicators, lines] = await Promise.all([all(db, 'indicator'), all(db, 'budget')]);
  const had = new Map<Id, Set<string>>();
  for (const { kind, body } of [...indicators, ...lines]) {
    const names = had.get(body.planId) ?? new Set();
    had.set(body.planId, names.add(nameOf(kind, body)));
  }
  return had;
}

/** What of a document's rows its plan has not yet. */
export function notHad({ indicators, budget }: Printed, had: Had): Printed {
  return {
    indicators: indicators.filter((row) => !had.has(nameOf('indicator', row))),
    budget: budget.filter((row) => !had.has(nameOf('budget', row))),
  };
}

/** The ops that rows become. A text longer than a line is cut, which its last letter shows. */
export function printedOps(planId: Id, { indicators, budget }: Printed): OpBody[] {
  return [
    ...indicators.map((row): OpBody => {
      const { at: _at, no, title, unit, targetText, performer, monitor, ...facts } = row;
      return {
        ...{ kind: 'indicator.add', planId, order: indicators.indexOf(row) + 1, no: line(no) },
        ...{ title: line(title) || '–', unit: line(unit), targetText: line(targetText) },
        ...{ performer: line(performer), monitor: line(monitor), ...facts },
      };
    }),
    ...budget.map((row): OpBody => {
      const { at: _at, no, title, amount } = row;
      return {
        ...{ kind: 'budget.add', planId, order: budget.indexOf(row) + 1, no: line(no) },
        ...{ title: line(title) || '–', amount },
      };
    }),
  ];
}

function nameOf(kind: 'indicator' | 'budget', row: { no: string | null; title: string }): string {
  return [kind, line(row.no), line(row.title)].join('|');
}

function line(text: string | null): string {
  const said = (text ?? '').trim();
  return said.length > LINE_MAX ? `${said.slice(0, LINE_MAX - 1)}…` : said;
}
