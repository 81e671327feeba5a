import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Rgb } from '../fixtures/pictures/draw.ts';
import { firstPage, installed, openDesk, openPhone, picture } from './browser.ts';
import { type Server, startServer } from './server.ts';

/** A task of the real plan with a step that wants a photo. */
export const TASK = /Mở cuộc thi “Công dân số Phước Bình”/;

/** A member's phone on which the task is to be done. */
export type AtWork = {
  server: Server;
  /** The disk of the office computer, on which the official is signed in. */
  desk: string;
  /** The phone's disk, by which it is killed. */
  folder: string;
  phone: BrowserContext;
  page: Page;
  /** Another start of the phone from the same disk. */
  reopen: (args?: string[]) => Promise<{ phone: BrowserContext; page: Page }>;
  end: () => Promise<void>;
};

/** A ward whose official gave the task to every khu phố, and one member who joined. */
export async function atWork(args: string[] = []): Promise<AtWork> {
  const server = await startServer();
  const folders = [folderFor('desk'), folderFor('phone')] as const;
  const opened: BrowserContext[] = [];
  const end = async () => {
    for (const context of opened) await context.close().catch(() => undefined);
    await server.end();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  };
  const reopen = async (more: string[] = args) => {
    const phone = await openPhone(folders[1], more);
    opened.push(phone);
    return { phone, page: await firstPage(phone) };
  };
  try {
    await give(server, folders[0]);
    const { phone, page } = await reopen();
    await page.goto(`${server.url}/vao`);
    await page.getByLabel('Nhập mã trên giấy mời').fill(server.codes[0] ?? '');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await enter(page);
    await passTour(page);
    await expect(page.getByText(TASK).first()).toBeVisible();
    await installed(page);
    return { server, desk: folders[0], folder: folders[1], phone, page, reopen, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * The same for many tests: `begin` gives each of them ward and phone as they stood when all was set
 * up, from copies of both disks, which takes a fifth of setting up anew.
 */
export async function manyAtWork(): Promise<{
  begin: (args?: string[]) => Promise<AtWork>;
  end: () => Promise<void>;
}> {
  const first = await atWork();
  const { server, folder } = first;
  await first.phone.close();
  await server.kill('SIGKILL');
  const kept = folderFor('kept');
  const disks = { phone: folder, server: server.data };
  for (const [name, path] of Object.entries(disks)) {
    cpSync(path, join(kept, name), { recursive: true });
  }
  let open: BrowserContext[] = [];
  const begin = async (args: string[] = []): Promise<AtWork> => {
    for (const context of open) await context.close().catch(() => undefined);
    open = [];
    await server.kill('SIGKILL');
    for (const [name, path] of Object.entries(disks)) {
      rmSync(path, { recursive: true, force: true });
      cpSync(join(kept, name), path, { recursive: true });
    }
    await server.startAgain();
    const reopen = async (more = args) => {
      const again = await first.reopen(more);
      open.push(again.phone);
      return again;
    };
    const { phone, page } = await reopen();
    await page.goto(server.url);
    await expect(page.getByText(TASK).first()).toBeVisible();
    return { ...first, phone, page, reopen };
  };
  const end = async () => {
    await first.end();
    rmSync(kept, { recursive: true, force: true });
  };
  return { begin, end };
}

export async function openTask(page: Page): Promise<void> {
  await page.getByRole('link', { name: TASK }).first().click();
  await expect(page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
}

/** The official joins at the desk whose disk is `folder` and gives the task to every khu phố. */
export async function give(server: Server, folder: string): Promise<void> {
  const desk = await openDesk(folder);
  const office = await firstPage(desk);
  await office.goto(server.officialLink);
  await enter(office);
  await office.getByRole('link', { name: 'Kế hoạch' }).click();
  await office.getByRole('link', { name: TASK }).click();
  await office.getByRole('link', { name: 'Giao cho khu phố' }).click();
  await office.getByRole('checkbox', { name: 'Chọn tất cả' }).check();
  await office.getByRole('button', { name: /thi/ }).first().click();
  await office.getByRole('button', { name: 'Giao việc', exact: true }).click();
  const ask = office.getByRole('dialog');
  await ask.getByRole('button', { name: 'Giao việc', exact: true }).click();
  await expect(office.getByText(/Đã gửi hết/)).toBeVisible();
  await desk.close();
}

/** A new member lands on a task to try, and may leave it and what comes after for later. */
export async function passTour(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Bỏ qua' }).click();
  await page.getByRole('link', { name: 'Để sau' }).click();
}

/** The last page of joining: the notice read, and in. */
export async function enter(page: Page): Promise<void> {
  await page.getByLabel(/Đã đọc/).check();
  await page.getByRole('button', { name: 'Vào làm việc' }).click();
}

/** Takes a photo for the first step that asks for one, and says that nobody is on it. */
export async function photograph(page: Page, name: string, rgb: Rgb): Promise<void> {
  await hand(page, /Chụp ảnh cho bước/, name, rgb);
}

/** Takes the photo anew that the ward returned. */
export async function retake(page: Page, name: string, rgb: Rgb): Promise<void> {
  await hand(page, 'Chụp lại', name, rgb);
}

async function hand(page: Page, button: string | RegExp, name: string, rgb: Rgb): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).first().click();
  await (await chooser).setFiles(picture(`${name}.jpg`, rgb));
  await expect(page.getByText('Trong ảnh có người không?')).toBeVisible();
  const use = page.getByRole('button', { name: /Dùng ảnh này/ });
  await expect(use).toHaveAttribute('aria-disabled', 'true');
  await page.getByText('Không có người').click();
  await use.click();
  await expect(page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
}

/** A folder of its own for one device's disk. */
export function folderFor(name: string): string {
  return mkdtempSync(join(tmpdir(), `to-so-${name}-`));
}
