import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hostApp } from '../shared/in-app.ts';
import type { Session } from '../shared/wire.ts';
import { App } from './app.tsx';
import { firstDrawn, sayDrawn } from './first-drawn.ts';
import { type Here, HereContext } from './here.ts';
import { allTexts, setWords, startI18n } from './i18n.ts';
import { installOffer } from './install.ts';
import { type FirstRows, type LastList, lastList } from './local/first-rows.ts';
import { openPhone, type Phone } from './local/phone.ts';
import { keepLooks, keepSession, type Looks, readPocket } from './local/pocket.ts';
import { showLooks } from './looks.ts';
import './style/tokens.css';
import './style/base.css';

type Work = { session: Session; phone: Phone; list: LastList };
type Sending = Pick<Here, 'sendNow' | 'sendAll'> & { stop: () => void };

// What talks to the network loads after the first screen is drawn: the phone works without it.
const signIn = () => import('./sync/sign-in.ts');
const after = async () => {
  await firstDrawn;
  const { after } = await import('./after.ts');
  // Each part in a turn of its own, so that a tap never waits for all of them.
  await new Promise((turn) => setTimeout(turn));
  return after;
};
/** A first screen that takes longer than this holds nothing back any more, in ms. */
const PATIENCE_MS = 3_000;
const device = navigator.userAgent.slice(0, 200);

/** The one place where the rooms of the phone are put together. */
function Main(props: { work: Work | null; looks: Looks }) {
  const [work, setWork] = useState(props.work);
  const [looks, setLooks] = useState(props.looks);
  const [update, setUpdate] = useState<(() => void) | null>(null);
  const [install, setInstall] = useState<(() => Promise<void>) | null>(null);
  const sending = useSender(work);

  useEffect(() => {
    void after().then(({ watchUpdates }) => watchUpdates((apply) => setUpdate(() => apply)));
    return installOffer((offer) => setInstall(() => offer));
  }, []);
  useEffect(() => void showLooks(looks), [looks]);
  useEffect(() => {
    if (!work) return;
    const { phone, session } = work;
    const following = after().then(({ followSelf }) =>
      followSelf(phone, session, (now) => {
        void keepSession(now);
        setWork({ phone, session: now, list: lastList(phone, now.person.placeId) });
      }),
    );
    return () => void following.then((stop) => stop());
  }, [work]);

  const begin = async (session: Session) => {
    await keepSession(session);
    setWork(openWork(session));
  };
  const here: Here = {
    session: work?.session ?? null,
    phone: work?.phone ?? null,
    list: work?.list ?? null,
    looks,
    setLooks: (next) => {
      setLooks(next);
      void keepLooks(next);
    },
    lookAt: async (code) => (await signIn()).lookAt(code),
    join: async (code) => begin(await (await signIn()).join(code, device)),
    setUp: async (request) => begin(await (await signIn()).setUp({ ...request, device })),
    invite: async (personId) => (await signIn()).invite(work?.session.token ?? null, personId),
    drawn: sayDrawn,
    sendNow: async () => (await sending.current)?.sendNow(),
    sendAll: async () => (await sending.current)?.sendAll(),
    handIn: async (file) => (await signIn()).handIn(work?.session.token ?? null, file),
    sessions: async () => (await signIn()).mySessions(work?.session.token ?? null),
    endSession: async (id) => (await signIn()).endSession(work?.session.token ?? null, id),
    remind: async (on) => (await import('./sync/remind.ts')).remind(work?.session ?? null, on),
    leave: async (how) => {
      if (!work) return;
      setWork(null);
      (await sending.current)?.stop();
      await (await import('./local/leave.ts')).leave(work.phone, how);
    },
    update,
    install,
  };
  return (
    <HereContext.Provider value={here}>
      <App />
    </HereContext.Provider>
  );
}

/** Sends one person's work as long as they are signed in. */
function useSender(work: Work | null) {
  const sending = useRef<Promise<Sending> | null>(null);
  useEffect(() => {
    if (!work) return;
    const started = after().then(({ startSending }) => startSending(work.phone, work.session));
    sending.current = started;
    return () => void started.then(({ stop }) => stop());
  }, [work]);
  return sending;
}

function openWork(session: Session, rows?: FirstRows): Work {
  const { ward, person } = session;
  const [word = 'phường'] = ward.name.match(/^(phường|xã|đặc khu)/i) ?? [];
  setWords({ ward: word.toLocaleLowerCase('vi'), placeWord: ward.placeWord });
  const phone = openPhone(ward.id, person.id);
  return { session, phone, list: lastList(phone, person.placeId, rows) };
}

async function start(root: HTMLElement): Promise<void> {
  const { session, looks, rows } = await readPocket();
  await startI18n(looks.language);
  const work = session && openWork(session, rows);
  render(<Main work={work} looks={looks} />, root);
  // Today says so itself, once its rows are there; other screens have little to read.
  const today = location.pathname === '/' && work?.session.person.role === 'member';
  setTimeout(sayDrawn, today ? PATIENCE_MS : 0);
  void firstDrawn.then(allTexts);
  void after().then(({ watchFaults }) => watchFaults());
}

const root = document.getElementById('app');
const app = hostApp(navigator.userAgent);
if (root && app === null) await start(root);
// Before anything is stored: what another app's browser keeps is not ours to rely on. Not awaited,
// since that file needs this one to have come to its end.
else if (root && app !== null)
  void import('./leave.ts').then(({ showLeave }) => showLeave(root, app));
