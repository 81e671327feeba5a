import { createHash } from 'node:crypto';
import type { Row } from '../../src/shared/entity.ts';
import { PROTOCOL } from '../../src/shared/limits.ts';
import type { Id } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';
import type { Fenced, Session, SyncRequest, Taken, WireOp } from '../../src/shared/wire.ts';
import type { TestServer } from './server.ts';

/** One signed-in install that talks to the server by hand: what a phone sends, without a phone. */
export type Caller = {
  session: Session;
  client: Id;
  headers: Record<string, string>;
  /** A request with these ops; `over` replaces any part of it. */
  request(ops: readonly WireOp[], over?: Partial<SyncRequest>): SyncRequest;
  /** Sends it; the status must be 200. */
  sync(request: SyncRequest): Promise<Taken & Partial<Fenced>>;
  post(path: string, body: unknown): Promise<Response>;
};

export function makeCaller(
  server: TestServer,
  session: Session,
  client = `c-${session.person.id}`,
): Caller {
  const headers = { authorization: `Bearer ${session.token}` };
  const post: Caller['post'] = async (path, body) =>
    server.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return {
    session,
    client,
    headers,
    post,
    request: (ops, over = {}) => ({
      v: PROTOCOL,
      person: session.person.id,
      client,
      epoch: null,
      scope: null,
      since: 0,
      n0: 1,
      ops: [...ops],
      stat: null,
      now: server.clock.now,
      ...over,
    }),
    async sync(request) {
      const response = await post('/api/sync', request);
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as Taken & Partial<Fenced>;
    },
  };
}

/** An op on its way under a full id. */
export function op(id: Id, body: OpBody, at = 0): WireOp {
  const { kind, ...fields } = body;
  return [id, kind, at, 0, fields];
}

/** Task I.6 given to khu phố 1 and 2, with a plain step and one that wants a photo. */
export const GIVE: OpBody = {
  kind: 'task.give',
  taskId: 'task.I.6',
  placeIds: ['place.1', 'place.2'],
  steps: [
    { id: 's1', text: 'Treo băng rôn', photo: false },
    { id: 's2', text: 'Chụp ảnh buổi phát động', photo: true },
  ],
  target: null,
  due: null,
};

export function tick(id: Id, assignmentId: Id, stepId = 's1'): WireOp {
  return op(id, { kind: 'step.set', assignmentId, stepId, done: true, seen: [] });
}

/** A JPEG's segments around any data, and their name: what the server looks at, with no pixels. */
export function picture(bytes: number, fill: string): { bytes: Buffer; sha256: string } {
  const made = Buffer.alloc(bytes, fill);
  made.set([0xff, 0xd8, 0xff, 0xda, 0x00, 0x02]);
  made.set([0xff, 0xd9], bytes - 2);
  return { bytes: made, sha256: createHash('sha256').update(made).digest('hex') };
}

export function attach(
  id: Id,
  assignmentId: Id,
  photo: { bytes: Buffer; sha256: string },
  thumb: { bytes: Buffer; sha256: string },
): WireOp {
  return op(id, {
    kind: 'evidence.attach',
    assignmentId,
    placeId: 'place.1',
    stepId: 's2',
    photo: { sha256: photo.sha256, bytes: photo.bytes.byteLength, width: 1600, height: 1200 },
    thumb: { sha256: thumb.sha256, bytes: thumb.bytes.byteLength },
    fingerprint: null,
    source: 'camera',
    consent: 'nobody',
    child: false,
    takenAt: 0,
    replaces: null,
  });
}

export function rowOf(rows: readonly Row[], id: Id): Row {
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
}
