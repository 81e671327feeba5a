import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { dayInVietnam } from '../../src/shared/calendar/day.ts';
import type { Day } from '../../src/shared/model.ts';
import { openPhone } from '../e2e/browser.ts';
import { seeded } from '../sim/random.ts';
import { makeCaller, op } from '../support/caller.ts';
import { makeServer, type TestServer } from '../support/server.ts';
import type { Frame } from './tap-page.ts';
import { watchTaps } from './tap-page.ts';

/** What one tap on a tick box came to, in ms after the finger was lifted. */
export type Tap = {
  /** The first frame with the tick. */
  shown: number;
  /** The frame from which on the tick never went away again. */
  stays: number;
  /** The frame that says it is kept, with the offer to undo. */
  said: number;
  /** The frame in which the row was drawn from the disk. */
  drawn: number;
  /** Processor time of the page's main thread from the tap until all was quiet, slowed as it is. */
  busy: number;
};

/** A member's phone on the built app, its place given as many steps as a phone must bear. */
export type TapField = {
  page: Page;
  devtools: CDPSession;
  today: () => Promise<void>;
  task: () => Promise<void>;
  end: () => Promise<void>;
};

/** How many times slower than this machine the phone's processor is. */
export const SLOWER = 4;
export const DIST = join(import.meta.dirname, '../../dist');
/** 450 tasks of 22 steps, and 100 of one, which can be ticked in the list: 10,000 steps. */
const LONG = { tasks: 450, steps: 22 };
const SHORT = 100;
/** As many of those are due today, at the top of the list. */
const DUE = 30;
export async function openTapField(): Promise<TapField> {
  const server = await makeServer({ seed: 'tap', dist: DIST });
  server.clock.now = Date.now();
  const ward = await server.makeWard();
  const long = await give(server, ward);
  const url = (await server.listen()).replace('127.0.0.1', 'localhost');
  const folder = await mkdtemp(join(tmpdir(), 'to-so-tap-'));
  const phone = await openPhone(folder);
  const page = phone.pages()[0] ?? (await phone.newPage());
  await page.addInitScript(watchTaps);
  await enter(page, url, await server.code(ward, 'person.1.2'));
  await wholeList(page, LONG.tasks);
  const devtools = await phone.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return {
    page,
    devtools,
    today: async () => {
      await page.goto(`${url}/`);
      await page.getByRole('checkbox').first().waitFor({ timeout: 60_000 });
    },
    task: async () => {
      await page.goto(`${url}/viec/${long}`);
      await page.getByRole('checkbox').first().waitFor({ timeout: 60_000 });
    },
    end: async () => {
      await phone.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Joins with a code and comes to Today. */
export async function enter(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/vao#${code}`);
  await page.getByLabel(/Đã đọc/).check();
  await page.getByRole('button', { name: 'Vào làm việc' }).click();
  await page.getByRole('button', { name: 'Bỏ qua' }).waitFor();
  await page.goto(`${url}/`);
}

/** Until the heading counts all that is not for today. */
export function wholeList(page: Page, long: number): Promise<void> {
  const name = `Sau tuần này (${long + SHORT - DUE})`;
  return page.getByRole('heading', { name }).waitFor({ timeout: 90_000 });
}

/** Gives place 1 `long` tasks of many steps and 100 of one, some of those for today. The id of the first long one. */
export async function give(server: TestServer, ward: string, long = LONG): Promise<string> {
  const official = makeCaller(server, await server.join(ward, 'person.official'));
  const { rows } = await official.sync(official.request([]));
  const tasks = rows.filter(({ kind }) => kind === 'task');
  const random = seeded(7);
  const client = random.letters(12);
  const one = (i: number, steps: number, due: Day | null) =>
    op(`${client}.${i + 1}.${random.letters(6)}`, {
      kind: 'task.give',
      taskId: tasks[i % tasks.length]?.id ?? '',
      placeIds: ['place.1'],
      steps: Array.from({ length: steps }, (_step, at) => {
        return { id: `s${at + 1}`, text: `Bước ${at + 1}`, photo: steps > 1 && at === 4 };
      }),
      target: null,
      due,
    });
  const now = dayInVietnam(server.clock.now);
  const ops = Array.from({ length: long.tasks + SHORT }, (_op, i) =>
    i < SHORT ? one(i, 1, i < DUE ? now : null) : one(i, long.steps, null),
  );
  for (let from = 0; from < ops.length; from += 100) {
    const n0 = from + 1;
    await official.sync(official.request(ops.slice(from, from + 100), { n0 }));
  }
  return `${ops[SHORT]?.[0]}:0`;
}

/** Taps the first boxes that are open, one after the other, each once the former is quiet. */
export async function tapMany({ page, devtools }: TapField, many: number): Promise<Tap[]> {
  const taps: Tap[] = [];
  for (let i = 0; i < many; i++) {
    const box = page.locator('input[type=checkbox]:not(:checked)').first();
    await box.scrollIntoViewIfNeeded();
    await quiet(page);
    const at = await box.boundingBox();
    if (!at) throw new Error('the box is not on the screen');
    const before = await busyTime(devtools);
    await page.evaluate(() => window.taps?.begin());
    await page.touchscreen.tap(at.x + at.width / 2, at.y + at.height / 2);
    await page.waitForFunction(() => window.taps?.isDrawn(), undefined, { timeout: 60_000 });
    await quiet(page);
    const frames = await page.evaluate(() => window.taps?.end() ?? []);
    taps.push({ ...read(frames), busy: (await busyTime(devtools)) - before });
  }
  return taps;
}

/** Nothing was drawn and nothing was long at work for a while. */
function quiet(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let calm = 0; calm < 5; ) {
      const began = performance.now();
      await new Promise((done) => setTimeout(done, 100));
      calm = performance.now() - began < 150 ? calm + 1 : 0;
    }
  });
}

async function busyTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

function read(frames: readonly Frame[]): Omit<Tap, 'busy'> {
  const first = (is: (frame: Frame) => boolean) => frames.find(is)?.at ?? Number.NaN;
  const open = frames.findLastIndex(({ ticked }) => !ticked);
  return {
    shown: first(({ ticked }) => ticked),
    stays: frames[open + 1]?.at ?? Number.NaN,
    said: first(({ said }) => said),
    drawn: first(({ drawn }) => drawn),
  };
}
