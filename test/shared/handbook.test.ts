import { describe, expect, test } from 'vitest';
import { isPicture } from '../../src/client/screens/handbook/pictures.ts';
import en from '../../src/shared/handbook/en.json' with { type: 'json' };
import vi from '../../src/shared/handbook/vi.json' with { type: 'json' };
import { isFirstSkill } from '../../src/shared/skills.ts';

const BOTH = [...vi, ...en];

test('both languages have the same guides with the same pictures, step by step', () => {
  const shape = (guides: typeof vi) =>
    guides.map(({ id, skill, steps }) => ({ id, skill, pictures: steps.map((s) => s.picture) }));
  expect(shape(en)).toEqual(shape(vi));
});

describe.each(BOTH.map((guide) => [guide.title, guide] as const))('%s', (_title, guide) => {
  test('has four to seven steps that are read at arm’s length, each with a picture', () => {
    expect(guide.steps.length).toBeGreaterThanOrEqual(4);
    expect(guide.steps.length).toBeLessThanOrEqual(7);
    for (const { picture, text } of guide.steps) {
      expect(text.length).toBeLessThanOrEqual(230);
      expect(isPicture(picture)).toBe(true);
      expect(text).toBe(text.normalize('NFC').trim());
    }
    expect(isFirstSkill(guide.skill)).toBe(true);
  });

  test('asks nobody to tell a code or a password: who owns it types it, or it is kept', () => {
    const secret = /OTP|mật khẩu|mã xác nhận|mã gửi|mã PIN|password|\bPIN\b|\bcode they/i;
    const safe =
      /(?<!\p{L})(không|tự|nhớ)(?!\p{L})|nobody|themselves|own|never|remembered|do not/iu;
    const said = guide.steps.map(({ text }) => text).filter((text) => secret.test(text));
    // "Lost it? Tell the bank" is advice of its own.
    const careless = said.filter((text) => !safe.test(text) && !/lộ mật khẩu|is gone/.test(text));
    expect(careless).toEqual([]);
  });
});

test('addresses of websites are the State’s own', () => {
  const sites = BOTH.flatMap(({ steps }) => steps).flatMap(({ text }) => {
    return text.match(/[\w-]+(?:\.[\w-]+)*\.vn\b/g) ?? [];
  });
  expect(sites.length).toBeGreaterThan(0);
  expect(sites.filter((site) => !site.endsWith('.gov.vn') && site !== 'gov.vn')).toEqual([]);
});
