import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Invitation } from '../../shared/wire.ts';
import { useHere } from '../here.ts';
import { type TextKey, t } from '../i18n.ts';
import { keepJoinedCode } from '../local/joined-code.ts';
import { mutate } from '../local/mutate.ts';
import { type Phone, readState } from '../local/phone.ts';
import { useLive } from '../local/use-live.ts';
import { linkedCode } from '../parts/code.ts';
import { Frame } from './frame.tsx';
import { isInstalled } from './install/is-installed.ts';
import { AlreadyHere } from './join/already-here.tsx';
import { AskCode } from './join/ask-code.tsx';
import { Confirm } from './join/confirm.tsx';
import { KeptHere } from './join/kept-here.tsx';
import { joinProblem } from './join/problem.ts';
import style from './screen.module.css';

/**
 * Joining with a code from paper or from a link, where it stands behind `#`: that part of an
 * address is sent to no server and written in no log.
 */
export function Join() {
  const here = useHere();
  const { session, phone } = here;
  const { path, route } = useLocation();
  const [code, setCode] = useState<string | null>(linkedCode(location.hash.slice(1)));
  const [found, setFound] = useState<Invitation | null>(null);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);
  const joining = useRef<{ name: string } | null>(null);

  const look = async (wanted: string) => {
    setBusy(true);
    setProblem(null);
    try {
      setFound(await here.lookAt(wanted));
    } catch (error) {
      setProblem(joinProblem(error));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    if (code !== null) void look(code);
  }, []);

  const join = async (name: string) => {
    if (code === null) return;
    setBusy(true);
    setProblem(null);
    joining.current = { name };
    // Joining makes every other address show its own screen; this one has a name to keep first.
    if (path !== '/vao') route('/vao', true);
    try {
      await here.join(code);
      keepJoinedCode(code);
    } catch (error) {
      joining.current = null;
      setProblem(joinProblem(error));
      setBusy(false);
    }
  };
  useEffect(() => {
    const wish = joining.current;
    if (!wish || !phone || !session) return;
    joining.current = null;
    void keepName(phone, session.person, wish.name)
      .then(() => isFirstTime(phone, session.person.role))
      .then((first) => route(first ? '/lam-thu' : '/', true));
  }, [session]);

  // Two people may bear one name; the code says which of them it is for.
  const same = found !== null && found.personId === session?.person.id;
  const signedOut = useLive(async () => phone !== null && isSignedOut(phone), [phone]) ?? false;
  const stays = session !== null && !busy && !same && (found !== null || !signedOut);
  return (
    <Frame title={t('join.title')}>
      <div class={style.stack}>
        {session === null && <KeptHere />}
        {stays ? (
          <AlreadyHere code={code} />
        ) : found ? (
          <Confirm found={found} busy={busy} problem={problem} onJoin={(name) => void join(name)} />
        ) : (
          <AskCode
            {...{ code, busy, problem }}
            onCode={setCode}
            onGo={() => code !== null && void look(code)}
            onScan={(read) => {
              setCode(read);
              void look(read);
            }}
          />
        )}
      </div>
    </Frame>
  );
}

/** A member new to the app begins with a task that does not count; nobody meets it twice. */
async function isFirstTime({ db }: Phone, role: string): Promise<boolean> {
  return role !== 'official' && !isInstalled() && (await readState(db)).heardAt === null;
}

/** Does the ward ask for a new code before it takes what waits here? */
async function isSignedOut({ db }: Phone): Promise<boolean> {
  return (await db.net.get('net'))?.state === 'signedOut';
}

/** What the person calls themselves, where it is not what stood on the invitation. */
async function keepName(
  phone: Phone,
  person: { id: string; name: string },
  name: string,
): Promise<void> {
  if (name === '' || name === person.name) return;
  await mutate(phone, { kind: 'person.rename', personId: person.id, name });
}
