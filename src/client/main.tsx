import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../shared/wire.ts';
import { App } from './app.tsx';
import { type Here, HereContext } from './here.ts';
import { startI18n } from './i18n.ts';
import { installOffer } from './install.ts';
import { openPhone, type Phone, wipe } from './local/phone.ts';
import {
  dropSession,
  keepLooks,
  keepSession,
  type Looks,
  readLooks,
  readSession,
} from './local/pocket.ts';
import { showLooks } from './looks.ts';
import './style/tokens.css';
import './style/base.css';
import { invite, join, lookAt, setUp, stranger } from './sync/sign-in.ts';
import { startSending } from './sync/start.ts';
import { watchUpdates } from './sync/update.ts';

type Work = { session: Session; phone: Phone };

/** The one place where the rooms of the phone are put together. */
function Main(props: { session: Session | null; phone: Phone | null; looks: Looks }) {
  const [work, setWork] = useState<Work | null>(
    props.session && props.phone ? { session: props.session, phone: props.phone } : null,
  );
  const [looks, setLooks] = useState(props.looks);
  const [update, setUpdate] = useState<(() => void) | null>(null);
  const [install, setInstall] = useState<(() => Promise<void>) | null>(null);
  const [sending, setSending] = useState<{ sendNow: () => Promise<void> } | null>(null);

  useEffect(() => {
    void watchUpdates((apply) => setUpdate(() => apply));
    return installOffer((offer) => setInstall(() => offer));
  }, []);
  useEffect(() => {
    if (!work) return setSending(null);
    const { stop, sendNow } = startSending(work.phone, work.session);
    setSending({ sendNow });
    return stop;
  }, [work]);
  useEffect(() => void showLooks(looks), [looks]);

  const begin = async (session: Session) => {
    const phone = await openPhone(session.ward.id, session.person.id);
    await keepSession(session);
    setWork({ session, phone });
  };
  const here: Here = {
    session: work?.session ?? null,
    phone: work?.phone ?? null,
    looks,
    setLooks: (next) => {
      setLooks(next);
      void keepLooks(next);
    },
    lookAt: (code) => lookAt(stranger, code),
    join: async (code) => begin(await join(stranger, code, navigator.userAgent.slice(0, 200))),
    setUp: async (request) => {
      const device = navigator.userAgent.slice(0, 200);
      await begin(await setUp(stranger, { ...request, device }));
    },
    invite: (personId) => invite({ ...stranger, token: work?.session.token ?? null }, personId),
    sendNow: async () => sending?.sendNow(),
    leave: async () => {
      if (!work) return;
      sending && setSending(null);
      await dropSession();
      await wipe(work.phone);
      setWork(null);
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

const looks = await readLooks();
await startI18n(looks.language);
const session = await readSession();
const phone = session ? await openPhone(session.ward.id, session.person.id) : null;
const root = document.getElementById('app');
if (root) render(<Main session={session} phone={phone} looks={looks} />, root);
