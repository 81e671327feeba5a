import type { ComponentChildren } from 'preact';
import type { Compared } from '../../../shared/plan/diff.ts';
import { t } from '../../i18n.ts';
import { type Changes, comesOtherwise, type OldTask, setOf } from '../../local/import/changes.ts';
import type { Head, Row } from '../../local/import/plan-draft.ts';
import type { PlanIn } from '../../local/import/use-plan-in.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import screen from '../screen.module.css';
import { taskCode } from '../tasks/task-table.tsx';
import style from './changes-part.module.css';

type ChangesPartProps = { planIn: PlanIn; head: Head; changes: Changes };

/** What the new printing changes, each to be chosen by a person; without a choice nothing does. */
export function ChangesPart({ planIn, head, changes }: ChangesPartProps) {
  const { added, changed, gone, same } = changes;
  const { change } = planIn;
  return (
    <Section title={t('planIn.changes')}>
      <div class={screen.near}>
        <p>{t('planIn.changesHint')}</p>
        <p>{t('planIn.same', { count: same.length })}</p>
        <Kind
          title={t('planIn.changed')}
          count={changed.length}
          onAll={() => change({ sets: changed.map(({ after }) => after.id) })}
        >
          {changed.map((one) => (
            <Item
              key={one.before.id}
              on={head.sets.includes(one.after.id)}
              name={nameOf(one.after)}
              onTick={(on) => change({ sets: toggled(head.sets, one.after.id, on) })}
            >
              <Words one={one} />
              <Given
                count={one.before.given.length}
                moves={setOf(one).assignmentIds.length}
                keeps={comesOtherwise(one)}
              />
            </Item>
          ))}
        </Kind>
        <Kind
          title={t('planIn.new')}
          count={added.length}
          onAll={() => change({ adds: added.map(({ id }) => id) })}
        >
          {added.map((row) => (
            <Item
              key={row.id}
              on={head.adds.includes(row.id)}
              name={nameOf(row)}
              onTick={(on) => change({ adds: toggled(head.adds, row.id, on) })}
            />
          ))}
        </Kind>
        <Kind
          title={t('planIn.gone')}
          count={gone.length}
          onAll={() => change({ drops: gone.map(({ id }) => id) })}
        >
          <p class={screen.small}>{t('planIn.goneHint')}</p>
          {gone.map((task) => (
            <Item
              key={task.id}
              on={head.drops.includes(task.id)}
              name={nameOf(task)}
              onTick={(on) => change({ drops: toggled(head.drops, task.id, on) })}
            >
              <Given count={task.given.length} moves={0} keeps={false} />
            </Item>
          ))}
        </Kind>
      </div>
    </Section>
  );
}

type KindProps = { title: string; count: number; onAll: () => void; children: ComponentChildren };

function Kind({ title, count, onAll, children }: KindProps) {
  if (count === 0) return null;
  return (
    <Section title={title} count={count} folds="open">
      <div class={style.kind}>
        {count > 1 && (
          <Button onPress={onAll}>
            {t('planIn.chooseAll')} <span class="spoken">: {title}</span>
          </Button>
        )}
        {children}
      </div>
    </Section>
  );
}

type ItemProps = {
  on: boolean;
  name: string;
  onTick: (on: boolean) => void;
  children?: ComponentChildren;
};

function Item({ on, name, onTick, children }: ItemProps) {
  return (
    <div class={style.item}>
      <TickBox checked={on} onTick={onTick}>
        {name}
      </TickBox>
      {children}
    </div>
  );
}

/** Each word that differs, as it was and as it is now. */
function Words({ one: { before, after, fields } }: { one: Changes['changed'][number] }) {
  return (
    <dl class={style.words}>
      {fields.map((field) => (
        <div key={field}>
          <dt>{t(`planIn.field.${field}`)}</dt>
          <dd>{t('planIn.before', { words: textOf(before, field) })}</dd>
          <dd>{t('planIn.after', { words: textOf(after, field) })}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `keeps`: the places go on as they were given the work, though the print has it come otherwise. */
function Given({ count, moves, keeps }: { count: number; moves: number; keeps: boolean }) {
  if (count === 0) return null;
  return (
    <p class={style.note}>
      {t('planIn.givenTo', { count })} {moves > 0 && t('planIn.movesDue', { count: moves })}
      {keeps && t('planIn.keepsComing')}
    </p>
  );
}

function nameOf(task: OldTask | Row): string {
  const code = taskCode(task);
  return code === '' ? task.title : `${code}. ${task.title}`;
}

function textOf(task: OldTask | Row, field: Compared): string {
  const value = task[field] as string | readonly string[] | null;
  const text = typeof value === 'string' ? value : (value ?? []).join('; ');
  return text.trim() === '' ? t('planIn.empty') : text;
}

function toggled<T>(some: readonly T[], one: T, on: boolean): T[] {
  const others = some.filter((other) => other !== one);
  return on ? [...others, one] : others;
}
