import { spawnSync } from 'node:child_process';

const WITHIN = 'TO_SO_BENCH_NET';

/**
 * Buffers of a phone on a weak network: some 16 KB on their way out, and segments of 1,500 bytes. A
 * desktop's loopback takes in a whole photo at once, which no phone's sender does.
 */
const PREPARE = [
  'ip link set lo up mtu 1500',
  'echo "4096 8192 8192" > /proc/sys/net/ipv4/tcp_rmem',
  'echo "4096 16384 16384" > /proc/sys/net/ipv4/tcp_wmem',
  'exec "$@"',
].join(' && ');

/**
 * Runs this same program in a network of its own, whose buffers are small, and ends with it. Goes on
 * as it is where the system gives no such network, and says so; nothing of the machine's changes.
 */
export function moveIntoOwnNet(): void {
  if (process.env[WITHIN]) return;
  const command = ['-rn', 'sh', '-c', PREPARE, 'sh', process.execPath, ...process.argv.slice(1)];
  const env = { ...process.env, [WITHIN]: '1' };
  const probe = spawnSync('unshare', ['-rn', 'sh', '-c', PREPARE, 'sh', 'true'], {
    stdio: 'ignore',
  });
  if (probe.status !== 0) {
    console.log('no network of our own here: kernel buffers hold whole photos');
    return;
  }
  process.exit(spawnSync('unshare', command, { env, stdio: 'inherit' }).status ?? 1);
}
