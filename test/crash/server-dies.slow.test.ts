import { expect, test } from 'vitest';
import { dieAt, doSomething, type Life, makeLife, photographFirst, telling } from './life.ts';
import { exchange, sendPictures } from './phone.ts';

const MINUTES = 60_000;
/** More steps than an exchange or an upload has. */
const MANY = 200;
const SWEEPS = 4;

/** The steps of an exchange at each of which the server must have died. */
const EXCHANGE = [
  /^died before begin/,
  /^died after begin/,
  /^died before update "wards" set "head" = "head"/,
  /^died after insert into "log"/,
  /^died after insert into "rows"/,
  /^died after insert into "photos"/,
  /^died after insert into "clients"/,
  /^died after select .* from "rows"/,
  /^died before commit/,
  /^died after commit/,
  /^died before answer/,
];

async function withLife(seed: number, work: (life: Life) => Promise<void>): Promise<void> {
  const life = await makeLife(seed);
  try {
    await telling(life, () => work(life));
  } finally {
    await life.end();
  }
}

/** Dies at step 1, 2, 3 … of what `work` does, until it gets through. Returns where it died. */
async function dieEverywhere(
  life: Life,
  prepare: () => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<string[]> {
  for (let k = 1; k < MANY; k += 1) {
    await prepare();
    if (!(await dieAt(life, k, work))) {
      return life.story.filter((line) => line.startsWith('died '));
    }
  }
  throw new Error(`more than ${MANY} steps`);
}

test(
  'a server that dies at any step of an exchange loses and doubles nothing',
  async () => {
    await withLife(1, async (life) => {
      const { official } = life;
      const phone = life.members[0] ?? official;
      const prepare = async () => {
        await doSomething(life, official);
        await exchange(official, life.server.url);
        await photographFirst(phone);
        await doSomething(life, phone);
        await doSomething(life, phone);
      };

      const died: string[] = [];
      const missing = () => EXCHANGE.filter((step) => !died.some((line) => step.test(line)));
      // Requests differ in their steps, so one sweep may pass over a step that another one has.
      for (let sweep = 0; sweep < SWEEPS && missing().length > 0; sweep += 1) {
        died.push(...(await dieEverywhere(life, prepare, () => exchange(phone, life.server.url))));
      }
      expect(missing()).toEqual([]);
    });
  },
  15 * MINUTES,
);

test(
  'a server that dies at any step of a photo’s way has it in the end, whole and once',
  async () => {
    await withLife(2, async (life) => {
      const phone = life.members[0] ?? life.official;
      const prepare = async () => {
        await photographFirst(phone);
        await exchange(phone, life.server.url);
      };

      const died = await dieEverywhere(life, prepare, () => sendPictures(phone, life.server.url));

      expect(died).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^died after insert into "thumbs"/),
          expect.stringMatching(/append/),
          expect.stringMatching(/sync|rename/),
          'died before commit',
          'died after commit',
          'died before answer',
        ]),
      );
    });
  },
  15 * MINUTES,
);
