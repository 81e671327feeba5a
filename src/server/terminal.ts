import texts from './terminal.json' with { type: 'json' };

/** A sentence for the person at the terminal. */
export function say(key: keyof typeof texts, values: Record<string, string | number> = {}): string {
  return texts[key].replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));
}
