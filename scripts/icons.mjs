// Draws the app's icons and the store pictures of the install dialog into public/icons. Run it by
// hand after a change here: `node scripts/icons.mjs`. What it draws is committed.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';
import { ROOT } from './need-node.mjs';
import { run } from './run.mjs';

const OUT = `${ROOT}public/icons/`;
const RED = '#a61b1b';
const BRASS = '#ffd66b';

/** Two houses of one neighbourhood under a common roof line, and a tick: what is done for them. */
const MARK = `
  <g fill="none" stroke-linecap="round" stroke-linejoin="round">
    <path d="M92 250 L184 172 L256 233 L328 172 L420 250" stroke="#fff" stroke-width="34"/>
    <path d="M128 224 V372 H384 V224" stroke="#fff" stroke-width="34"/>
    <path d="M200 298 L242 336 L316 262" stroke="${BRASS}" stroke-width="34"/>
    <path d="M128 424 H384" stroke="${BRASS}" stroke-width="12"/>
  </g>`;

const svg = (inside) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><title>Tổ Số</title>${inside}</svg>\n`;
/** A mark of 512 units, `share` of its tile wide: a mask may cut away all outside the middle 80 %. */
const centred = (share) => {
  const edge = 256 * (1 - share);
  return `<g transform="translate(${edge} ${edge - 18 * share}) scale(${share})">${MARK}</g>`;
};
const rounded = svg(`<rect width="512" height="512" rx="96" fill="${RED}"/>${centred(1)}`);
const filled = svg(`<rect width="512" height="512" fill="${RED}"/>${centred(0.92)}`);

const PICTURES = [
  { name: 'icon-192.png', svg: rounded, width: 192, height: 192 },
  { name: 'icon-512.png', svg: rounded, width: 512, height: 512 },
  { name: 'maskable-512.png', svg: filled, width: 512, height: 512 },
  { name: 'apple-touch-icon.png', svg: filled, width: 180, height: 180 },
];

writeFileSync(`${OUT}icon.svg`, rounded);
const browser = findChromium();
if (!browser) throw new Error('No Chromium found: install it or set CHROMIUM to its path.');
const folder = mkdtempSync(`${tmpdir()}/icons-`);
for (const { name, svg: drawing, width, height } of PICTURES) {
  const page = `${folder}/page.html`;
  const style = `html,body{margin:0;background:transparent}svg{display:block;width:${width}px;height:${height}px}`;
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${style}</style>${drawing}`);
  const flags = [
    '--headless',
    '--hide-scrollbars',
    '--default-background-color=00000000',
    '--force-device-scale-factor=1',
    `--window-size=${width},${height}`,
    `--user-data-dir=${folder}/profile`,
    `--screenshot=${folder}/${name}`,
  ];
  const code = await run([browser, ...CHROMIUM_ARGS, ...flags, `file://${page}`], { seconds: 60 });
  if (code !== 0) throw new Error(`Chromium ended with ${code} at ${name}`);
  copyFileSync(`${folder}/${name}`, OUT + name);
}
rmSync(folder, { recursive: true });
