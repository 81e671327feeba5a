import { isDay } from '../../../shared/calendar/day.ts';
import type { Day } from '../../../shared/model.ts';
import { splitSection } from '../../../shared/plan/numbers.ts';
import type { SourceBlock } from '../../../shared/plan/table.ts';
import { oneLine, plainWords } from '../../../shared/plan/words.ts';

/** What a document says of itself at its head; null where it says nothing that can be told for sure. */
export type DocumentGuess = {
  title: string | null;
  number: string | null;
  date: Day | null;
  year: number | null;
};

/** Lines at the head of a document; what stands deeper cites other documents. */
const HEAD_LINES = 60;
const TITLE_MAX = 300;

/** A beginning for the plan's name, number and day; a person always sees and corrects it. */
export function guessDocument(blocks: readonly SourceBlock[]): DocumentGuess {
  const lines = headLines(blocks);
  const title = titleIn(lines);
  const date = dateIn(lines);
  const named = /\bnăm (20\d\d)\b/i.exec(title ?? '')?.[1] ?? date?.slice(0, 4);
  return { title, number: numberIn(lines), date, year: named === undefined ? null : Number(named) };
}

function headLines(blocks: readonly SourceBlock[]): string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    const texts =
      block.kind === 'paragraph'
        ? [block.text]
        : block.rows
            .slice(0, HEAD_LINES)
            .flatMap((row) =>
              row.filter(({ covered }) => covered === undefined).map(({ text }) => text),
            );
    lines.push(...texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== ''));
    if (lines.length > HEAD_LINES) break;
  }
  return lines.slice(0, HEAD_LINES).map(oneLine);
}

/** The line below 'KẾ HOẠCH', unless it already begins the plan itself. */
function titleIn(lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => plainWords(line) === 'ke hoach');
  const next = lines[at + 1] ?? '';
  if (at < 0 || next === '' || splitSection(next)) return null;
  return `Kế hoạch ${next}`.slice(0, TITLE_MAX);
}

function numberIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = /^số:?\s*(\d{1,5}\s?[/-]\s?[\p{Lu}\d][\p{Lu}\d/-]*)/iu.exec(line)?.[1];
    if (found) return found.replace(/\s/g, '');
  }
  return null;
}

function dateIn(lines: readonly string[]): Day | null {
  for (const line of lines) {
    const found = /ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/i.exec(line);
    const [, day = '', month = '', year = ''] = found ?? [];
    const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (found && isDay(read)) return read;
  }
  return null;
}
