/**
 * Browsers that live inside another app. What is stored there is apart from Chrome's and Safari's and
 * is lost with the app, so nothing is stored in them and nobody signs in; both sides ask here.
 * The marks are those that the apps themselves put into their user agent.
 */
const MARKS: [mark: RegExp, app: string][] = [
  [/\bZalo/i, 'Zalo'],
  [/Messenger|Orca-/i, 'Messenger'],
  [/\bFB(AN|AV|_IAB)\b/, 'Facebook'],
  [/Instagram/i, 'Instagram'],
  [/TikTok|musical_ly|Bytedance/i, 'TikTok'],
  [/\bLine\//i, 'LINE'],
  // Android's mark of a web view in any app. An iPhone has none: its home-screen apps look the same.
  [/; wv\)/, ''],
];

/** The app that a browser lives in, '' for one without a known name; null for a browser of its own. */
export function hostApp(userAgent: string): string | null {
  return MARKS.find(([mark]) => mark.test(userAgent))?.[1] ?? null;
}
