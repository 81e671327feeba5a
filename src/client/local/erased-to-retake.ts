import { isRetracted } from '../../shared/evidence.ts';
import type { EntityOf } from './work.ts';

/**
 * Photos that an official erased, or took away as was done before there was erasing, for which no
 * new one has come: neither in their place nor later for the same step.
 */
export function erasedToRetake(evidence: readonly EntityOf<'evidence'>[]): EntityOf<'evidence'>[] {
  const kept = evidence.filter(({ body }) => !isRetracted(body));
  return evidence.filter(({ id, body }) => {
    const gone = body.erased ?? (isRetracted(body) ? body.retracted : null);
    if (!gone || (!body.erased && gone.by === body.mark.by)) return false;
    return !kept.some(
      ({ body: other }) =>
        other.replaces === id || (other.stepId === body.stepId && other.mark.at > gone.at),
    );
  });
}
