// Holds the first visit to its budget, and keeps the app from asking any other server for anything.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ROOT } from './need-node.mjs';
import { NOT_FIRST } from './texts.mjs';

const BUDGET = 80_000;
/** What reading a plan costs, gzip: the screen and the reader, asked for only there. */
const IMPORT_BUDGET = 60_000;
const DIST = `${ROOT}dist/`;

const html = readFileSync(`${DIST}index.html`, 'utf8');
const problems = [
  ...elsewhere(),
  ...tooLarge(),
  ...saidTooEarly(),
  ...importTooLarge(),
  ...fonts(),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/** The page, and what it cannot show its first screen without. */
function firstLoad() {
  const chunks = Object.values(JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8')));
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/([^"]+)"/g)];
  const found = new Set(
    named
      .map(([, file]) => file)
      .filter((file) => /\.(js|css)$/.test(file) && existsSync(DIST + file)),
  );
  const manifest = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8'));
  for (const file of found) {
    const chunk = chunks.find((one) => one.file === file);
    for (const css of chunk?.css ?? []) found.add(css);
    for (const key of chunk?.imports ?? []) found.add(manifest[key].file);
  }
  return ['index.html', ...found];
}

function tooLarge() {
  const rows = firstLoad().map((file) => ({ file, bytes: zipped(file) }));
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of rows) console.log(`${String(bytes).padStart(8)}  ${file}`);
  console.log(`${String(total).padStart(8)}  first load, gzip; the budget is ${BUDGET}`);
  return total > BUDGET ? [`The first load is ${total - BUDGET} bytes over its budget.`] : [];
}

/** Texts that the first load asks for and that come only later: a key would stand on the screen. */
function saidTooEarly() {
  const code = firstLoad()
    .map((file) => readFileSync(DIST + file, 'utf8'))
    .join();
  const early = NOT_FIRST.filter((key) => new RegExp(`[\`'"]${key}[\`'"]`).test(code));
  return early.map(
    (key) => `The first load says ${key}, which scripts/texts.mjs leaves for later.`,
  );
}

/** Letters come from the phone itself: a font of ours would cost more than all else. */
function fonts() {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(woff2?|ttf|otf)$/.test(file),
  );
  return files.map((file) => `${file} is a font, and the app has none.`);
}

/** The wizard's own files; none of them may be part of the first load. */
function importTooLarge() {
  const files = readdirSync(`${DIST}assets`).filter((file) =>
    /^(import-worker|plan-in)-/.test(file),
  );
  const early = firstLoad().filter((file) => files.some((own) => file.endsWith(own)));
  const total = files.reduce((sum, file) => sum + zipped(`assets/${file}`), 0);
  console.log(
    `${String(total).padStart(8)}  bringing a plan in, gzip; the budget is ${IMPORT_BUDGET}`,
  );
  return [
    ...early.map((file) => `${file} reads plans and is part of the first load.`),
    ...(files.length < 2 ? ['The files that read plans are not where they were.'] : []),
    ...(total > IMPORT_BUDGET
      ? [`Bringing a plan in is ${total - IMPORT_BUDGET} bytes over.`]
      : []),
  ];
}

function zipped(file) {
  return gzipSync(readFileSync(DIST + file), { level: 9 }).length;
}

/** Scripts, styles, fonts and pictures from another origin; links a person may follow are fine. */
function elsewhere() {
  const origin = String.raw`["'(\s]*(?:https?:)?//[\w.-]+`;
  const asks = {
    html: new RegExp(`<(?!a\\b)[^>]*\\b(?:src|href)=${origin}`, 'gi'),
    css: new RegExp(`(?:@import|url\\()${origin}`, 'gi'),
    js: new RegExp(
      `(?:\\bfrom|\\bimport|\\bimportScripts\\(|\\burl\\(|\\bimport\\()${origin}`,
      'gi',
    ),
    webmanifest: new RegExp(`"src":\\s*${origin}`, 'gi'),
  };
  asks.svg = asks.html;
  return readdirSync(DIST, { recursive: true }).flatMap((file) => {
    const pattern = asks[String(file).split('.').pop()];
    if (!pattern) return [];
    const found = readFileSync(DIST + file, 'utf8').match(pattern) ?? [];
    return found.map((text) => `dist/${file} loads from another origin: ${text.slice(-100)}`);
  });
}
