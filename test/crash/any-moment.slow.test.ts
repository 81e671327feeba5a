import { expect, test } from 'vitest';
import { dieAt, doSomething, makeLife, telling } from './life.ts';
import { exchange, type Phone, sendPictures } from './phone.ts';

const SEEDS = [11, 12, 13, 14];
const RUNS = 15;
const STEPS = 120;

test.each(SEEDS)(
  'four phones at work through fifteen deaths of the server lose and double nothing (seed %i)',
  async (seed) => {
    const life = await makeLife(seed);
    const { random } = life;
    const work = async (phone: Phone) => {
      for (let count = random.below(4); count >= 0; count -= 1) await doSomething(life, phone);
      if (await exchange(phone, life.server.url, 1 + random.below(5))) {
        await sendPictures(phone, life.server.url);
      }
    };
    try {
      await telling(life, async () => {
        for (let run = 0; run < RUNS; run += 1) {
          await dieAt(life, 1 + random.below(STEPS), () => Promise.all(life.phones.map(work)));
        }
      });
    } finally {
      await life.end();
    }
    expect(life.runs).toBe(RUNS);
  },
  600_000,
);
