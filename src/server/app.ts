import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal, type RefusalCode, statusOf } from '../shared/refusal.ts';
import { handIn } from './routes/hand-in.ts';
import { health } from './routes/health.ts';
import type { House } from './routes/house.ts';
import { invitation } from './routes/invitation.ts';
import { invites } from './routes/invites.ts';
import { join } from './routes/join.ts';
import { live } from './routes/live.ts';
import { openapi } from './routes/openapi.ts';
import { photo } from './routes/photo.ts';
import { photoPut } from './routes/photo-put.ts';
import { photoState } from './routes/photo-state.ts';
import { pushKeyOf, pushOff, pushOn } from './routes/push.ts';
import { rescue } from './routes/rescue.ts';
import { sealKeyOf } from './routes/seal-key.ts';
import { sessionEnd, sessionsOf } from './routes/sessions.ts';
import { setup } from './routes/setup.ts';
import { sync } from './routes/sync.ts';
import { thumbs } from './routes/thumbs.ts';
import { thumbsFetch } from './routes/thumbs-fetch.ts';
import type { Static } from './static.ts';

/** Told to the browser with every page. No inline script or style, nothing from elsewhere. */
const SAFETY: Record<string, string> = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(self)',
  'referrer-policy': 'no-referrer',
};
/** Told with every answer. All that data needs: its type is what we say, so it never runs. */
const NO_GUESSING = ['x-content-type-options', 'nosniff'] as const;

/**
 * All addresses in one place, and the one edge where errors become answers: a `Refusal` its code
 * and status, anything else a bug that is noted and told as `broken`.
 */
export function makeApp(house: House, pages: Static, note: (bug: unknown) => void): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header(...NO_GUESSING);
    if (c.req.path.startsWith('/api/')) return lighten(c);
    for (const [name, value] of Object.entries(SAFETY)) c.header(name, value);
  });
  app.post('/api/sync', sync(house));
  app.post('/api/rescue', rescue(house));
  app.put('/api/photos/:sha256', photoPut(house));
  app.get('/api/photos/:sha256/state', photoState(house));
  app.get('/api/photos/:sha256', photo(house));
  app.post('/api/thumbs', thumbs(house));
  app.post('/api/thumbs/fetch', thumbsFetch(house));
  app.post('/api/join', join(house));
  app.post('/api/invitation', invitation(house));
  app.post('/api/invites', invites(house));
  app.get('/api/sessions', sessionsOf(house));
  app.delete('/api/sessions', sessionEnd(house));
  app.post('/api/setup', setup(house));
  app.post('/api/hand-in', handIn(house));
  app.get('/api/seal-key', sealKeyOf(house));
  app.get('/api/push', pushKeyOf(house));
  app.post('/api/push', pushOn(house));
  app.delete('/api/push', pushOff(house));
  app.get('/api/live', live(house));
  app.get('/api/health', health(house));
  app.get('/api/openapi.json', openapi(house));
  app.all('/api/*', () => {
    throw new Refusal('notFound');
  });
  app.get('*', pages);
  app.notFound((c) => c.json(...told('notFound')));
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json(...told(error.code));
    note(error);
    return c.json(...told('broken'));
  });
  return app;
}

/**
 * Takes back what Node adds and HTTP/1.1 means anyway: a connection stays open unless somebody says
 * otherwise. 49 bytes of every answer that crosses a village's network.
 */
function lighten(c: Context): void {
  const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
  outgoing?.removeHeader('connection');
}

function told(code: RefusalCode): [{ code: RefusalCode }, ContentfulStatusCode] {
  return [{ code }, statusOf(code) as ContentfulStatusCode];
}
