import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Id } from '../shared/model.ts';
import { Refusal, type RefusalCode } from '../shared/refusal.ts';
import { backup, restore } from './backup-commands.ts';
import { diskBlobs } from './blobs/disk.ts';
import { readConfig } from './config.ts';
import { type DataFolder, dataFolder } from './data-folder.ts';
import { joinLink, localUrl } from './links.ts';
import { openData } from './open-data.ts';
import { type Printed, printDeadline, printPlan } from './plan-commands.ts';
import { takeIn } from './routes/hand-in.ts';
import { addInvite } from './store/invites.ts';
import type { Store } from './store/open.ts';
import { listPeople } from './store/people.ts';
import { showJoinCode } from './store/secrets.ts';
import { endSessions } from './store/sessions.ts';
import { listWards } from './store/wards.ts';
import { say } from './terminal.ts';

type Desk = { store: Store; url: string; paths: DataFolder };
type Somebody = { ward: Id; id: Id; name: string; role: string; placeId: Id | null };

/** Commands for whoever runs the server, beside it or while it is down: `npm run -s toso -- help`. */
const COMMANDS: Record<
  string,
  (desk: Desk, args: readonly string[]) => Promise<string[] | Printed>
> = {
  backup: ({ store, paths }, args) => backup(store, paths, args),
  /** A new code for one person; without a name a link for each official, who may be locked out. */
  async invite({ store, url }, [id]) {
    const people = await everybody(store);
    const wanted = people.filter((one) => (id ? one.id === id : one.role === 'official'));
    if (id && wanted.length === 0) return [say('noPerson', { person: id })];
    const lines: string[] = [];
    for (const { ward, id: person, name, role } of wanted) {
      const invited = { ward, person, role: role as 'official' | 'leader' | 'member' };
      const { code } = await addInvite(store.db, invited, { now: Date.now(), chance: randomBytes });
      lines.push(`${name}: ${role === 'official' ? joinLink(url, code) : showJoinCode(code)}`);
    }
    return lines;
  },
  async people({ store }) {
    const people = await everybody(store);
    return people.map(({ id, name, role, placeId }) => [id, role, placeId ?? '', name].join('\t'));
  },
  async 'sign-out'({ store }, [id = '']) {
    const person = (await everybody(store)).find((one) => one.id === id);
    if (!person) return [say('noPerson', { person: id })];
    const count = await endSessions(store.db, person.ward, id, Date.now());
    return [say('signedOut', { person: person.name, count })];
  },
  /** A phone's unsent work, saved there as a file: whoever has the server vouches as an official does. */
  async 'hand-in'({ store, paths }, [file = '']) {
    const bytes = await readFile(resolve(process.env.INIT_CWD ?? '', file)).catch(() => null);
    if (bytes === null) return refuse('refused.noFile');
    const house = { store, blobs: diskBlobs(paths.photos), now: Date.now, chance: randomBytes };
    try {
      return [say('handedIn', await takeIn(house, null, bytes))];
    } catch (error) {
      const code = error instanceof Refusal ? HAND_IN_SAYS[error.code] : undefined;
      if (!code) throw error;
      return refuse(code);
    }
  },
};

function refuse(key: Parameters<typeof say>[0]): string[] {
  process.exitCode = 2;
  return [say(key)];
}

const HAND_IN_SAYS: { [K in RefusalCode]?: 'handIn.broken' | 'handIn.foreign' | 'handIn.tooBig' } =
  {
    badRequest: 'handIn.broken',
    mismatch: 'handIn.foreign',
    tooBig: 'handIn.tooBig',
  };

/** Commands that read a file or a text and need no ward. */
const READERS: Record<string, (args: readonly string[]) => Printed | Promise<Printed>> = {
  plan: printPlan,
  deadline: printDeadline,
};

async function everybody(store: Store): Promise<Somebody[]> {
  const all: Somebody[] = [];
  for (const ward of await listWards(store)) {
    for (const person of await listPeople(store.db, ward)) all.push({ ward, ...person });
  }
  return all;
}

async function main([name = 'help', ...args]: readonly string[]): Promise<Printed> {
  if (name === 'help') return { lines: [say('help')] };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command && name !== 'restore') {
    return { lines: [say('unknown', { command: name }), '', say('help')] };
  }
  const read = readConfig(process.env);
  if ('wrong' in read) return { lines: [say('wrongConfig', { names: read.wrong.join(', ') })] };
  const { DATA_DIR, PUBLIC_URL, HOST, PORT } = read.config;
  const paths = dataFolder(resolve(DATA_DIR));
  // The one command that must find nobody at work, itself included.
  if (!command) return restore(paths, args);
  const data = await openData(paths);
  if (!data) return { refused: say('restoring', { folder: paths.folder }), code: 1 };
  try {
    if ((await listWards(data.store)).length === 0) return { lines: [say('noWard')] };
    const url = PUBLIC_URL?.replace(/\/+$/, '') ?? localUrl(HOST, PORT);
    const printed = await command({ store: data.store, url, paths }, args);
    return Array.isArray(printed) ? { lines: printed } : printed;
  } finally {
    await data.close();
  }
}

const [name = '', ...rest] = process.argv.slice(2);
const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
const printed = reader ? await reader(rest) : await main(process.argv.slice(2));
if ('refused' in printed) {
  console.error(printed.refused);
  process.exitCode = printed.code ?? 2;
} else console.log(printed.lines.join('\n'));
