import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { installed, openDesk, openPhone } from './browser.ts';
import { giveTask, join, note, openTask, photograph, pickPhoto } from './faulty/people.ts';
import { lookInside } from './faulty/phone-inside.ts';
import { openWard } from './faulty/ward-inside.ts';
import { startServer } from './server.ts';

const FULL = /Máy gần hết chỗ\. Việc đã làm không mất\./;
/** Smaller than anything that a photo could still be put into, in bytes. */
const NOTHING_LEFT = 1_000;

test('a phone that is full says so, keeps all it had, and goes on once there is room', async () => {
  const folders = ['desk', 'phone'].map((name) =>
    mkdtempSync(joinPath(tmpdir(), `to-so-quota-${name}-`)),
  );
  const [deskFolder = '', phoneFolder = ''] = folders;
  const server = await startServer();
  const desk = await openDesk(deskFolder);
  const phone = await openPhone(phoneFolder);
  try {
    await giveTask(desk.pages()[0] ?? (await desk.newPage()), server.officialLink);
    const page = phone.pages()[0] ?? (await phone.newPage());
    await join(page, server.url, server.codes[0] ?? '');
    await installed(page);
    await phone.setOffline(true);
    await openTask(page);
    await note(page, 'trước khi đầy');
    await photograph(page, 'truoc', [200, 40, 40]);

    const devtools = await phone.newCDPSession(page);
    const origin = server.url;
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: NOTHING_LEFT });
    const refused = await writeUntilFull(page);
    const before = await lookInside(page);
    // What was typed stays in the box, and is not among what was accepted.
    await expect(page.getByLabel('Ghi chú')).toHaveValue(refused);
    expect(before.ops.filter(({ text }) => text === refused)).toEqual([]);
    await page
      .getByRole('button', { name: /Chụp ảnh cho bước/ })
      .first()
      .click();
    await expect(page.getByText(FULL)).toHaveCount(2);
    expect((await lookInside(page)).ops).toEqual(before.ops);
    await page.reload();
    await expect(page.getByText('trước khi đầy')).toBeVisible();
    await expect(page.getByRole('img', { name: /Ảnh minh chứng/ })).toHaveCount(1);
    expect((await lookInside(page)).ops).toEqual(before.ops);

    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await note(page, 'khi lại có chỗ');
    await pickPhoto(page, 'sau', [40, 200, 40]);
    await page.getByText('Không có người').click();
    await page.getByRole('button', { name: /Dùng ảnh này/ }).click();
    await expect(page.getByRole('img', { name: /Ảnh minh chứng/ })).toHaveCount(2);
    const { ops } = await lookInside(page);
    await phone.setOffline(false);
    await expect
      .poll(async () => (await lookInside(page)).photosWaiting, { timeout: 60_000 })
      .toBe(0);
    const ward = openWard(server.data);
    const log = ward.log();
    expect(ops.filter(({ id }) => log.get(id) !== 1)).toEqual([]);
    expect(ward.photos()).toEqual(new Set(ops.flatMap(({ sha256 }) => sha256 ?? [])));
    ward.close();
  } finally {
    for (const context of [desk, phone]) await context.close().catch(() => undefined);
    await server.end();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  }
});

/** Chromium believes for half a minute in the room it last saw. Returns the words it refused. */
async function writeUntilFull(page: Page): Promise<string> {
  for (let count = 1; count <= 90; count += 1) {
    const text = `ghi chú thứ ${count}`;
    await page.getByLabel('Ghi chú').fill(text);
    await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
    const saved = page.getByRole('listitem').getByText(text, { exact: true });
    await expect(saved.or(page.getByText(FULL))).toBeVisible();
    if (await page.getByText(FULL).isVisible()) return text;
    await page.waitForTimeout(1_000);
  }
  throw new Error('it was never full');
}
