import { ASKING } from './asking.tsx';
import { FIGURES } from './figures.tsx';
import { MARKS } from './marks.tsx';
import { ROWS } from './rows.tsx';
import { SAYING } from './saying.tsx';
import { SCREENS } from './screens.tsx';
import type { Story } from './story.ts';

/** Every part in every state. */
export const STORIES: Story[] = [...SCREENS, ...SAYING, ...ROWS, ...MARKS, ...ASKING, ...FIGURES];
