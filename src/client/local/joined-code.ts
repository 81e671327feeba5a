const KEY = 'joinedCode';

/**
 * The code this person joined with, for as long as this tab lives: an iPhone's installed app is
 * another storage and asks for it once more. Never in an address, where it would stay in the history.
 */
export function keepJoinedCode(code: string): void {
  sessionStorage.setItem(KEY, code);
}

export function joinedCode(): string | null {
  return sessionStorage.getItem(KEY);
}
