import type { Id } from '../../shared/model.ts';
import { type Progress, photosArrived } from '../../shared/progress.ts';
import { compareNames } from '../../shared/text/compare-names.ts';
import { givenId } from '../../shared/turn-id.ts';
import { evidenceToReview } from './count-to-review.ts';
import type { Db } from './db.ts';
import { groupBy } from './oversight.ts';
import type { Phone } from './phone.ts';
import { readVerdict, type Verdict } from './verdict.ts';
import { all, type EntityOf, namesOf } from './work.ts';

/** A photo that waits for an official, with everything needed to judge it. */
export type ToReview = {
  id: Id;
  evidence: EntityOf<'evidence'>['body'];
  by: string;
  place: { id: Id; name: string };
  task: { id: Id; title: string };
  /** Null where the photo belongs to the work as a whole. */
  step: string | null;
  /** Of all photos of its piece of work, how many the ward holds. */
  arrived: Progress;
};

export type Waiting = {
  /** The oldest first; without the one whose answer may still be undone. */
  photos: ToReview[];
  verdict: Verdict | null;
};

export async function readToReview(phone: Phone): Promise<Waiting> {
  const { db } = phone;
  const [evidence, verdict] = await Promise.all([evidenceToReview(db), readVerdict(db)]);
  evidence.sort((a, b) => a.body.mark.at - b.body.mark.at);
  return { photos: await describePhotos(db, evidence), verdict };
}

/** These photos, in their order, each with everything needed to judge it. */
export async function describePhotos(
  db: Db,
  evidence: readonly EntityOf<'evidence'>[],
): Promise<ToReview[]> {
  if (evidence.length === 0) return [];
  const [everything, places, assignments, tasks, names] = await Promise.all([
    all(db, 'evidence'),
    all(db, 'place'),
    all(db, 'assignment'),
    all(db, 'task'),
    namesOf(db),
  ]);
  const placeNames = new Map(places.map(({ id, body }) => [id, body.name]));
  const titles = new Map(tasks.map(({ id, body }) => [id, body.title]));
  const work = new Map(assignments.map(({ id, body }) => [id, body]));
  const bodies = everything.map(({ body }) => body);
  const together = groupBy(bodies, (body) => body.assignmentId);
  return evidence.map(({ id, body }): ToReview => {
    const { placeId, assignmentId, stepId } = body;
    const assignment = work.get(givenId(assignmentId));
    const taskId = assignment?.taskId ?? '';
    return {
      id,
      evidence: body,
      by: names.get(body.mark.by) ?? '',
      place: { id: placeId, name: placeNames.get(placeId) ?? placeId },
      task: { id: taskId, title: titles.get(taskId) ?? '' },
      step: assignment?.steps.find((step) => step.id === stepId)?.text ?? null,
      arrived: photosArrived(together.get(assignmentId) ?? []),
    };
  });
}

/** What photos can be sorted out by, each once, in Vietnamese order. */
export function choicesOf(
  photos: readonly ToReview[],
  of: (photo: ToReview) => { id: Id; label: string },
): { value: Id; label: string }[] {
  const found = new Map(photos.map((photo) => [of(photo).id, of(photo).label]));
  return [...found]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => compareNames(a.label, b.label));
}
