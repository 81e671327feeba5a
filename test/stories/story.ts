import type { VNode } from 'preact';

/** One part, or a whole screen of parts, in one state on sample data. */
export type Story = {
  name: string;
  /** A text that must be seen, in the language that is on. */
  text: () => string;
  show: () => VNode;
  /** Fills a window of its own: frames, whole screens. */
  alone?: boolean;
};
