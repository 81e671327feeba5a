import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type LongListProps<T> = {
  items: readonly T[];
  /** Rows of other lists above this one. */
  before?: number;
  /** The row of one item, an `li`. */
  rowOf: (item: T) => VNode;
};

/** More than a phone shows at once, all lists together; the rest comes right behind the first frame. */
const AT_FIRST = 6;
/** About what a row takes, so that the page is as long as it will be. */
const ROW_PX = 190;
/** Rows are there before they come into sight. */
const AHEAD = '1200px';

/**
 * A list that holds only the rows a person has come near to: every row in the page costs a weak
 * phone time in every frame, in sight or not. The more one scrolls, the more come; none goes again.
 */
export function LongList<T>({ items, rowOf, before = 0 }: LongListProps<T>) {
  const [many, setMany] = useState(
    canWatch() ? Math.max(0, AT_FIRST - before) : Number.POSITIVE_INFINITY,
  );
  const end = useRef<HTMLDivElement>(null);
  const left = Math.max(0, items.length - many);
  useEffect(() => {
    if (!end.current) return;
    // Made anew for each length, since it tells of an end that is still near only when it begins.
    const watch = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && setMany(Math.max(AT_FIRST, many * 2)),
      { rootMargin: AHEAD },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [many, left > 0]);
  return (
    <>
      <ul>{items.slice(0, many).map(rowOf)}</ul>
      {left > 0 && <div ref={end} style={{ blockSize: `${left * ROW_PX}px` }} />}
    </>
  );
}

function canWatch(): boolean {
  return typeof IntersectionObserver === 'function';
}
