import type { TextKey } from '../i18n.ts';

const KINDS: [RegExp, TextKey][] = [
  [/iPhone/, 'loss.iphone'],
  [/iPad/, 'loss.ipad'],
  [/Android/, 'loss.android'],
  [/Windows|Macintosh|Linux|CrOS/, 'loss.computer'],
];

/** What people call a device of whose browser only the long name is known. */
export function deviceKey(browser: string): TextKey {
  return KINDS.find(([sign]) => sign.test(browser))?.[1] ?? 'loss.device';
}
