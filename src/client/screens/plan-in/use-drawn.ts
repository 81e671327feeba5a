import { useEffect, useState } from 'preact/hooks';

/**
 * How many of `wanted` parts are drawn by now: `inOneGo` more each time, and between two of them the
 * page can take a tap.
 */
export function useDrawn(wanted: number, inOneGo = 1): number {
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    if (drawn >= wanted) return;
    const next = setTimeout(() => setDrawn(drawn + inOneGo));
    return () => clearTimeout(next);
  }, [drawn, wanted, inOneGo]);
  return Math.min(drawn, wanted);
}
