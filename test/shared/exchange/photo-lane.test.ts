import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/shared/entity.ts';
import { isPhotoSafe } from '../../../src/shared/exchange/evict.ts';
import {
  ASIDE_MAX_MS,
  begin,
  dueAt,
  hearPhoto,
  type LanePhoto,
  type Move,
  missed,
  nextPhoto,
  nextThumbs,
  type PhotoHeard,
  type Stage,
} from '../../../src/shared/exchange/photo-lane.ts';
import { judgePart, placePart } from '../../../src/shared/exchange/photo-shelf.ts';

const NOW = 1_000_000;
const SIZE = 1000;
const NOBODY = new Set<string>();
const NONE = new Map<string, Stage>();
const PUT: Move = { kind: 'put', offset: 0 };

const photo = (name: string, some: Partial<LanePhoto> = {}): LanePhoto => {
  return {
    sha256: name,
    state: 'waiting',
    evidenceId: `e.${name}`,
    tried: false,
    why: null,
    ...some,
  };
};
const hear = (one: LanePhoto, move: Move, heard: PhotoHeard) =>
  hearPhoto(one, SIZE, move, heard, { now: NOW, wait: (failures) => failures * 10_000 });
const no = (code: Extract<PhotoHeard, { kind: 'no' }>['code']): PhotoHeard => ({
  kind: 'no',
  code,
});

describe('what travels next', () => {
  test('bytes wait until the ward knows the record that names them', () => {
    expect(nextPhoto([photo('a'), photo('b')], new Set(['e.a']), NOW, NONE)?.sha256).toBe('b');
    expect(nextThumbs([photo('a')], new Set(['e.a']))).toEqual([]);
  });

  test('thumbnails go twenty at a time', () => {
    const many = Array.from({ length: 30 }, (_, i) => photo(String(i)));
    expect(nextThumbs(many, NOBODY)).toHaveLength(20);
  });

  test('a photo that never gets anywhere lets the others go first', () => {
    const stuck = { failures: 2, held: 0, until: null, anew: false };
    expect(nextPhoto([photo('a', { setback: stuck }), photo('b')], NOBODY, NOW, NONE)?.sha256).toBe(
      'b',
    );
    expect(nextPhoto([photo('a', { setback: stuck })], NOBODY, NOW, NONE)?.sha256).toBe('a');
  });

  test('the next one begins once the former is handed over, and a third waits for an answer', () => {
    const photos = [photo('a'), photo('b'), photo('c')];
    const next = (...underWay: [string, Stage][]) =>
      nextPhoto(photos, NOBODY, NOW, new Map(underWay))?.sha256;
    expect(next(['a', 'sending'])).toBeUndefined();
    expect(next(['a', 'handed'])).toBe('b');
    expect(next(['a', 'handed'], ['b', 'sending'])).toBeUndefined();
    expect(next(['a', 'handed'], ['b', 'handed'])).toBeUndefined();
    expect(next(['b', 'handed'])).toBe('a');
  });

  test('what is set aside has its turn when its time has come, and at once after a clock’s jump', () => {
    const until = (at: number) => ({ setback: { failures: 1, held: 0, until: at, anew: false } });
    const aside = photo('a', until(NOW + 5_000));
    expect(nextPhoto([aside], NOBODY, NOW, NONE)).toBeNull();
    expect(dueAt([aside], NOW)).toBe(NOW + 5_000);
    expect(nextPhoto([aside], NOBODY, NOW + 5_000, NONE)).toBe(aside);
    const jumped = photo('a', until(NOW + ASIDE_MAX_MS + 1));
    expect(nextPhoto([jumped], NOBODY, NOW, NONE)).toBe(jumped);
  });
});

describe('what an answer changes', () => {
  test('a first try starts at 0, a later one asks where the bytes end and goes on there', () => {
    const { photo: tried, move } = begin(photo('a'));
    expect(move).toEqual({ kind: 'put', offset: 0 });
    const again = begin(tried);
    expect(again.move).toEqual({ kind: 'ask' });
    const { next } = hear(tried, again.move, { kind: 'state', offset: 400, stored: false });
    expect(next).toEqual({ kind: 'put', offset: 400 });
  });

  test('only the word of the server makes a photo stored', () => {
    const stored = hear(photo('a'), PUT, { kind: 'state', offset: SIZE, stored: true });
    expect([stored.photo.state, stored.next.kind]).toEqual(['stored', 'onward']);
    const cut = hear(photo('a'), PUT, { kind: 'nothing' });
    expect([cut.photo.state, cut.next.kind]).toEqual(['waiting', 'stop']);
  });

  test('a whole part that the ward was not told of is told with an empty put', () => {
    const { next } = hear(
      photo('a'),
      { kind: 'ask' },
      { kind: 'state', offset: SIZE, stored: false },
    );
    expect(next).toEqual({ kind: 'put', offset: SIZE });
  });

  test('a wrong offset is asked about, but not for ever', () => {
    const once = hear(photo('a'), PUT, no('conflict'));
    expect(once.next).toEqual({ kind: 'ask' });
    const twice = hear(once.photo, PUT, no('conflict'));
    const thrice = hear(twice.photo, PUT, no('conflict'));
    expect(thrice.next.kind).toBe('onward');
  });

  test('what went on behind bytes of somebody else proves nothing against the photo', () => {
    const once = hear(photo('a'), PUT, no('mismatch'));
    const behind = hear(once.photo, { kind: 'put', offset: 300 }, no('mismatch'));
    expect([behind.photo.state, behind.next]).toEqual(['waiting', { kind: 'put', offset: 0 }]);
    const again = hear(behind.photo, { kind: 'put', offset: 300 }, no('mismatch'));
    expect([again.photo.state, again.next.kind]).toEqual(['waiting', 'onward']);
  });

  test('bytes that arrived whole as others are sent anew once, then the photo is refused', () => {
    const behind = hear(photo('a'), { kind: 'put', offset: 300 }, no('mismatch'));
    expect(behind.next).toEqual({ kind: 'put', offset: 0 });
    const once = hear(behind.photo, PUT, no('mismatch'));
    expect([once.photo.state, once.next]).toEqual(['waiting', { kind: 'put', offset: 0 }]);
    const twice = hear(once.photo, PUT, no('mismatch'));
    expect([twice.photo.state, twice.photo.why, twice.next.kind]).toEqual([
      'refused',
      'mismatch',
      'onward',
    ]);
  });

  test.each(['broken', 'notFound'] as const)(
    '%s sets a photo aside, the next has its turn',
    (code) => {
      const first = hear(photo('a'), PUT, no(code));
      expect(first.next.kind).toBe('onward');
      expect(first.photo).toMatchObject({ state: 'waiting', setback: { until: NOW + 10_000 } });
      expect(hear(first.photo, PUT, no(code)).photo.setback?.until).toBe(NOW + 20_000);
    },
  );

  test.each(['signedOut', 'busy', 'tooMany'] as const)('%s is no fault of the photo', (code) => {
    const one = photo('a');
    expect(hear(one, PUT, no(code))).toEqual({ photo: one, next: { kind: 'stop' } });
  });

  test('what a restored server misses waits again', () => {
    expect(missed(photo('a', { state: 'stored' })).state).toBe('waiting');
    expect(missed(photo('a', { state: 'refused' })).state).toBe('refused');
  });
});

describe('what may leave a phone without room', () => {
  const row = (stored: boolean, seq: number) =>
    ({ kind: 'evidence', seq, body: { stored } }) as Row;

  test('a photo is safe only once every backup knows that it is stored', () => {
    expect(isPhotoSafe(row(true, 5), 5)).toBe(true);
    expect(isPhotoSafe(row(true, 6), 5)).toBe(false);
    expect(isPhotoSafe(row(false, 5), 5)).toBe(false);
    expect(isPhotoSafe(row(true, 5), null)).toBe(false);
    expect(isPhotoSafe(undefined, 5)).toBe(false);
  });
});

describe('the shelf', () => {
  const named = { sizes: [SIZE], stored: false };

  test('takes only what evidence names, in the length it announced', () => {
    const kind = (offset: number, length: number) => judgePart(named, { offset, length }, 5_000);
    expect(kind(0, SIZE)).toEqual({ kind: 'take', size: SIZE });
    expect(kind(400, 600)).toEqual({ kind: 'take', size: SIZE });
    expect(kind(400, SIZE)).toEqual({ kind: 'no', code: 'mismatch' });
    expect(kind(0, 6_000)).toEqual({ kind: 'no', code: 'tooBig' });
    expect(judgePart(null, { offset: 0, length: 1 }, 5_000)).toEqual({
      kind: 'no',
      code: 'notFound',
    });
  });

  test('adds only where its bytes end', () => {
    const at = (offset: number, held = 400) =>
      placePart({ offset: held, complete: false }, { offset, size: SIZE });
    expect([at(400), at(0), at(500), at(0, SIZE + 1)]).toEqual([
      'append',
      'elsewhere',
      'elsewhere',
      'afresh',
    ]);
  });
});
