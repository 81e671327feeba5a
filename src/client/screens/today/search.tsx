import type { VNode } from 'preact';
import { search } from '../../../shared/text/match.ts';
import { t } from '../../i18n.ts';
import { type Line, type MyWork, PARTS } from '../../local/day-list.ts';
import { Empty } from '../../parts/empty.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import style from '../screen.module.css';

/** Up to so many lines a person looks through without searching. */
const SHORT = 12;

export type SearchProps = {
  work: MyWork;
  /** Whose phone it is. */
  name: string;
  /** What is searched for; empty where nothing is. */
  query: string;
  onQuery: (query: string) => void;
  rowOf: (line: Line) => VNode;
};

/** Search in a long day's list, by task and by who does it: the hits of all parts, the best first. */
export function Search({ work, name, query, onQuery, rowOf }: SearchProps) {
  const lines = PARTS.flatMap((part) => work.parts[part]);
  const long = work.complete && lines.length > SHORT;
  // A list that grows short meanwhile takes the box from nobody who has typed.
  if (!long && query === '') return null;
  const words = ({ task, mine, doer }: Line) => `${task.title} · ${mine ? name : (doer ?? '')}`;
  const hits = query === '' ? [] : search(query, lines, words);
  return (
    <>
      <div class={style.near}>
        <SearchBox onQuery={(text) => onQuery(text.trim())} />
        <div role="status">
          {hits.length > 0 && <p>{t('search.found', { count: hits.length })}</p>}
          {hits.length === 0 && query !== '' && <Empty text={t('search.nothing', { query })} />}
        </div>
      </div>
      {hits.length > 0 && <LongList items={hits} rowOf={rowOf} />}
    </>
  );
}
