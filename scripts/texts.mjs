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

/** Of those parts, what the first screen does not say; `scripts/size.mjs` sees that it stays so. */
export const NOT_FIRST = [
  'app.cancel',
  'app.close',
  'app.home',
  'app.keep',
  'app.later',
  'app.none',
  'app.someone',
  'app.understood',
  'bar.install',
  'bar.installNow',
  'deadline.lateNote',
  'tab.report',
  'today.allDone',
  'today.came',
  'today.check',
  'today.empty',
  'today.loading',
  'today.notYet',
  'undo.approved',
  'undo.counted',
  'undo.returned',
];

/** What notifications say, in every language: the service worker has no more room than for that. */
const PUSH = 'push';

/**
 * Serves `vi.json?first` and `vi.json?later`: the texts of the first screen, and all others; and of
 * each language `?push`, by their full keys.
 */
export function texts() {
  return {
    name: 'texts',
    enforce: 'pre',
    load(id) {
      const [path, part] = id.split('?');
      if (part === PUSH) {
        this.addWatchFile(path);
        const said = Object.entries(JSON.parse(readFileSync(path, 'utf8'))[PUSH]);
        const texts = Object.fromEntries(said.map(([key, text]) => [`${PUSH}.${key}`, text]));
        return `export const texts = ${JSON.stringify(texts)}`;
      }
      if (!path.endsWith('/locales/vi.json') || (part !== 'first' && part !== 'later')) return null;
      this.addWatchFile(path);
      const all = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
      const some = all.map(([name, group]) => {
        const wanted = (key) => isFirst(name, key) === (part === 'first');
        return [name, Object.fromEntries(Object.entries(group).filter(([key]) => wanted(key)))];
      });
      const filled = some.filter(([, group]) => Object.keys(group).length > 0);
      return `export const texts = ${JSON.stringify(Object.fromEntries(filled))}`;
    },
  };
}

function isFirst(name, key) {
  return FIRST.includes(name) && !NOT_FIRST.includes(`${name}.${key}`);
}
