import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, read, withoutComments } from './support/source.ts';

/**
 * The walls. A file belongs to the first row whose `room` begins its path; it may import its own
 * room, the `rooms` and the `packages` of its row, and the `late` ones only by `import()` or as
 * types, so that they stay out of the first load.
 */
type Row = {
  room: string;
  rooms?: string[];
  packages?: string[];
  late?: string[];
  never?: RegExp;
};

const CLOCK_AND_CHANCE = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(/;
const NETWORK = /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b/;
const STANDARD = /^node:/;

const WALLS: Row[] = [
  { room: 'src/locales/' },
  { room: 'src/office/', packages: ['fflate'] },
  { room: 'src/shared/', packages: ['zod/mini'], never: CLOCK_AND_CHANCE },
  // Opens files for the wizard, on a thread of its own: the one place of the phone that is all late.
  {
    room: 'src/client/local/import/import-worker.ts',
    rooms: ['src/client/local/import/', 'src/shared/', 'src/office/'],
  },
  {
    room: 'src/client/local/',
    rooms: ['src/shared/'],
    packages: ['dexie', 'idb-keyval', 'preact/hooks'],
    never: NETWORK,
  },
  {
    room: 'src/client/sync/',
    rooms: ['src/client/local/', 'src/shared/'],
    packages: ['zod/mini', 'workbox-window'],
  },
  {
    room: 'src/client/parts/',
    rooms: ['src/shared/', 'src/client/i18n.ts'],
    packages: ['preact', 'preact/hooks', 'lucide-preact', 'lean-qr/nano'],
    never: NETWORK,
  },
  {
    room: 'src/client/screens/',
    rooms: [
      'src/client/parts/',
      'src/client/local/',
      'src/client/here.ts',
      'src/client/i18n.ts',
      'src/shared/',
    ],
    packages: ['preact', 'preact/hooks', 'preact-iso', 'lucide-preact'],
    late: ['src/office/'],
    never: NETWORK,
  },
  { room: 'src/client/i18n.ts', rooms: ['src/locales/'], packages: ['i18next', 'preact/hooks'] },
  {
    room: 'src/client/here.ts',
    rooms: ['src/client/local/', 'src/client/looks.ts', 'src/shared/'],
    packages: ['preact', 'preact/hooks'],
  },
  {
    room: 'src/client/',
    rooms: ['src/shared/', 'src/office/', 'src/locales/'],
    packages: ['preact', 'preact/hooks', 'preact-iso', 'lucide-preact'],
  },
  {
    room: 'src/server/store/',
    rooms: ['src/shared/'],
    packages: ['kysely', 'kysely/', 'better-sqlite3', 'pg', 'node:'],
  },
  { room: 'src/server/templates/', rooms: ['src/shared/'], packages: ['zod/mini'] },
  {
    room: 'src/server/backup/',
    rooms: ['src/server/store/', 'src/server/blobs/', 'src/shared/'],
    packages: ['zod/mini', 'node:'],
  },
  {
    room: 'src/server/push/',
    rooms: ['src/server/store/', 'src/shared/'],
    packages: ['web-push', 'node:'],
  },
  { room: 'src/server/blobs/', rooms: ['src/shared/'], packages: ['node:'] },
  {
    room: 'src/server/routes/',
    rooms: [
      'src/server/store/',
      'src/server/blobs/',
      'src/server/templates/',
      'src/server/who.ts',
      'src/shared/',
    ],
    // Of Node only what turns bytes into other bytes.
    packages: ['hono', 'hono/', 'zod/mini', 'node:util', 'node:zlib', 'node:crypto'],
  },
  {
    room: 'src/server/',
    rooms: ['src/shared/', 'src/office/', 'src/locales/'],
    packages: ['hono', 'hono/', '@hono/node-server', 'pino', 'zod/mini', 'node:'],
  },
  {
    room: 'src/sw/',
    rooms: ['src/client/sync/', 'src/client/local/pocket.ts', 'src/locales/', 'src/shared/'],
    packages: ['workbox-precaching', 'workbox-routing'],
  },
];

type Import = { file: string; target: string; late: boolean };

const STATIC = /^[ \t]*(?:import|export)\b([^'"`;=(]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const LATE =
  /\bimport\(\s*['"]([^'"]+)['"]|\bnew URL\(\s*['"](\.[^'"]+\.\w+)['"],\s*import\.meta\.url/g;

function importsOf(file: string): Import[] {
  const code = withoutComments(read(file));
  const place = (target: string) =>
    target.startsWith('.') ? (join(dirname(file), target).split('?')[0] ?? '') : target;
  return [
    ...[...code.matchAll(STATIC)].map(([, names = '', target = '']) => ({
      file,
      target: place(target),
      late: /^\s*type\b/.test(names),
    })),
    ...[...code.matchAll(LATE)].map(([, loaded, address]) => ({
      file,
      target: place(loaded ?? address ?? ''),
      late: true,
    })),
  ];
}

function stands(target: string, place: string): boolean {
  return target === place || (/[/:]$/.test(place) && target.startsWith(place));
}

const FILES = filesIn('src').filter((file) => !file.endsWith('tsconfig.json'));
const CODE = FILES.filter((file) => /\.tsx?$/.test(file));
const rowOf = (file: string) => WALLS.find(({ room }) => file.startsWith(room));

describe('the walls between the rooms', () => {
  test('every file stands in a room that has a row', () => {
    expect(CODE.length).toBeGreaterThan(0);
    expect(FILES.filter((file) => !rowOf(file))).toEqual([]);
  });

  test.each(WALLS)('$room imports only what its row allows', (row) => {
    const { room, rooms = [], packages = [], late = [] } = row;
    const forbidden = CODE.filter((file) => rowOf(file) === row)
      .flatMap(importsOf)
      .filter((one) => {
        const allowed = [room, ...rooms, ...packages, ...(one.late ? late : [])];
        return !allowed.some((place) => stands(one.target, place));
      });
    expect(forbidden.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test.each(WALLS.filter(({ never }) => never))('$room keeps away from $never', (row) => {
    const reaching = CODE.filter((file) => rowOf(file) === row).filter((file) =>
      row.never?.test(withoutComments(read(file))),
    );
    expect(reaching).toEqual([]);
  });

  test('the phone knows nothing of the server, nor the server of the phone', () => {
    const across = CODE.flatMap(importsOf).filter(
      ({ file, target }) =>
        (/^src\/(client|sw|office|shared)\//.test(file) &&
          (target.startsWith('src/server/') || STANDARD.test(target))) ||
        (file.startsWith('src/server/') && /^src\/(client|sw)\//.test(target)),
    );
    expect(across).toEqual([]);
  });
});

describe('how files are written', () => {
  test('nothing is exported by default', () => {
    const found = CODE.filter((file) => /^export default\b|\bas default\b/m.test(read(file)));
    expect(found).toEqual([]);
  });

  test('no file only passes on what others export', () => {
    const passing = /^export\b[^;'"]*\bfrom\s*['"][^'"]+['"];?/gm;
    const barrels = CODE.filter((file) => {
      const code = withoutComments(read(file));
      return passing.test(code) && code.replace(passing, '').trim() === '';
    });
    expect(barrels).toEqual([]);
  });

  test('a relative import names its file with the ending', () => {
    const vague = CODE.flatMap(importsOf).filter(
      ({ target }) => target.startsWith('src/') && !/\.(ts|tsx|json|css)$/.test(target),
    );
    expect(vague).toEqual([]);
  });

  test('a relative import leads to a file', () => {
    const known = new Set(FILES);
    const lost = CODE.flatMap(importsOf).filter(
      ({ target }) => target.startsWith('src/') && !known.has(target),
    );
    expect(lost.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test('no file is named for what everything is', () => {
    expect(FILES.filter((file) => /manager|service|helper|util/i.test(file))).toEqual([]);
  });

  test('a file of more than 300 lines says at its head why: "Long because …"', () => {
    const silent = CODE.filter((file) => {
      const lines = read(file).split('\n');
      return lines.length > 301 && !/long because/i.test(lines.slice(0, 15).join('\n'));
    });
    expect(silent).toEqual([]);
  });
});
