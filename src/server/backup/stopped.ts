/** Why a backup or a restore did not happen; nothing that was there before was touched. */
export type Reason =
  | 'exists'
  | 'noFolder'
  | 'noRoom'
  | 'noFile'
  | 'foreign'
  | 'broken'
  | 'newer'
  | 'inUse'
  | 'interrupted';

/** An expected end, on the way to the one place that says it. */
export class Stopped extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

const REASONS: Record<string, Reason> = {
  ENOSPC: 'noRoom',
  EDQUOT: 'noRoom',
  // Larger than the disk's kind of file may be: 4 GB on many a stick.
  EFBIG: 'noRoom',
  ENOENT: 'noFolder',
  ENOTDIR: 'noFolder',
  EACCES: 'noFolder',
  EPERM: 'noFolder',
  EROFS: 'noFolder',
};

/** What the system says as a reason of ours; any other error stays what it is. */
export function reasonOf(error: unknown): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  return reason ? new Stopped(reason) : error;
}
