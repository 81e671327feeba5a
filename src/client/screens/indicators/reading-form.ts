import type { Day, Id } from '../../../shared/model.ts';
import type { OpBody } from '../../../shared/op.ts';
import type { Answer, Indicator, PeriodKey } from '../../../shared/records/indicator.ts';
import { nfc } from '../../../shared/text/nfc.ts';
import { readNumber } from '../../../shared/text/numbers.ts';
import type { TextKey } from '../../i18n.ts';

/** What is being answered, as typed. `is` is null until somebody chose. */
export type ReadingForm = {
  is: Answer['is'] | null;
  value: string;
  part: string;
  whole: string;
  words: string;
  source: string;
  asOf: Day | '';
};

/** The ways in which an indicator can be answered: a rank in words only, a rate also as a share. */
export function answersFor({
  direction,
  unit,
}: Pick<Indicator, 'direction' | 'unit'>): Answer['is'][] {
  if (direction === 'rank') return ['words', 'none'];
  const words: Answer['is'][] = direction === null ? ['words'] : [];
  return unit.includes('%') ? ['value', 'share', ...words, 'none'] : ['value', ...words, 'none'];
}

/** The op that a form says, or the one thing that is still wrong with it. */
export function readingOp(
  form: ReadingForm,
  about: { indicatorId: Id; placeId: Id | null; period: PeriodKey; corrects: Id[] },
): { op: OpBody } | { wrong: TextKey } {
  const answer = answerOf(form);
  if (typeof answer === 'string') return { wrong: answer };
  if (form.asOf === '') return { wrong: 'indicators.needDay' };
  const source = tidy(form.source) || null;
  return { op: { kind: 'reading.add', ...about, answer, source, asOf: form.asOf } };
}

function answerOf({ is, value, part, whole, words }: ReadingForm): Answer | TextKey {
  if (is === null) return 'indicators.needAnswer';
  if (is === 'none') return { is };
  if (is === 'words') {
    const text = tidy(words);
    return text === '' ? 'indicators.needWords' : { is, text };
  }
  if (is === 'value') {
    const number = readNumber(value).value;
    return number === null ? 'indicators.needNumber' : { is, value: number };
  }
  const [over, under] = [readNumber(part).value, readNumber(whole).value];
  if (over === null || under === null || over < 0) return 'indicators.needNumber';
  return under <= 0 ? 'indicators.needWhole' : { is, part: over, whole: under };
}

export function tidy(text: string): string {
  return nfc(text).text.trim().replace(/\s+/g, ' ');
}
