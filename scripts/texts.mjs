import { readFileSync } from 'node:fs';

/**
 * The parts of `vi.json` that the first screen needs. The file stays one, for translators; the
 * build cuts it in two, because the phone's first load pays for every word in it.
 */
export const FIRST = [
  'app',
  'tab',
  'state',
  'bar',
  'deadline',
  'progress',
  'row',
  'today',
  'undo',
  'when',
];

/** Serves `vi.json?first` and `vi.json?later`: the texts of the first screen, and all others. */
export function texts() {
  return {
    name: 'texts',
    enforce: 'pre',
    load(id) {
      const [path, part] = id.split('?');
      if (!path.endsWith('/locales/vi.json') || (part !== 'first' && part !== 'later')) return null;
      this.addWatchFile(path);
      const all = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
      const some = all.filter(([name]) => FIRST.includes(name) === (part === 'first'));
      return `export const texts = ${JSON.stringify(Object.fromEntries(some))}`;
    },
  };
}
