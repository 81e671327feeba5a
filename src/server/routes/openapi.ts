import type { Handler } from 'hono';
import * as z from 'zod/mini';
import { type RefusalCode, statusOf } from '../../shared/refusal.ts';
import { WireError } from '../../shared/wire.ts';
import { ADDRESSES, type Address, type Matter } from './addresses.ts';
import { answer } from './answer.ts';
import type { House } from './house.ts';

/** The contract as OpenAPI 3.1, made of the very schemas that check the messages. */
export function openapi({ version }: House): Handler {
  const document = describeApi(version);
  return (c) => answer(c, document);
}

export function describeApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const address of ADDRESSES) {
    paths[address.path] = { ...paths[address.path], [address.method]: operation(address) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tổ Số', version },
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: schemaOf(WireError) },
    },
  };
}

function operation({ path, summary, signedIn, takes, gives, refuses }: Address): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const parameters = names.map((name) => {
    return { name, in: 'path', required: true, schema: { type: 'string' } };
  });
  const codes: RefusalCode[] = [...refuses, ...(signedIn ? ['signedOut' as const] : []), 'broken'];
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(signedIn && { security: [{ session: [] }] }),
    ...(takes && { requestBody: { required: true, content: contentOf(takes) } }),
    responses: {
      200: { description: summary, content: contentOf(gives) },
      ...refusals(codes),
    },
  };
}

/** Several codes may share a status: then its description names them all. */
function refusals(codes: readonly RefusalCode[]): Record<number, object> {
  const byStatus = Map.groupBy(codes, statusOf);
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [status, { description: same.join(', '), content }]),
  );
}

function contentOf(matter: Matter): object {
  if (!isSchema(matter)) return { [matter.media]: {} };
  return { 'application/json': { schema: schemaOf(matter) } };
}

function isSchema(matter: Matter): matter is z.ZodMiniType {
  return '_zod' in matter;
}

function schemaOf(schema: z.ZodMiniType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}
