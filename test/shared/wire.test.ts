import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { PROTOCOL } from '../../src/shared/limits.ts';
import { OPS } from '../../src/shared/op.ts';
import * as wire from '../../src/shared/wire.ts';

/**
 * Phones stay months behind. When this print changes, messages or ops changed: raise `PROTOCOL`,
 * say in CHANGELOG what old phones see, keep reading the old shape, then note the new print here.
 */
const PRINTS: Record<number, string> = { 1: 'e329d03b9976037a', 2: '4dac9bd2736e1abb' };

test('messages and ops have the shape that this protocol number promises', () => {
  const schemas = { ...wire, ...OPS };
  const shapes = Object.entries(schemas)
    .filter(([, schema]) => typeof schema === 'object' && '_zod' in schema)
    .map(([name, schema]) => [name, z.toJSONSchema(schema as z.ZodMiniType)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const print = createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
  expect(print).toBe(PRINTS[PROTOCOL]);
});
