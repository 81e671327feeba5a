/** Every way this program says no. Codes cross the wire, sentences do not (`locales` holds those). */
export const REFUSALS = {
  badRequest: 400,
  signedOut: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  codeWrong: 404,
  codeExpired: 410,
  codeUsed: 410,
  tooLong: 422,
  tooLate: 422,
  tooEarly: 422,
  tooBig: 413,
  mismatch: 422,
  notBare: 422,
  erased: 410,
  unknownOp: 422,
  badOp: 422,
  tooMany: 429,
  broken: 500,
  busy: 503,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** A *no* with its code; thrown for what a person may meet, never for a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** HTTP status of a code; the one table both sides read. */
export function statusOf(code: RefusalCode): number {
  return REFUSALS[code];
}

export function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === 'string' && Object.hasOwn(REFUSALS, code);
}
