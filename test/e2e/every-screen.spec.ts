import { rmSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { GREEN } from '../fixtures/pictures/draw.ts';
import { type AtWork, atWork, folderFor, openTask, photograph } from './at-work.ts';
import { violationsOn } from './axe.ts';
import { firstPage, openPhone, shot } from './browser.ts';
import { cutTexts, smallTargets, widerThan } from './on-screen.ts';

/**
 * Every address of the app, with its person, on the narrowest phone with letters of twice the size:
 * nothing is cut or scrolls sideways, nothing is too small for a finger, nobody is kept out.
 */
const LARGE = ['--blink-settings=defaultFontSize=32'];

/** A place in an address that another screen's first link fills in. */
type Address = string | { on: string; link: string; more?: string };

const MEMBER: Address[] = [
  ...['/', '/ghi', '/hop-gui', '/to', '/them', '/may', '/so-tay', '/lam-thu'],
  ...['/cai-may', '/tro-giup'],
  { on: '/', link: '/viec/' },
  { on: '/so-tay', link: '/so-tay/' },
  '/khong-co-trang-nay',
];
const OFFICIAL: Address[] = [
  ...['/', '/khu-pho', '/ngay-lam-viec', '/luot', '/duyet', '/nhiem-vu', '/ke-hoach/nhap'],
  ...['/chi-tieu', '/them', '/hop-gui', '/so-tay'],
  { on: '/nhiem-vu', link: '/nhiem-vu/' },
  { on: '/nhiem-vu', link: '/nhiem-vu/', more: '/giao' },
  { on: '/chi-tieu', link: '/chi-tieu/' },
  { on: '/chi-tieu', link: '/kinh-phi/' },
  { on: '/so-tay', link: '/so-tay/', more: '/sua' },
];
const STRANGER: Address[] = ['/vao', '/cai-dat', '/tro-giup'];

let at: AtWork;
const stranger = folderFor('stranger');
test.beforeAll(async () => {
  at = await atWork();
  await openTask(at.page);
  await photograph(at.page, 'xanh', GREEN);
  await expect(at.page.getByText('Đã gửi', { exact: true }).first()).toBeVisible();
  await at.phone.close();
});
test.afterAll(async () => {
  await at?.end();
  rmSync(stranger, { recursive: true, force: true });
});

for (const [who, folderOf, addresses] of [
  ['a member', () => at.folder, MEMBER],
  ['an official', () => at.desk, OFFICIAL],
  ['who has not joined', () => stranger, STRANGER],
] as const) {
  test(`every screen of ${who} fits 320 px with letters of twice the size (point 33)`, async () => {
    const phone = await openPhone(folderOf(), LARGE);
    try {
      await lookAtEach(phone, who.replaceAll(' ', '-'), addresses);
    } finally {
      await phone.close();
    }
  });
}

async function lookAtEach(phone: BrowserContext, who: string, addresses: readonly Address[]) {
  const page = await firstPage(phone);
  await page.setViewportSize({ width: 320, height: 640 });
  const found: string[] = [];
  for (const address of addresses) {
    const path = await resolve(page, address);
    await go(page, path);
    const size = await page.evaluate(() => getComputedStyle(document.body).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(32);
    const name = typeof address === 'string' ? address : `${address.link}id${address.more ?? ''}`;
    found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    await shot(page, `large-${who}${name.replaceAll('/', '-')}`);
  }
  expect(found).toEqual([]);
}

async function faultsOf(page: Page): Promise<string[]> {
  return [
    ...(await widerThan(page, 320)).map((part) => `too wide: ${part}`),
    ...(await cutTexts(page)).map((text) => `cut: ${text}`),
    ...(await smallTargets(page, 48)).map((target) => `small: ${target}`),
    ...(await violationsOn(page)),
  ];
}

async function resolve(page: Page, address: Address): Promise<string> {
  if (typeof address === 'string') return address;
  await go(page, address.on);
  const href = await page.locator(`main a[href^="${address.link}"]`).first().getAttribute('href');
  return `${href}${address.more ?? ''}`;
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(at.server.url + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // What a screen reads from the disk is there when more stands in it than that this is a trial.
  await expect(page.locator('main :is(a, button, input, select, h2, li):visible')).not.toHaveCount(
    0,
  );
}
