import { CODE_LETTERS as LETTERS } from '../../shared/code-letters.ts';

const LENGTH = 5;
/** Which files this is; two builds have two names. */
export const BUILD = import.meta.url.replace(/^.*\/|\..*$/g, '');

/**
 * Five letters that stand for what went wrong where. The same fault has the same ones on every phone
 * with this build and kind of browser, since words that hold a digit, as ids do, do not count.
 */
export function faultCode(error: unknown): string {
  const { name = error, message = '', stack = '' } = Object(error) as Partial<Error>;
  const [frame] = /(?:assets|src)\/(?!libraries)\S+:\d+:\d+/.exec(stack) ?? [];
  const what = `${BUILD} ${name} ${message.replace(/\S*\d\S*/g, '')} ${frame}`;
  let hash = 0;
  for (const letter of what) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  let code = '';
  for (let rest = hash >>> 0; code.length < LENGTH; rest = Math.floor(rest / LETTERS.length)) {
    code += LETTERS[rest % LETTERS.length];
  }
  return code;
}
