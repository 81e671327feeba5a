import { connect, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { openLink, type Weather } from './link.ts';

/**
 * The ideal on the same line: one socket pushes so many bytes up and hears so many back, without a
 * protocol of any kind. Returns ms from opening the connection to the last byte.
 */
export async function rawPush(weather: Weather, up: number, down: number): Promise<number> {
  const sink = createServer((socket) => {
    let left = up;
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      left -= bytes.length;
      if (left <= 0) socket.end(Buffer.alloc(down));
    });
  });
  await new Promise<void>((done) => sink.listen(0, '127.0.0.1', done));
  const address = sink.address();
  const link = await openLink(typeof address === 'object' && address ? address.port : 0, weather);
  const began = performance.now();
  const ms = await new Promise<number>((done, fail) => {
    let left = down;
    const socket = connect(link.port, '127.0.0.1', () => socket.write(Buffer.alloc(up)));
    socket.on('error', fail);
    socket.on('data', (bytes) => {
      left -= bytes.length;
      if (left <= 0) done(performance.now() - began);
    });
  });
  await link.close();
  await new Promise((done) => sink.close(done));
  return ms;
}
