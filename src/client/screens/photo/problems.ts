import type { TextKey } from '../../i18n.ts';
import type { PictureProblem } from '../../local/picture/shrink.ts';

/** The sentence for a photo that could not be made evidence. */
export const PROBLEMS: Record<PictureProblem, TextKey> = {
  unreadable: 'refusal.unreadable',
  tooLarge: 'refusal.tooLarge',
  notAPicture: 'refusal.notAPicture',
  heic: 'refusal.heic',
  noMemory: 'refusal.noMemory',
};
