import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Until then the page is still starting, in ms after the first of these was drawn. */
const STARTING_MS = 1_000;
let started = false;

/**
 * While the page starts: draws what it holds one frame later than what stands before it, so that the top of a long screen is
 * seen, and a tap on it taken, while the rest is drawn. Later at once, so that a screen one comes back to keeps
 * its height. For what is below the fold.
 */
export function Soon({ children }: { children: ComponentChildren }) {
  const [drawn, setDrawn] = useState(started);
  // An effect runs once the browser has painted.
  useEffect(() => {
    setDrawn(true);
    setTimeout(() => {
      started = true;
    }, STARTING_MS);
  }, []);
  return <>{drawn && children}</>;
}
