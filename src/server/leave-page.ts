import type { Context } from 'hono';
import texts from '../locales/vi.json' with { type: 'json' };
import { hostApp } from '../shared/in-app.ts';
import { leaveLink, phoneSystem } from '../shared/phone-system.ts';

const ROOT = '<div id="app"></div>';

/**
 * The app's page for a browser inside another app, or null for a browser of its own. The way out
 * stands in the page already, for a browser too old for the app's code; where the code runs, it adds
 * what stands behind the `#`, which no server sees.
 */
export function leavePage(c: Context, html: string): string | null {
  const userAgent = c.req.header('user-agent') ?? '';
  const app = hostApp(userAgent);
  if (app === null) return null;
  const { leave } = texts;
  const iphone = phoneSystem(userAgent) === 'iphone';
  const way = leaveLink(addressOf(c), userAgent);
  const open = iphone ? leave.openSafari : leave.openChrome;
  const steps = [
    `<h1>${app === '' ? leave.titleOther : leave.title.replace('{{app}}', app)}</h1>`,
    `<p>${iphone ? leave.whySafari : leave.whyChrome}</p>`,
    way === null ? '' : `<p><a href="${escaped(way)}">${open}</a></p>`,
    `<ol><li>${iphone ? leave.stuckMenuIphone : leave.stuckMenu} ⋯</li><li>${leave.stuckChoose}</li></ol>`,
  ];
  return html.replace(ROOT, `<div id="app"><main>${steps.join('')}</main></div>`);
}

/** As the phone sees it: in front of us a proxy may end the encryption. */
function addressOf(c: Context): string {
  const url = new URL(c.req.url);
  const scheme = c.req.header('x-forwarded-proto')?.split(',')[0]?.trim();
  return `${scheme === 'https' ? 'https' : url.protocol.slice(0, -1)}://${url.host}${url.pathname}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
