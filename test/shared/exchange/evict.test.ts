import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enoughOf, evictionOrder, type HeldPicture } from '../../../src/shared/exchange/evict.ts';

const picture: fc.Arbitrary<HeldPicture> = fc.record({
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  part: fc.constantFrom('photo', 'thumb'),
  bytes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 204_800 })),
  state: fc.constantFrom('waiting', 'stored', 'wanted', 'refused'),
  own: fc.boolean(),
  safe: fc.boolean(),
});
const phone = fc.array(picture, { maxLength: 60 });

const one = (some: Partial<HeldPicture>): HeldPicture => {
  return {
    sha256: 'a',
    part: 'photo',
    bytes: 10,
    state: 'stored',
    own: false,
    safe: true,
    ...some,
  };
};

test('a photo whose only sure copy is this phone’s is never let go', () => {
  fc.assert(
    fc.property(phone, (held) => {
      for (const going of evictionOrder(held)) {
        expect(going.state).toBe('stored');
        expect(going.safe).toBe(true);
        expect(going.own && going.part === 'thumb').toBe(false);
        expect(held).toContain(going);
      }
    }),
  );
});

test('everything else may go, each once', () => {
  fc.assert(
    fc.property(phone, (held) => {
      const order = evictionOrder(held);
      expect(new Set(order).size).toBe(order.length);
      const left = held.filter((each) => !order.includes(each));
      const mayGo = ({ state, safe, bytes, own, part }: HeldPicture) =>
        state === 'stored' && safe && bytes > 0 && (!own || part === 'photo');
      expect(left.filter(mayGo)).toEqual([]);
    }),
  );
});

test('others’ full photos go first, then others’ thumbnails, and own photos last', () => {
  const own = one({ own: true });
  const small = one({ part: 'thumb', bytes: 4 });
  const [large, larger] = [one({ bytes: 20 }), one({ bytes: 30 })];
  expect(evictionOrder([own, small, large, larger])).toEqual([larger, large, small, own]);
});

test('no more goes than is needed', () => {
  fc.assert(
    fc.property(phone, fc.integer({ min: 1, max: 2_000_000 }), (held, need) => {
      const order = evictionOrder(held);
      const going = enoughOf(order, need);
      const sum = (some: HeldPicture[]) => some.reduce((all, { bytes }) => all + bytes, 0);
      expect(going).toEqual(order.slice(0, going.length));
      if (going.length < order.length) expect(sum(going)).toBeGreaterThanOrEqual(need);
      expect(sum(going.slice(0, -1))).toBeLessThan(need);
    }),
  );
});
