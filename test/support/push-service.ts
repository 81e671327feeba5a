import { createDecipheriv, createECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A browser's own keys for pushes; what is sealed for them only it can open. */
export type PushBrowser = {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  /** What arrived, opened. */
  got: unknown[];
};

export type Heard = { ttl: string; urgency: string; topic: string; vapid: Vapid };
type Vapid = { key: string; aud: string; sub: string; exp: number; sound: boolean };

/** A browser maker's push service on this machine: takes messages, opens and notes them. */
export type PushService = {
  subscribe(name: string): PushBrowser;
  /** Of all browsers together, in the order of arrival. */
  heard: Heard[];
  /** What to say to the next messages, each once; taken otherwise. `silence` never answers. */
  answers: ({ status: number; headers?: Record<string, string> } | 'silence')[];
  close(): Promise<void>;
};

export async function makePushService(): Promise<PushService> {
  const browsers = new Map<string, { open(body: Buffer): unknown; got: unknown[] }>();
  const heard: Heard[] = [];
  const answers: PushService['answers'] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const answer = answers.shift() ?? { status: 201 };
    if (answer === 'silence') return;
    if (answer.status < 300) {
      const browser = browsers.get(request.url ?? '');
      browser?.got.push(browser.open(body));
      const { ttl = '', urgency = '', topic = '', authorization = '' } = request.headers;
      const vapid = readVapid(authorization);
      heard.push({ ttl: String(ttl), urgency: String(urgency), topic: String(topic), vapid });
    }
    response.writeHead(answer.status, answer.headers).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    heard,
    answers,
    subscribe(name) {
      const pair = createECDH('prime256v1');
      const p256dh = pair.generateKeys('base64url');
      const auth = randomBytes(16);
      const got: unknown[] = [];
      browsers.set(`/${name}`, { got, open: (body) => open(body, pair, auth) });
      const keys = { p256dh, auth: auth.toString('base64url') };
      return { got, subscription: { endpoint: `${address}/${name}`, keys } };
    },
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** RFC 8291 and 8188, one record. */
function open(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): unknown {
  const salt = body.subarray(0, 16);
  const length = body.readUInt8(20);
  const theirs = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs]);
  const secret = hkdfSync('sha256', pair.computeSecret(theirs), auth, info, 32);
  const derive = (what: string, bytes: number) =>
    Buffer.from(
      hkdfSync('sha256', new Uint8Array(secret), salt, `Content-Encoding: ${what}\0`, bytes),
    );
  const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  cipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
}

/** RFC 8292: `vapid t=<token>, k=<key>`. */
function readVapid(authorization: string): Vapid {
  const [, token = '', key = ''] = authorization.match(/^vapid t=([\w.-]+), k=([\w-]+)$/) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const signed = Buffer.from(`${head}.${claims}`);
  const how = { key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' } as const;
  const sound = verify('sha256', signed, how, Buffer.from(signature, 'base64url'));
  return { key, sound, ...JSON.parse(Buffer.from(claims, 'base64url').toString()) };
}
