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

/** A line at the head; `alone` where it has its row or paragraph to itself, as a title has. */
type Line = { text: string; alone: boolean };

/** A beginning for the plan's name, number and day; a person always sees and corrects it. */
export function guessDocument(blocks: readonly SourceBlock[]): DocumentGuess {
  const lines = headLines(blocks);
  const texts = lines.map(({ text }) => text);
  const title = titleIn(lines.filter(({ alone }) => alone).map(({ text }) => text));
  const date = dateIn(texts);
  const named = /\bnăm (20\d\d)\b/i.exec(title ?? '')?.[1] ?? date?.slice(0, 4);
  return { title, number: numberIn(texts), date, year: named === undefined ? null : Number(named) };
}

function headLines(blocks: readonly SourceBlock[]): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) {
    const groups =
      block.kind === 'paragraph'
        ? [[block.text]]
        : block.rows
            .slice(0, HEAD_LINES)
            .map((row) =>
              row.filter(({ covered }) => covered === undefined).map(({ text }) => text),
            );
    lines.push(...groups.flatMap(linesOf));
    if (lines.length > HEAD_LINES) break;
  }
  return lines.slice(0, HEAD_LINES);
}

function linesOf(group: readonly string[]): Line[] {
  const filled = group.filter((text) => text.trim() !== '');
  const lines = filled.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
  return lines.map((line) => ({ text: oneLine(line), alone: filled.length === 1 }));
}

/** The line below 'KẾ HOẠCH', unless it already begins the plan itself; or a line in capitals that begins so. */
function titleIn(lines: readonly string[]): string | null {
  const whole = lines.find(
    (line) => plainWords(line).startsWith('ke hoach ') && line === line.toLocaleUpperCase('vi'),
  );
  if (whole !== undefined) return whole.slice(0, TITLE_MAX);
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
