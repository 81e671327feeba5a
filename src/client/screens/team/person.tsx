import type { ComponentChildren } from 'preact';
import type { Id, Instant } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import type { Teammate } from '../../local/team-month.ts';
import style from '../screen.module.css';
import { when } from '../when.ts';
import { PersonMonthFacts } from './person-month.tsx';
import own from './team.module.css';

export type PersonProps = {
  person: Teammate;
  /** Who uses this phone. */
  me: Id;
  now: Instant;
  /** Whether the month may be seen by who uses this phone. */
  shown: boolean;
  children?: ComponentChildren;
};

/** One person of the team: name and role, and their month where it is shown. */
export function Person({ person, me, now, shown, children }: PersonProps) {
  const { id, name, role, removed, lastAt, month } = person;
  return (
    <li class={own.person}>
      <p class={own.name}>
        {name}
        {id === me && ` ${t('team.me')}`}
      </p>
      <p class={style.marked}>
        <span>
          {removed ? t('people.gone') : t(role === 'leader' ? 'team.leader' : 'team.member')}
        </span>
        {shown && lastAt !== null && <span>{t('team.last', { time: when(lastAt, now) })}</span>}
      </p>
      {shown && <PersonMonthFacts month={month} />}
      {children}
    </li>
  );
}
