/**
 * Why a file cannot be read at all:
 * `empty` nothing in it · `encrypted` a password guards it · `legacyDoc`/`legacyXls` the binary formats of before 2007 ·
 * `pdf` · `notOffice` some other kind of file · `brokenFile` damaged or cut short · `bomb` unpacks to far more than a
 * document can need · `tooLarge` honest but beyond what a plan can be · `encoding` letters in an encoding nobody can tell.
 */
export type RefusedFile =
  | 'empty'
  | 'encrypted'
  | 'legacyDoc'
  | 'legacyXls'
  | 'pdf'
  | 'notOffice'
  | 'brokenFile'
  | 'bomb'
  | 'tooLarge'
  | 'encoding';

/** Thrown inside a reader and turned into a value at the one door, `openOffice`. */
export class BadFile extends Error {
  readonly code: RefusedFile;

  constructor(code: RefusedFile) {
    super(code);
    this.code = code;
  }
}

/** The refusal as a value; anything but a `BadFile` is a bug and flies on. */
export function refusedBy(error: unknown): { refused: RefusedFile } {
  if (error instanceof BadFile) return { refused: error.code };
  throw error;
}
