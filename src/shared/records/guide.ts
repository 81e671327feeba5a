import * as z from 'zod/mini';
import { GUIDE_STEPS_MAX } from '../limits.ts';
import { Id, Line, Mark } from '../model.ts';

/** One step of a guide; `picture` names one of the app's pictograms. */
export const GuideStep = z.looseObject({ picture: z.string().check(z.maxLength(40)), text: Line });
export type GuideStep = z.infer<typeof GuideStep>;

const words = {
  title: Line,
  steps: z.array(GuideStep).check(z.minLength(1), z.maxLength(GUIDE_STEPS_MAX)),
};

/**
 * A guide as the ward worded it, in place of the app's own. `earlier` are the latest wordings before
 * it; the ward's log has all of them.
 */
export const Guide = z.looseObject({
  ...words,
  mark: Mark,
  earlier: z.array(z.looseObject({ ...words, mark: Mark })),
  /** The ops that set it, so that an old one coming again changes nothing. */
  setBy: z.array(Id),
});
export type Guide = z.infer<typeof Guide>;
