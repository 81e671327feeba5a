import type { Take } from '../../local/db.ts';

/** Where a taken photo is looked at and answered for. */
export function photoAddress({ assignmentId, key }: Pick<Take, 'assignmentId' | 'key'>): string {
  return `/viec/${assignmentId}?anh=${encodeURIComponent(key.slice(assignmentId.length + 1))}`;
}
