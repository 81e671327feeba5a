import { measureIdle, measureUpdates, measureWarmIdle, queue } from './exchange.ts';
import { moveIntoOwnNet } from './own-net.ts';
import { type Field, openField, type Phone } from './phone.ts';
import { measureCuts, sendPhotos, takePhotos, VILLAGE } from './photos.ts';
import { openHistory } from './pull.ts';
import { rawPush } from './raw-push.ts';
import { openShrinkField } from './shrink.ts';
import { openStartField } from './start.ts';
import { inTurn, middle, print, shown, timed } from './table.ts';
import { openTapField, SLOWER, type Tap, tapMany } from './tap.ts';

/**
 * `npm run bench [-- name …] [--rounds N] [--scale N]`; method and last figures: docs/bench.md.
 * Counts are held by tests beside this file, times are only printed.
 */
moveIntoOwnNet();
const args = process.argv.slice(2);
const number = (name: string, otherwise: number) => {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : Number(args[at + 1]);
};
const rounds = number('--rounds', 3);
const scale = number('--scale', 10);
const TAPS = number('--taps', 20);
const STARTS = 10;
const SHRINKS = 10;
const kB = (bytes: number) => `${bytes.toLocaleString('en')} B`;

const BENCHES: Record<string, () => Promise<void>> = {
  bytes: () => inField(benchBytes),
  updates: benchUpdates,
  photos: () => inField(benchPhotos),
  cuts: () => inField(benchCuts),
  pull: benchPull,
  tap: benchTap,
  start: benchStart,
  shrink: benchShrink,
};

async function inField<T>(bench: (field: Field) => Promise<T>): Promise<T> {
  const field = await openField();
  return bench(field).finally(field.end);
}

async function benchBytes(field: Field): Promise<void> {
  const phone = await field.phone(null);
  const updates = await measureUpdates(phone);
  const idle = await measureIdle(phone);
  const warm = await measureWarmIdle(await field.phone(null, 'tls'));
  print('bytes of HTTP, Chromium, no TLS unless said', [
    {
      what: '500 updates, up, head and body',
      value: kB(updates.up.all),
      beside: `bar 15,000 B; ${updates.requests} request`,
    },
    { what: '  of which body', value: kB(updates.up.body), beside: '' },
    { what: '  answer', value: kB(updates.down.all), beside: '' },
    {
      what: 'idle exchange, up, body and the lines the app sets',
      value: kB(idle.up.ours),
      beside: 'bar 400 B',
    },
    {
      what: '  with the lines Chromium adds',
      value: kB(idle.up.all),
      beside: 'no page can leave these out',
    },
    { what: 'idle exchange, answer, all', value: kB(idle.down.all), beside: 'bar 400 B' },
    {
      what: 'idle exchange by HTTP/2 and TLS, warm, all up',
      value: kB(warm.up),
      beside: 'bar 400 B',
    },
    { what: '  answer, all', value: kB(warm.down), beside: 'bar 400 B' },
  ]);
}

/**
 * At true speed: what the processor needs may not be scaled. Each round in a ward of its own, since work
 * that was ticked in the round before has more to say.
 */
async function benchUpdates(): Promise<void> {
  const inWeather = (many: number, seed: number, limit?: number) =>
    inField(async (field) => {
      const phone = await field.phone(null);
      await queue(phone, many, seed);
      phone.link.change({ ...VILLAGE, seed });
      return (await phone.ask('exchangeAll', limit)).ms;
    });
  const { up, down } = await inField(async (field) => measureUpdates(await field.phone(null)));
  let seed = 1;
  const product = () => inWeather(500, ++seed);
  const ideal = () => rawPush({ ...VILLAGE, seed }, up.all, down.all);
  const [ours = [], raw = []] = await inTurn(rounds, [product, ideal]);
  const single = (await inWeather(10, 99, 1)) / 10;
  print('500 updates, 50 kbit/s, 800 ms, 5 % loss, from cold', [
    { what: 'one exchange', value: shown(ours), beside: 'bar 8,000 ms' },
    { what: 'the same bytes through one socket', value: shown(raw), beside: 'the floor' },
    {
      what: '500 requests of one update (10 measured)',
      value: `${(single * 500).toFixed(0)} ms`,
      beside: '',
    },
  ]);
}

async function benchPhotos(field: Field): Promise<void> {
  const [many, bytes] = [20, 200_000];
  const phone = await field.phone(null);
  const weather = { ...VILLAGE, scale };
  await takePhotos(phone, many, bytes);
  // At the same time, each on a line of its own: at true speed either takes its eleven minutes.
  const [raw, ours] = await Promise.all([
    rawPush(weather, many * bytes, 1).then((ms) => ms * scale),
    sendPhotos(phone, weather),
  ]);
  print(`20 photos of 200 KB on that line, times ${scale} faster`, [
    {
      what: 'the photo lane',
      value: `${(ours / 1000).toFixed(0)} s`,
      beside: 'thumbnails included',
    },
    {
      what: 'their bytes through one socket',
      value: `${(raw / 1000).toFixed(0)} s`,
      beside: `${(100 * (ours / raw - 1)).toFixed(1)} % over the floor; bar 8 %`,
    },
  ]);
}

async function benchCuts(field: Field): Promise<void> {
  await benchCutsOn(await field.phone(null), '');
  await benchCutsOn(await field.phone(null, 'tls'), ', by HTTP/2 through a proxy');
}

async function benchCutsOn(phone: Phone, how: string): Promise<void> {
  const weather = { ...VILLAGE, scale, cutEveryMs: 20_000 };
  const { cuts, landed, again, sent } = await measureCuts(phone, {
    ...{ many: 5, bytes: 200_000, weather },
  });
  const share = (bytes: number) => `${((100 * bytes) / (landed - again)).toFixed(1)} %`;
  print(`5 photos, a cut every 20 s of the line, times ${scale} faster${how}`, [
    { what: 'cuts', value: String(cuts), beside: '' },
    { what: 'came out of the line twice', value: share(again), beside: 'bar 5 %' },
    {
      what: 'put on the line beyond the photos',
      value: share(sent - landed + again),
      beside: 'heads, thumbnails, lost in the air by cuts',
    },
  ]);
}

async function benchPull(): Promise<void> {
  const short = await openHistory(10_000);
  const long = await openHistory(1_000_000);
  try {
    const many = (history: typeof short, since: number) => () =>
      timed(async () => {
        for (let i = 0; i < 20; i++) await history.pull(since);
      });
    const first = await inTurn(rounds * 4, [many(short, 0), many(long, 0)]);
    const idle = await inTurn(rounds * 4, [many(short, short.head), many(long, long.head)]);
    const each = ([a = [], b = []]: number[][]) => [a.map((ms) => ms / 20), b.map((ms) => ms / 20)];
    for (const [what, pair] of Object.entries({
      'first download': each(first),
      idle: each(idle),
    })) {
      const [a = [], b = []] = pair;
      print(`a pull, real SQLite file: ${what}`, [
        { what: 'history of 10,000 ops', value: shown(a, 'ms', 2), beside: '' },
        {
          what: 'history of 1,000,000 ops',
          value: shown(b, 'ms', 2),
          beside: `ratio ${(middle(b).median / middle(a).median).toFixed(2)}; bar 0.8–1.2`,
        },
      ]);
    }
  } finally {
    await short.close();
    await long.close();
  }
}

async function benchTap(): Promise<void> {
  const field = await openTapField();
  try {
    for (const [where, open] of [
      ['on Today', field.today],
      ['on a task of 22 steps', field.task],
    ] as const) {
      await open();
      const taps = await tapMany(field, TAPS);
      const line = (what: string, of: (tap: Tap) => number, beside = '') => {
        const { median, p95 } = middle(taps.map(of));
        return { what, value: `${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`, beside };
      };
      print(`${TAPS} taps ${where}, 10,000 steps on the phone, processor 4 times slower`, [
        line('the tick is on the screen', (tap) => tap.shown, 'bar 100 ms'),
        line('  and never goes away again', (tap) => tap.stays, 'bar 100 ms'),
        line('the screen says that it is kept', (tap) => tap.said),
        line('the row is drawn from the disk', (tap) => tap.drawn),
        line('main thread, until all is quiet', (tap) => tap.busy, 'processor time, slowed'),
      ]);
    }
  } finally {
    await field.end();
  }
}

/** The median and how bad it gets. */
function spread(values: readonly number[]): string {
  const { median, p95 } = middle(values);
  return `${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;
}

async function benchStart(): Promise<void> {
  const field = await openStartField();
  try {
    await field.start();
    const starts = [];
    for (let i = 0; i < Math.max(rounds, STARTS); i++) starts.push(await field.start());
    print(`${starts.length} cold starts offline, 500 assignments, processor 4 times slower`, [
      {
        what: 'the list can be used',
        value: spread(starts.map(({ usable }) => usable)),
        beside: 'bar 1,000 ms',
      },
      {
        what: '  the app had its scripts',
        value: spread(starts.map(({ scripts }) => scripts)),
        beside: '',
      },
      {
        what: '  the first frame of the app',
        value: spread(starts.map(({ frame }) => frame)),
        beside: '',
      },
    ]);
  } finally {
    await field.end();
  }
}

async function benchShrink(): Promise<void> {
  const field = await openShrinkField();
  try {
    await field.shrink(1);
    const plain = [];
    const slow = [];
    for (let i = 0; i < Math.max(rounds, SHRINKS); i++) {
      plain.push(await field.shrink(1));
      slow.push(await field.shrink(SLOWER));
    }
    const { bytes = 0, side = 0 } = plain[0] ?? {};
    print(`${plain.length} times a photo of 12 MP, ${kB(field.bytes)}`, [
      { what: 'shrunk, this processor', value: spread(plain.map(({ ms }) => ms)), beside: '' },
      {
        what: 'the same times 4',
        value: spread(plain.map(({ ms }) => ms * SLOWER)),
        beside: 'bar 1,000 ms',
      },
      {
        what: 'shrunk, main thread 4 times slower',
        value: spread(slow.map(({ ms }) => ms)),
        beside: '',
      },
      {
        what: '  the longest the main thread was held up',
        value: spread(slow.map(({ held }) => held)),
        beside: 'bar 50 ms',
      },
      { what: 'bytes', value: kB(bytes), beside: 'bar 204,800 B' },
      { what: 'long side', value: `${side} px`, beside: 'bar 1,600 px' },
    ]);
  } finally {
    await field.end();
  }
}

const named = args.filter((arg, i) => arg in BENCHES && !args[i - 1]?.startsWith('--'));
for (const name of named.length > 0 ? named : Object.keys(BENCHES)) await BENCHES[name]?.();
process.exit();
