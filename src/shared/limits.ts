/**
 * How much of everything there may be, and the number of the protocol. Apart from the schemas that
 * use it, because the phone's first load needs the numbers and not the schemas.
 */

/** Characters of a note or a reason, and of any other text. */
export const TEXT_MAX = 4000;
export const LINE_MAX = 600;
/** Bytes of a shrunk photo and of its thumbnail. */
export const PHOTO_MAX = 204_800;
export const THUMB_MAX = 4096;

/** People at one visit: a hall that is full. */
export const VISIT_PEOPLE_MAX = 500;
/** Skills in a ward's list, those no longer offered included. */
export const SKILLS_MAX = 40;
/** Steps of a guide, and its earlier wordings that phones hold. */
export const GUIDE_STEPS_MAX = 15;
export const GUIDE_EARLIER_MAX = 5;

/**
 * Messages between phone and server have the shape of this number: a change of shape needs a new
 * one, and the server goes on understanding the old ones (`test/shared/wire.test.ts`).
 */
export const PROTOCOL = 2;
/** Ops in one exchange; a longer queue takes several. */
export const BATCH_MAX = 500;
/** How long after a change of somebody's place or role their earlier work is still taken. */
export const GRACE_MS = 30 * 86_400_000;
/** Bytes of a request body after inflating. */
export const BODY_MAX = 2_000_000;
/** Bytes of rows in one answer before the server says `more`. */
export const ANSWER_BUDGET = 400_000;

/** The live line says at least this often, in ms, that it is there. */
export const LIVE_BEAT_MS = 25_000;

/** Fields that hold more than a line. */
const TEXTS = ['text', 'reason', 'note', 'uncertain', 'result', 'lead', 'deadlineText'];

/** Does a deed hold a text that is longer than its schema allows? Steps are looked into, too. */
export function isTooLong(deed: object): boolean {
  return Object.entries(deed).some(([name, value]) => {
    if (typeof value === 'string') {
      // A step's `text` is one line of a checklist.
      const long = TEXTS.includes(name) && 'kind' in deed;
      return value.length > (long ? TEXT_MAX : LINE_MAX);
    }
    return typeof value === 'object' && value !== null && isTooLong(value);
  });
}
