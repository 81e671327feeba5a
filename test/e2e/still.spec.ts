import { expect, type Page, test } from '@playwright/test';
import { type AtWork, atWork, openTask } from './at-work.ts';
import { firstPage, openDesk } from './browser.ts';

/**
 * Nothing moves under a finger: what a screen learns after it was drawn takes a place that was kept
 * for it.
 */
let at: AtWork;
let page: Page;

test.beforeAll(async () => {
  at = await atWork();
  page = at.page;
  await openTask(page);
  await page.getByRole('checkbox').first().tap();
  await expect(page.getByText(/Đã gửi hết/)).toBeVisible();
  await seeTheDay();
  await page.addInitScript(watchMoves);
});

/** What Today says then is what it begins with next time. */
async function seeTheDay(): Promise<void> {
  await page.getByRole('link', { name: 'Quay lại' }).tap();
  await expect(page.getByRole('link', { name: /1 việc quá hạn/ })).toBeVisible();
}

test.afterAll(() => at?.end());

/** Runs in the page: keeps what was moved after it had been seen, other than by a tap's own answer. */
function watchMoves() {
  type Shift = PerformanceEntry & {
    hadRecentInput: boolean;
    sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
  };
  const moves: string[] = [];
  Object.assign(window, { moves });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      for (const { node, previousRect: was, currentRect: is } of entry.sources) {
        const words = node?.textContent?.replace(/\s+/g, ' ').trim().slice(0, 40);
        if (was.y !== is.y) moves.push(`“${words}” from ${was.y} to ${is.y}`);
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
  // A tap's own answer is left out above; the place of the screen under the line about sending is not.
  let main: number | undefined;
  const look = () => {
    const now = document.querySelector('main')?.getBoundingClientRect().top;
    if (main !== undefined && now !== undefined && now !== main && scrollY === 0)
      moves.push(`the screen from ${main} to ${now}`);
    if (scrollY === 0) main = now ?? main;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function moves(page: Page): Promise<string[]> {
  // What comes late to a screen is here by then, and one that is slower finds the same place kept.
  await page.waitForTimeout(1_000);
  return page.evaluate(() => (window as unknown as { moves: string[] }).moves.splice(0));
}

const MEMBER = ['/', '/ghi', '/hop-gui', '/to', '/them', '/so-tay'];
const OFFICIAL = [
  ...['/', '/khu-pho', '/ngay-lam-viec', '/luot', '/duyet', '/nhiem-vu', '/chi-tieu', '/them'],
  ...['/hop-gui', '/so-tay'],
];

async function eachAtItsAddress(page: Page, screens = MEMBER): Promise<string[]> {
  const found: string[] = [];
  for (const path of screens) {
    await page.goto(at.server.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const move of await moves(page)) found.push(`${path}: ${move}`);
  }
  return found;
}

async function eachByTaps(): Promise<string[]> {
  const found: string[] = [];
  await page.goto(at.server.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await moves(page);
  const tabs = page.getByRole('navigation').getByRole('link');
  for (const tab of [/Hộp gửi/, /Tổ/, /Thêm/, /Việc/]) {
    await tabs.filter({ hasText: tab }).tap();
    for (const move of await moves(page)) found.push(`${tab}: ${move}`);
  }
  await openTask(page);
  for (const move of await moves(page)) found.push(`a task: ${move}`);
  return found;
}

test('no screen moves once it is drawn, with a network', async () => {
  expect(await eachAtItsAddress(page)).toEqual([]);
  expect(await eachByTaps()).toEqual([]);
});

test('no screen moves once it is drawn, without a network and with work that waits', async () => {
  await at.phone.setOffline(true);
  await page.goto(at.server.url);
  await openTask(page);
  await page.getByRole('checkbox').nth(1).tap();
  await expect(page.getByText(/việc chờ gửi/).first()).toBeVisible();
  await seeTheDay();
  expect(await eachAtItsAddress(page)).toEqual([]);
  expect(await eachByTaps()).toEqual([]);
});

test('no screen of an official moves once it is drawn', async () => {
  const desk = await openDesk(at.desk);
  try {
    const office = await firstPage(desk);
    await office.addInitScript(watchMoves);
    expect(await eachAtItsAddress(office, OFFICIAL)).toEqual([]);
  } finally {
    await desk.close();
  }
});
