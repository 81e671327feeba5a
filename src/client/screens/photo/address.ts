import type { PhotoTarget } from '../../local/camera.ts';

/** Where a taken photo is looked at and answered for. */
export function photoAddress({ assignmentId, stepId }: PhotoTarget): string {
  return `/viec/${assignmentId}?anh=${encodeURIComponent(stepId ?? '')}`;
}
