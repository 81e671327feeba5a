import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Random, seeded } from '../../sim/random.ts';
import { installed, killPhone, openDesk, openPhone } from '../browser.ts';
import { type Server, startServer } from '../server.ts';
import { giveTask, join, note, openTask, photograph } from './people.ts';
import { lookInside, notesShownSent } from './phone-inside.ts';
import { FAULTS, type FaultyLine, startProxy } from './proxy.ts';
import { openWard, type WardInside } from './ward-inside.ts';

/**
 * A member works in two tabs of a real browser while the network fails in every way it can and the
 * phone is killed. `FAULTY_SEED` plays other schedules.
 */
const SEED = Number(process.env.FAULTY_SEED ?? 1);
/** Schedules, and after how many of them the network heals for a while. */
const SCHEDULES = 40;
const GROUP = 10;

type World = {
  random: Random;
  server: Server;
  proxy: FaultyLine;
  folder: string;
  phone: BrowserContext;
  /** Two tabs of one person, both at the task. */
  tabs: Page[];
  /** Of everything accepted, outside the browser. */
  ledger: { ids: Map<string, string>; notes: Set<string>; photos: Set<string> };
  ward: WardInside;
  kills: number;
};

test(`${SCHEDULES} schedules of a failing network and a killed phone lose and double nothing`, async () => {
  test.setTimeout(900_000);
  const random = seeded(SEED);
  const folders = ['desk', 'phone'].map((name) =>
    mkdtempSync(joinPath(tmpdir(), `to-so-faulty-${name}-`)),
  );
  const [deskFolder = '', folder = ''] = folders;
  const server = await startServer();
  const proxy = await startProxy(server.url, random);
  const desk = await openDesk(deskFolder);
  const office = desk.pages()[0] ?? (await desk.newPage());
  await giveTask(office, server.officialLink);
  const phone = await openPhone(folder);
  const page = phone.pages()[0] ?? (await phone.newPage());
  await join(page, proxy.url, server.codes[0] ?? '');
  await installed(page);
  const ledger = { ids: new Map(), notes: new Set<string>(), photos: new Set<string>() };
  const ward = openWard(server.data);
  const tabs = [page, await phone.newPage()];
  const world: World = { random, server, proxy, folder, phone, tabs, ledger, ward, kills: 0 };
  try {
    await Promise.all(tabs.map((tab) => toTask(tab, proxy.url)));
    for (let schedule = 1; schedule <= SCHEDULES; schedule += 1) {
      await test.step(`schedule ${schedule}`, () => play(world, schedule));
      if (schedule % GROUP === 0) await test.step('healed', () => healAndCompare(world));
    }
    await test.step('what chance left out', () => meetTheRest(world));
    await expect(office.getByText(/Đã gửi hết/)).toBeVisible();
    const about = { seed: SEED, kills: world.kills, accepted: ledger.ids.size };
    const struck = Object.fromEntries(proxy.struck);
    test
      .info()
      .annotations.push({ type: 'faulty', description: JSON.stringify({ ...about, struck }) });
    for (const fault of FAULTS) expect(proxy.struck.get(fault), fault).toBeGreaterThan(0);
    expect(world.kills).toBeGreaterThan(0);
    expect(ledger.photos.size).toBeGreaterThan(5);
  } finally {
    ward.close();
    proxy.close();
    for (const context of [desk, world.phone]) await context.close().catch(() => undefined);
    await server.end();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  }
});

async function toTask(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/`);
  await openTask(page);
}

async function play(world: World, schedule: number): Promise<void> {
  const { random, proxy, tabs } = world;
  proxy.heal(random.chance(0.5));
  if (random.chance(0.9))
    proxy.strike(FAULTS[(schedule + random.below(3)) % FAULTS.length] ?? 'slow');
  const [one, other] = random.chance(0.5) ? tabs : [...tabs].reverse();
  if (!one || !other) throw new Error('two tabs are open');
  // At the same time in both tabs, where words are concerned.
  const words = [`${schedule} một ${random.letters(6)}`, `${schedule} hai ${random.letters(6)}`];
  await Promise.all([note(one, words[0] ?? ''), note(other, words[1] ?? '')]);
  for (const text of words) world.ledger.notes.add(text);
  await tick(one, random);
  if (random.chance(0.35)) {
    await photograph(other, `${schedule}`, [random.below(256), random.below(256), schedule * 6]);
  }
  await remember(world, one);
  await checkSent(world);
  if (random.chance(0.25)) await killAndReopen(world);
  else await one.waitForTimeout(random.below(1_500));
  await checkSent(world);
}

/** A fault proves nothing unless bytes met it: those that no schedule's bytes met come once more. */
async function meetTheRest(world: World): Promise<void> {
  const { proxy, ledger, random } = world;
  const missing = FAULTS.filter((fault) => !proxy.struck.has(fault));
  for (const fault of missing) {
    const [tab] = world.tabs;
    if (!tab) throw new Error('a tab is open');
    proxy.heal(true);
    proxy.strike(fault);
    const text = `${fault} ${random.letters(6)}`;
    await note(tab, text);
    ledger.notes.add(text);
    const meet = async () => {
      await tab.evaluate(() => window.dispatchEvent(new Event('online')));
      return proxy.struck.get(fault) ?? 0;
    };
    await expect.poll(meet, { timeout: 60_000, intervals: [1_000] }).toBeGreaterThan(0);
    await remember(world, tab);
  }
  if (missing.length > 0) await healAndCompare(world);
}

async function tick(page: Page, random: Random): Promise<void> {
  const boxes = page.getByRole('checkbox');
  const box = boxes.nth(random.below(await boxes.count()));
  const before = await box.isChecked();
  await box.click();
  await expect(box).toBeChecked({ checked: !before });
}

/** What a transaction holds was accepted, and is written down outside the browser. */
async function remember({ ledger }: World, page: Page): Promise<void> {
  const { ops } = await lookInside(page);
  for (const { id, kind, sha256 } of ops) {
    ledger.ids.set(id, kind);
    if (sha256 !== null) ledger.photos.add(sha256);
  }
  const held = new Set(ops.map(({ text }) => text));
  expect([...ledger.notes].filter((text) => !held.has(text))).toEqual([]);
}

/** Read from the screens first: what they call sent must be at the server by then. */
async function checkSent({ tabs, ward }: World): Promise<void> {
  for (const tab of tabs) {
    const shown = await notesShownSent(tab);
    const there = ward.notes();
    expect(shown.filter((text) => !there.has(text))).toEqual([]);
  }
}

async function killAndReopen(world: World): Promise<void> {
  // In the middle of writing something: it may be accepted or not, but nothing else may suffer.
  const [tab] = world.tabs;
  await tab?.getByLabel('Ghi chú').fill('dở dang');
  const saving = tab?.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await Promise.race([saving?.catch(() => undefined), wait(world.random.below(300))]);
  expect(await killPhone(world.folder)).toBeGreaterThan(0);
  world.kills += 1;
  world.phone = await openPhone(world.folder);
  const page = world.phone.pages()[0] ?? (await world.phone.newPage());
  world.tabs = [page, await world.phone.newPage()];
  await Promise.all(world.tabs.map((one) => toTask(one, world.proxy.url)));
  const { ops } = await lookInside(page);
  const held = new Set(ops.map(({ id }) => id));
  expect([...world.ledger.ids.keys()].filter((id) => !held.has(id))).toEqual([]);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function healAndCompare(world: World): Promise<void> {
  const { proxy, ledger, ward, tabs } = world;
  // A line that has gone silent is noticed by the phone itself.
  proxy.heal(world.random.chance(0.5));
  const [page] = tabs;
  if (!page) throw new Error('a tab is open');
  // Coming back to the app is a reason to try at once.
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect
    .poll(
      async () => {
        const { waiting, photosWaiting } = await lookInside(page);
        return { waiting, photosWaiting };
      },
      { timeout: 120_000, intervals: [500] },
    )
    .toEqual({ waiting: 0, photosWaiting: 0 });
  await remember(world, page);
  const log = ward.log();
  const amiss = [...ledger.ids].filter(([id]) => log.get(id) !== 1);
  expect(amiss).toEqual([]);
  const notes = ward.notes();
  expect([...ledger.notes].filter((text) => !notes.has(text))).toEqual([]);
  const photos = ward.photos();
  expect([...ledger.photos].filter((sha256) => !photos.has(sha256))).toEqual([]);
  await checkSent(world);
  await expect.poll(async () => (await notesShownSent(page)).length).toBeGreaterThan(0);
}
