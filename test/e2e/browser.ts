import { readdirSync, readFileSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { jpeg, type Rgb, ycc } from '../fixtures/pictures/draw.ts';

const PHONE = { width: 360, height: 640 };
const DESK = { width: 1280, height: 800 };
const VIETNAM = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' };

/** A phone with a disk of its own in `folder`: a small touch screen that can be killed and reopened. */
export function openPhone(folder: string, args: string[] = []): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...VIETNAM,
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: [...CHROMIUM_ARGS, ...args],
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
  });
}

/** The office computer. */
export function openDesk(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...VIETNAM,
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: CHROMIUM_ARGS,
    viewport: DESK,
  });
}

/** Ends every process of the browser whose disk is `folder`, as the system does to a phone's app: SIGKILL. */
export async function killPhone(folder: string): Promise<number> {
  const killed = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandOf(name).includes(`--user-data-dir=${folder}`))
    .map(Number);
  for (const pid of killed) kill(pid);
  // The processes it had started lose their parent's pipe and end by themselves.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return killed.length;
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ESRCH';
}

export async function firstPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? (await context.newPage());
}

/** A picture of one colour, as a phone's camera would hand it over. */
export function picture(name: string, rgb: Rgb) {
  const buffer = Buffer.from(jpeg({ width: 1280, height: 960, colour: () => ycc(rgb) }));
  return { name, mimeType: 'image/jpeg', buffer };
}

/** Takes a screenshot for looking at, when `SHOTS` names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

/** Waits until the service worker serves this page, so that it works without a network. */
export async function installed(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
