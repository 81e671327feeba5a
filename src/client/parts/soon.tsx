import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Draws what it holds one frame later than what stands before it, so that the top of a long screen is seen, and a tap on it taken,
 * while the rest is drawn. For what is below the fold.
 */
export function Soon({ children }: { children: ComponentChildren }) {
  const [drawn, setDrawn] = useState(false);
  // An effect runs once the browser has painted.
  useEffect(() => setDrawn(true), []);
  return <>{drawn && children}</>;
}
