import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Install,
  leftOf,
  lossesIn,
  type Marker,
  markerOf,
  noticeLoss,
  topOf,
} from '../../../src/shared/exchange/loss.ts';
import { type PhoneState, startPhone } from '../../../src/shared/exchange/phone.ts';
import type { SyncRequest } from '../../../src/shared/wire.ts';

/**
 * One phone, its note beside the database, and what the ward holds of it, as plain values. `noted`
 * says whether the phone lived long enough after an act to renew its note.
 */
type Act = { what: 'enter' | 'send' | 'sendUnheard' | 'say' | 'fork' | 'epoch'; noted: boolean };
type Scene = {
  state: PhoneState;
  marker: Marker | null;
  /** Numbers that wait, and those of them that the note knew of. */
  waiting: number[];
  installs: Map<string, Install>;
  names: number;
};

const acts = fc.array(
  fc.record({
    what: fc.constantFrom<Act['what'][]>(
      'enter',
      'enter',
      'send',
      'sendUnheard',
      'say',
      'fork',
      'epoch',
    ),
    noted: fc.boolean(),
  }),
  { maxLength: 30 },
);

function play(list: readonly Act[]): Scene {
  const scene: Scene = {
    state: startPhone('hanh', 'c0'),
    marker: null,
    waiting: [],
    installs: new Map(),
    names: 0,
  };
  note(scene);
  for (const { what, noted } of list) {
    // A second new name before the note was renewed takes a kill between two requests in a row.
    const renames = what === 'fork' || what === 'epoch';
    if (renames && scene.marker?.client !== scene.state.client) note(scene);
    act(scene, what);
    if (noted) note(scene);
  }
  return scene;
}

function act(scene: Scene, what: Act['what']): void {
  const { state } = scene;
  if (what === 'enter') {
    state.n += 1;
    scene.waiting.push(state.n);
  } else if (what === 'fork' || what === 'epoch') {
    scene.names += 1;
    state.was = { client: state.client, why: what };
    state.client = `c${scene.names}`;
    scene.waiting = scene.waiting.map((_n, index) => index + 1);
    Object.assign(state, { n: scene.waiting.length, acked: 0 });
  } else {
    const { installs } = scene;
    const lm = installs.get(state.client)?.lm ?? 0;
    const top = topOf(requestOf(scene)) ?? 0;
    const taken = what === 'say' ? lm : state.n;
    installs.set(state.client, { client: state.client, top, lm: taken, oldest: null });
    if (what !== 'send') return;
    scene.waiting = [];
    state.acked = state.n;
  }
}

function note(scene: Scene): void {
  const queue = { unsent: scene.waiting.length, photos: 0, oldest: 5 };
  scene.marker = markerOf(scene.state, queue);
}

function requestOf({ state, waiting }: Scene, lost: Marker | null = null): SyncRequest {
  const queue = { queued: waiting.length, oldest: null, photos: 0, photoBytes: 0, persisted: null };
  const stat = { ...queue, ...(state.was && { was: state.was }), ...(lost && { lost }) };
  const { person, client, epoch, scope, since } = state;
  return { v: 2, person, client, epoch, scope, since, n0: state.acked + 1, ops: [], stat, now: 0 };
}

/** What the ward makes of the first request after a start. */
function told(scene: Scene, lost: Marker | null, sameBrowser = true) {
  const { client } = scene.state;
  const before = [...scene.installs.values()].filter((one) => one.client !== client).at(-1) ?? null;
  return lossesIn(requestOf(scene, lost), {
    isNew: !scene.installs.has(client),
    lost: lost && (scene.installs.get(lost.client) ?? null),
    before: sameBrowser ? before : null,
  });
}

/** The database is gone; what the browser keeps elsewhere may be, too. */
function wipe(scene: Scene): Scene {
  return { ...scene, state: startPhone('hanh', 'fresh'), waiting: [] };
}

describe('no false alarm', () => {
  test('on a phone that still holds everything, whatever was sent and by whatever name', async () => {
    await fc.assert(
      fc.property(acts, (list) => {
        const scene = play(list);
        const lost = noticeLoss(scene.marker, scene.state);
        expect(lost).toBeNull();
        expect(told(scene, lost).filter(({ why }) => why === 'wiped')).toEqual([]);
      }),
    );
  });

  test('on a wiped phone that had sent all it had noted', async () => {
    await fc.assert(
      fc.property(acts, (list) => {
        const scene = play([...list, { what: 'send', noted: true }]);
        const fresh = wipe(scene);
        expect(told(fresh, noticeLoss(scene.marker, fresh.state))).toEqual([]);
      }),
    );
  });

  test('on a wiped phone whose last answer got lost on the way back', async () => {
    await fc.assert(
      fc.property(acts, (list) => {
        const scene = play([...list, { what: 'enter', noted: true }]);
        act(scene, 'sendUnheard');
        const fresh = wipe(scene);
        expect(told(fresh, noticeLoss(scene.marker, fresh.state))).toEqual([]);
      }),
    );
  });

  test('on a second phone of the same person, which has neither note nor cookie', async () => {
    await fc.assert(
      fc.property(acts, (list) => {
        const second = wipe(play(list));
        expect(noticeLoss(null, second.state)).toBeNull();
        expect(told(second, null, false)).toEqual([]);
      }),
    );
  });

  test('on a phone too old to say what it was called before', () => {
    const scene = play([
      { what: 'enter', noted: true },
      { what: 'say', noted: true },
    ]);
    const fresh = wipe(scene);
    const before = scene.installs.get('c0') ?? null;
    const request = { ...requestOf(fresh), v: 1 };
    expect(lossesIn(request, { isNew: true, lost: null, before })).toEqual([]);
  });
});

describe('a loss is named', () => {
  test('with all that was noted and never came, and no more', async () => {
    await fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 9 }), (list, more) => {
        const entries = Array.from(
          { length: more },
          () => ({ what: 'enter', noted: true }) as const,
        );
        const scene = play([...list, ...entries]);
        const lm = scene.installs.get(scene.state.client)?.lm ?? 0;
        const missing = scene.waiting.filter((n) => n > lm).length;
        const fresh = wipe(scene);
        const [loss, ...others] = told(fresh, noticeLoss(scene.marker, fresh.state));
        expect(loss).toMatchObject({ why: 'wiped', client: scene.state.client, count: missing });
        expect(others).toEqual([]);
      }),
    );
  });

  test('from the last report alone, where only the cookie is left', async () => {
    await fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 9 }), (list, more) => {
        const entries = Array.from(
          { length: more },
          () => ({ what: 'enter', noted: true }) as const,
        );
        const scene = play([...list, { what: 'send', noted: true }, ...entries]);
        act(scene, 'say');
        const fresh = wipe(scene);
        expect(told(fresh, null)).toMatchObject([{ why: 'wiped', count: more }]);
      }),
    );
  });

  test('and taken back as far as it comes after all', () => {
    const facts = { personId: 'hanh', placeId: 'k1', client: 'c0', why: 'wiped' as const };
    const loss = { ...facts, count: 4, photos: 0, n: 9, oldest: 1, device: '', at: 1, readBy: [] };
    expect(leftOf({ ...loss, left: 4 }, 5)).toBeNull();
    expect(leftOf({ ...loss, left: 4 }, 7)).toBe(2);
    expect(leftOf({ ...loss, left: 2 }, 9)).toBe(0);
  });
});

test('a storage in two places is told once it has taken a new name, and a restored ward is not', () => {
  const forked = play([{ what: 'fork', noted: true }]);
  expect(told(forked, null)).toMatchObject([{ why: 'copied', client: 'c0', count: 0 }]);
  const restored = play([{ what: 'epoch', noted: true }]);
  expect(told(restored, null)).toEqual([]);
});
