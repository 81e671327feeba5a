import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusalCode, statusOf } from '../../src/shared/refusal.ts';
import { makeServer, type TestServer } from '../support/server.ts';

type Operation = {
  summary: string;
  parameters?: { name: string; in: string; required: boolean }[];
  security?: object[];
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { description: string; content: Record<string, { schema?: object }> }>;
};
type Contract = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
};

let server: TestServer;
let contract: Contract;

beforeAll(async () => {
  server = await makeServer();
  contract = (await (await server.app.request('/api/openapi.json')).json()) as Contract;
});
afterAll(() => server.close());

function operations(): [string, Operation][] {
  return Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => {
      return [`${method.toUpperCase()} ${path}`, operation];
    }),
  );
}

test('every address of the app is in the contract, and nothing else', () => {
  const routes = server.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(
    operations()
      .map(([name]) => name)
      .sort(),
  ).toEqual([...new Set(routes)].sort());
});

test('the contract has the shape of OpenAPI 3.1', () => {
  expect(contract.openapi).toBe('3.1.0');
  expect(contract.info).toEqual({ title: 'Tổ Số', version: '0.0.0' });
  expect(contract.components.securitySchemes.session).toEqual({ type: 'http', scheme: 'bearer' });
  for (const [name, { summary, parameters = [], responses }] of operations()) {
    expect(summary, name).not.toBe('');
    const inPath = [...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(parameters.map((one) => one.name)).toEqual(inPath);
    expect(parameters.every((one) => one.in === 'path' && one.required)).toBe(true);
    expect(Object.keys(responses)).toContain('200');
  }
});

test('every refusal stands under its status, with the one shape of errors', () => {
  expect(contract.components.schemas.Error).toMatchObject({
    type: 'object',
    properties: { code: { type: 'string' } },
    required: ['code'],
  });
  for (const [name, { responses }] of operations()) {
    for (const [status, { description, content }] of Object.entries(responses)) {
      if (status === '200') continue;
      for (const code of description.split(', ')) {
        expect(isRefusalCode(code) && statusOf(code), `${name} ${code}`).toBe(Number(status));
      }
      expect(content['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Error' });
    }
  }
});

test('the messages are described by the schemas that check them', () => {
  const sync = contract.paths['/api/sync']?.post;
  expect(sync?.security).toEqual([{ session: [] }]);
  expect(sync?.requestBody?.content['application/json']?.schema).toMatchObject({
    type: 'object',
    properties: { ops: { type: 'array', maxItems: 500 } },
  });
  expect(sync?.responses[200]?.content['application/json']?.schema).toHaveProperty('anyOf');
});
