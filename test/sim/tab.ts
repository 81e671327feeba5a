import type { SyncRequest } from '../../src/shared/wire.ts';
import { checkAck, checkCursor, checkSent, checkView } from './check.ts';
import { carry, type Heard } from './courier.ts';
import { carryPhotos } from './photo-carry.ts';
import { count, type Device, deviceNow, strikes, type Tab, tell, type World } from './world.ts';

class Killed extends Error {}

/** One tab tries to exchange; the stand-in for `client/sync/loop.ts`. */
export async function round(world: World, device: Device, tab: Tab): Promise<void> {
  if (tab.busy) return;
  tab.busy = true;
  const { life } = device;
  const sent = await device.store.ask({ now: deviceNow(world, device), limit: tab.limit });
  tell(world, `${device.name} → ${sent.ops.length} ops from n ${sent.n0}, since ${sent.since}`);
  carry(world, device, poisoned(world, sent), async (heard) => {
    if (device.life !== life) return;
    tab.busy = false;
    await listen(world, device, tab, sent, heard);
  });
}

/** The phone of a later version: some of its ops are of a kind that this server can't read. */
function poisoned(world: World, sent: SyncRequest): SyncRequest {
  const ops = sent.ops.map((op, index): SyncRequest['ops'][number] => {
    const id = op[0].includes('.') ? op[0] : `${sent.client}.${sent.n0 + index}.${op[0]}`;
    return world.ledger.get(id)?.poison ? [op[0], 'future.deed', op[2], op[3], { x: 1 }] : op;
  });
  return { ...sent, ops };
}

async function listen(
  world: World,
  device: Device,
  tab: Tab,
  sent: SyncRequest,
  heard: Heard,
): Promise<void> {
  if (heard.kind !== 'answer') {
    tab.failures += 1;
    if (heard.kind === 'tooBig' || tab.failures > 1) tab.limit = Math.max(1, tab.limit >> 1);
    tell(world, `${device.name} ← ${heard.kind}`);
    // Only signing in helps; until then nothing is asked again.
    if (heard.kind === 'signedOut') return;
    return again(world, device, tab, 2_000 + world.random.below(20_000));
  }
  const before = await device.store.image();
  const crash = () => {
    if (strikes(world, 'appKilled')) throw new Killed();
  };
  try {
    const given = { newClient: world.random.letters(12), now: deviceNow(world, device), crash };
    const change = await device.store.hear(sent, heard.answer, given);
    const after = await device.store.image();
    checkCursor(before.state, after.state, device.name);
    if (world.random.chance(0.15)) checkView(after, device.name);
    if (!change) return count(world, 'stale');
    checkSent(before, after, change, device.name);
    tab.failures = 0;
    if (!world.weather.has('tooLarge')) tab.limit = 6;
    if (change.requeue) count(world, 'rekey');
    if (change.ack) {
      const { n } = change.ack;
      const ward = await world.ward.image();
      const acked = before.waiting.filter((entry) => entry.n <= n).map((entry) => entry.op.id);
      if (ward.epoch === heard.answer.epoch) checkAck(acked, ward);
      count(world, 'acked');
    }
    for (const { outcome, why } of change.outcomes) {
      count(world, `outcome.${outcome}`);
      if (why) count(world, `why.${why}`);
    }
    if (change.gone.length > 0) count(world, 'left');
    tell(world, `${device.name} ← since ${after.state.since}, ${after.waiting.length} waiting`);
    if (change.next === 'again') again(world, device, tab, 100);
    else carryPhotos(world, device);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    await kill(world, device);
  }
}

function again(world: World, device: Device, tab: Tab, inMs: number): void {
  const { life } = device;
  world.agenda.plan(world.now + inMs, async () => {
    if (device.life === life) await round(world, device, tab);
  });
}

/** The app dies with everything in flight, and is opened again later. */
export async function kill(world: World, device: Device): Promise<void> {
  device.life += 1;
  await device.store.die();
  for (const tab of device.tabs) tab.busy = false;
  tell(world, `${device.name}: app killed`);
  for (const tab of device.tabs) again(world, device, tab, 1_000 + world.random.below(60_000));
}
