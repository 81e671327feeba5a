import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../e2e/browser.ts';
import { startServer } from '../e2e/server.ts';
import { excel, row } from '../office/excel.ts';

/**
 * A sheet of ten thousand tasks through the wizard in Chromium, the page's processor slowed four
 * times: how long until its table is there, and the longest stretch in which the page answered
 * nothing. Prints, and holds nothing. The reader's own thread cannot be slowed by the browser; its
 * time is printed beside. Build first: `node test/bench/plan-in.ts`.
 */
type TraceEvent = {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
  ts: number;
  args?: { name?: string };
};

const ROWS = 10_000;
const SLOWER = 4;

function sheet(): Uint8Array {
  const rows = [
    row(1, 'TT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Kết quả', 'Thời gian'),
  ];
  for (let n = 1; n <= ROWS; n += 1) {
    const title = `Rà soát, cập nhật dữ liệu và hướng dẫn người dân dùng dịch vụ số, đợt ${n}`;
    const due = `${String((n % 28) + 1).padStart(2, '0')}/${String((n % 12) + 1).padStart(2, '0')}/2026`;
    rows.push(row(n + 1, String(n), title, 'Phòng VHXH', 'Công an phường; TTHCC', 'Báo cáo', due));
  }
  return excel([{ name: 'Kế hoạch', data: rows.join('') }]);
}

const folder = mkdtempSync(join(tmpdir(), 'to-so-bench-'));
const server = await startServer();
const desk = await openDesk(folder);
try {
  const page = desk.pages()[0] ?? (await desk.newPage());
  await page.goto(server.officialLink);
  await page.getByLabel(/Đã đọc/).check();
  await page.getByRole('button', { name: 'Vào làm việc' }).click();
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();
  await page.goto(`${server.url}/ke-hoach/nhap`);
  await page.getByText('Hoặc dán bảng').waitFor();
  await page.waitForTimeout(3_000);
  const devtools = await desk.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await devtools.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
    transferMode: 'ReportEvents',
  });
  const bytes = Buffer.from(sheet());
  // By its name, as a person does: bytes that the harness hands over stop the page for longer.
  const file = join(folder, 'muoi-nghin.xlsx');
  writeFileSync(file, bytes);
  const begun = Date.now();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText(/Đọc được 10\.000 dòng\./).waitFor({ timeout: 120_000 });
  const seconds = (Date.now() - begun) / 1000;
  await page.waitForTimeout(500);
  const ended = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await ended;
  // Time of the thread itself: a busy machine that gave it no turn is not the app's doing.
  const of = (thread: string) => {
    const named = events.filter(
      ({ name, args }) => name === 'thread_name' && args?.name === thread,
    );
    const long = events.filter(({ name, pid, tid, tdur = 0 }) => {
      const here = named.some((one) => one.pid === pid && one.tid === tid);
      return here && name.endsWith('RunTask') && tdur > 50_000;
    });
    const times = long.map(({ tdur = 0 }) => Math.round(tdur / 1000)).sort((a, b) => b - a);
    return [...new Set(times)].join(' ') || 'none';
  };
  process.stdout.write(
    `${ROWS} rows, ${Math.round(bytes.length / 1024)} KB: ${seconds.toFixed(1)} s at ${SLOWER}x\n` +
      `tasks over 50 ms of processor time: page ${of('CrRendererMain')} · reader ${of('DedicatedWorker thread')}\n`,
  );
} finally {
  await desk.close();
  await server.end();
  rmSync(folder, { recursive: true, force: true });
}
