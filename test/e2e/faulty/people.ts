import { expect, type Page } from '@playwright/test';
import type { Rgb } from '../../fixtures/pictures/draw.ts';
import { picture } from '../browser.ts';

/** What people do on the screens in these tests, and nothing that they cannot do. */
export const TASK = /Mở cuộc thi “Công dân số Phước Bình”/;

async function enter(page: Page): Promise<void> {
  await page.getByLabel(/Đã đọc/).check();
  await page.getByRole('button', { name: 'Vào làm việc' }).click();
}

/** An official signs in and gives the task to all places. */
export async function giveTask(office: Page, link: string): Promise<void> {
  await office.goto(link);
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
}

export async function join(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/vao`);
  await page.getByLabel('Nhập mã trên giấy mời').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await enter(page);
  // The first task is the tour.
  await page.getByRole('checkbox', { name: /Làm thử/ }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('link', { name: 'Để sau' }).click();
  await expect(page.getByText(TASK).first()).toBeVisible();
}

export async function openTask(page: Page): Promise<void> {
  await page.getByRole('link', { name: TASK }).first().click();
  await expect(page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
}

/** Resolves once the screen shows the note among the others: it is accepted. */
export async function note(page: Page, text: string): Promise<void> {
  await page.getByLabel('Ghi chú').fill(text);
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await expect(page.getByRole('listitem').getByText(text)).toBeVisible();
}

/** Resolves once the photo is a piece of evidence on the phone. */
export async function photograph(page: Page, name: string, rgb: Rgb): Promise<void> {
  await pickPhoto(page, name, rgb);
  await page.getByText('Không có người').click();
  await page.getByRole('button', { name: /Dùng ảnh này/ }).click();
  await expect(page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
}

export async function pickPhoto(page: Page, name: string, rgb: Rgb): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /Chụp ảnh cho bước/ })
    .first()
    .click();
  await (await chooser).setFiles(picture(`${name}.jpg`, rgb));
  await expect(page.getByText('Trong ảnh có người không?')).toBeVisible({ timeout: 30_000 });
}
