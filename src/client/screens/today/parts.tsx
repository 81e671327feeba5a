import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { isStepDone } from '../../../shared/assignment.ts';
import type { Id } from '../../../shared/model.ts';
import { stepProgress } from '../../../shared/progress.ts';
import { t } from '../../i18n.ts';
import type { PhotoTarget } from '../../local/camera.ts';
import { type Line, type MyWork, PARTS, type Part } from '../../local/day-list.ts';
import type { TurnFacts } from '../../local/turn-items.ts';
import { LongList } from '../../parts/long-list.tsx';
import type { ProgressProps } from '../../parts/progress.tsx';
import { Section } from '../../parts/section.tsx';
import { TaskRow } from '../../parts/task-row.tsx';
import type { Late } from '../today-late.ts';

type NoteOf = ((turn: TurnFacts) => string) | undefined;

export type PartsProps = {
  work: MyWork;
  /** Whose phone it is. */
  name: string;
  /** What a line says of its period; left out until those words are here. */
  noteOf: NoteOf;
  /** Comes later too; what it finds stands in place of the parts. */
  Search: Late['Search'] | undefined;
  onTick: (line: Line, stepId: Id, done: boolean) => Promise<void>;
  onPhoto: (target: PhotoTarget) => void;
};

/**
 * The day's list in its parts; empty parts are left out. A line that is the same object as before
 * gives the same row, which nothing looks through again: the list may be long.
 */
export function Parts({ work, name, noteOf, Search, onTick, onPhoto }: PartsProps) {
  const [query, setQuery] = useState('');
  const act = useRef({ onTick, onPhoto });
  act.current = { onTick, onPhoto };
  const rows = useMemo(() => new WeakMap<Line, VNode>(), [work.today]);
  const rowOf = (line: Line): VNode => {
    const row = rows.get(line) ?? (
      <Row key={line.id} {...{ line, noteOf, act }} today={work.today} />
    );
    if (noteOf || !line.turn) rows.set(line, row);
    return row;
  };
  const shown = PARTS.filter((part) => work.parts[part].length > 0);
  const before = (at: number) =>
    shown.slice(0, at).reduce((sum, part) => sum + work.parts[part].length, 0);
  return (
    <>
      {Search && <Search {...{ work, name, query, rowOf }} onQuery={setQuery} />}
      {query === '' &&
        shown.map((part, at) => (
          <Section
            key={part}
            title={t(`today.${part}`, { name })}
            count={work.complete ? work.parts[part].length : undefined}
            tone={part === 'again' ? 'returned' : 'plain'}
            folds={folds(part, shown)}
          >
            <LongList items={work.parts[part]} rowOf={rowOf} before={before(at)} />
          </Section>
        ))}
    </>
  );
}

/** What is due is always in sight; the rest can be folded, and what is done starts so. */
function folds(part: Part, shown: Part[]): 'open' | 'folded' | undefined {
  if (part === 'again' || part === 'mine' || part === 'today' || shown[0] === part)
    return undefined;
  return part === 'done' ? 'folded' : 'open';
}

type RowProps = {
  line: Line;
  today: string;
  noteOf: NoteOf;
  act: { current: Pick<PartsProps, 'onTick' | 'onPhoto'> };
};

function Row({ line, today, noteOf, act }: RowProps) {
  const { id, body, task, done, state, returned, turn, doer } = line;
  const [first] = body.steps;
  // A period may be answered without its step: the box says only what the step says.
  const single = body.steps.length === 1 && first && isStepDone(body, first.id) === done;
  const only = single ? first : undefined;
  // A line for what is not here yet: the rows below would move.
  const period = turn && (noteOf ? noteOf(turn) : '\u00a0');
  const words = [doer !== null && t('today.doer', { name: doer }), period]
    .filter(Boolean)
    .join(' · ');
  const stepId = body.steps.find((step) => step.photo)?.id ?? null;
  const retake = line.replaces && { stepId: line.replaces.stepId, replaces: line.replaces.id };
  const target = { assignmentId: id, ...(retake ?? { stepId, replaces: null }) };
  const sayDeadline = { due: body.due, today, words: task.deadlineText };
  return (
    <TaskRow
      title={task.title}
      href={`/viec/${id}`}
      done={done}
      onTick={only && ((on) => act.current.onTick(line, only.id, on))}
      onPhoto={() => act.current.onPhoto(target)}
      progress={progressOf(line)}
      deadline={sayDeadline}
      note={returned || words || undefined}
      mark={state === null ? undefined : { state }}
    />
  );
}

function progressOf({ body, reached, turn }: Line): ProgressProps | undefined {
  const { target } = body;
  if (turn?.answer === 'none') return undefined;
  if (target) return { done: reached, total: target.number, unit: target.unit };
  if (body.steps.length < 2) return undefined;
  return { ...stepProgress(body), unit: t('today.stepUnit') };
}
