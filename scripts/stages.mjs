import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { build } from './build.mjs';
import { installChromium } from './chromium.mjs';
import { needNode, ROOT } from './need-node.mjs';
import { run } from './run.mjs';
import { install } from './setup.mjs';

const RESULTS = 'node_modules/.cache/results';
const VITEST = `${RESULTS}/vitest.json`;
const PLAYWRIGHT = `${RESULTS}/playwright.json`;
const BIOME = 'node_modules/@biomejs/cli-linux-x64/biome';

/**
 * What is checked, in order. `run` is a command and `seconds` its limit, or `does` a function;
 * `quick` makes it part of `npm run check`; `after` names the stages without which it cannot run.
 * A stage counts as one test unless `count` reads the tests it ran.
 */
const STAGES = [
  { name: 'packages', does: install, quick: true },
  { name: 'format and lint', run: [BIOME, 'check', '.'], seconds: 60, quick: true },
  { name: 'types', run: ['tsc', '-b'], seconds: 120, quick: true },
  // The slow tests measure in a browser.
  { name: 'chromium', does: installChromium },
  {
    name: 'tests',
    run: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`],
    quick: true,
    // The whole of it kills real servers and plays schedules on real stores.
    seconds: 1_200,
    count: countVitest,
  },
  {
    name: 'simulation',
    run: ['node', 'test/sim/cli.ts', '--seeds', '10000', '--workers', '2', '--sometimes'],
    seconds: 600,
  },
  { name: 'build', does: build, quick: true },
  { name: 'size', run: ['node', 'scripts/size.mjs'], seconds: 30, quick: true, after: ['build'] },
  {
    name: 'end to end',
    run: ['playwright', 'test', '-c', 'test/e2e/playwright.config.ts'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT },
    seconds: 3_000,
    after: ['build', 'chromium'],
    count: countPlaywright,
  },
];

/**
 * Runs every stage, also after a failure, and prints what each took and, as the last line,
 * `N passed, N failed`. The process ends with 1 when anything failed.
 */
export async function runStages({ quick }) {
  needNode(20);
  const stages = STAGES.filter((stage) => !quick || stage.quick);
  const results = [];
  for (const stage of stages) results.push(await runStage(stage, { quick, before: results }));
  console.log('');
  for (const { name, passed, failed, seconds, missing } of results) {
    const verdict = failed === 0 ? 'ok    ' : 'FAILED';
    const note = missing ? `not run without: ${missing}` : `${seconds.toFixed(1)} s`;
    console.log(
      `${verdict}  ${name.padEnd(16)} ${`${passed} / ${passed + failed}`.padEnd(11)} ${note}`,
    );
  }
  const sum = (key) => results.reduce((total, one) => total + one[key], 0);
  // Whoever sees only the end of a long output must find here what to run again.
  for (const { name, failures = [] } of results) {
    for (const line of failures) console.log(`failed in ${name}: ${line}`);
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

async function runStage(stage, { quick, before }) {
  const { name, after = [], count } = stage;
  // Without packages no tool exists at all.
  const needed = [...after, 'packages'];
  const missing = before.find((one) => needed.includes(one.name) && one.failed > 0)?.name;
  if (missing) return { name, passed: 0, failed: 1, seconds: 0, missing };
  console.log(`\n── ${name}`);
  mkdirSync(ROOT + RESULTS, { recursive: true });
  if (count) for (const old of [VITEST, PLAYWRIGHT]) rmSync(ROOT + old, { force: true });
  const began = performance.now();
  const env = { ...stage.env, ...(quick && { QUICK: '1' }) };
  const ok = stage.does
    ? await stage.does()
    : (await run(stage.run, { seconds: stage.seconds, env })) === 0;
  const seconds = (performance.now() - began) / 1_000;
  const { passed, failed, failures } = count?.() ?? { passed: ok ? 1 : 0, failed: 0 };
  // A tool may fail without a failing test: a file that does not load, a crash, the time limit.
  return { name, seconds, passed, failed: ok ? failed : Math.max(failed, 1), failures };
}

function countVitest() {
  const report = readReport(VITEST);
  if (!report) return { passed: 0, failed: 0 };
  const failures = report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      const file = name.replace(ROOT, '');
      // A file that did not load has no test that failed.
      if (failed.length === 0) return [`${file}: ${firstLines(message)}`];
      return failed.map((one) => `${file}: ${one.fullName}: ${firstLines(one.failureMessages[0])}`);
    });
  return { passed: report.numPassedTests, failed: failures.length, failures };
}

function countPlaywright() {
  const report = readReport(PLAYWRIGHT);
  if (!report) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = report.stats;
  const specs = report.suites.flatMap(specsIn);
  const failures = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const { error, attachments = [] } =
        tests.flatMap(({ results }) => results).find((result) => result.error) ?? {};
      const line = error?.location?.line ?? '';
      return `${file}:${line}: ${title}: ${firstLines(error?.message)}${pageThen(attachments)}`;
    });
  return { passed: expected, failed: unexpected + flaky, failures };
}

function specsIn({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)];
}

/** The start of a tool's message, without its colours. */
function firstLines(text = '') {
  const lines = stripVTControlCharacters(text).split('\n').slice(0, 8);
  return lines.map((line) => line.slice(0, 200)).join('\n  ');
}

/** What stood on the page when a journey failed: the machine it failed on may be gone by the time one looks. */
function pageThen(attachments) {
  const path = attachments.find(({ name }) => name === 'error-context')?.path;
  if (!path || !existsSync(path)) return '';
  const [, page = ''] = readFileSync(path, 'utf8').split('```yaml\n');
  return `\n  ${page.split('```')[0].split('\n').slice(0, 60).join('\n  ')}`;
}

/** Null when the tool did not live to write it. */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(ROOT + path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
