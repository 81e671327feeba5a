import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Refusal, type RefusalCode } from '../../shared/refusal.ts';
import { useHere } from '../here.ts';
import { type TextKey, t } from '../i18n.ts';
import { dropSetUp, keepSetUp, readSetUp } from '../local/set-up-draft.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Frame } from './frame.tsx';
import { refusalKey } from './refused.ts';
import style from './screen.module.css';
import { PlacesPart } from './set-up/places-part.tsx';
import { PlanPart } from './set-up/plan-part.tsx';
import { FRESH, problemsOf, requestOf, type SetUpForm } from './set-up/set-up-form.ts';
import { WardPart } from './set-up/ward-part.tsx';

const SAID: Partial<Record<RefusalCode, TextKey>> = {
  codeWrong: 'setup.codeWrong',
  codeExpired: 'setup.codeUsed',
  codeUsed: 'setup.codeUsed',
};

/** A real ward's beginning, opened once by the link that the server printed. */
export function SetUp() {
  const { setUp } = useHere();
  const { route } = useLocation();
  const code = useRef(location.hash.slice(1)).current;
  const [form, setForm] = useState<SetUpForm>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<TextKey | null>(null);
  useEffect(() => {
    void readSetUp().then((kept) => setForm({ ...FRESH, ...kept }));
  }, []);
  if (form === undefined) return <Frame title={t('setup.title')}>{null}</Frame>;

  const problems = problemsOf(form);
  const ready = Object.keys(problems).length === 0;
  const change = (part: Partial<SetUpForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    void keepSetUp(next);
  };
  const go = async () => {
    setTried(true);
    setRefused(null);
    if (!ready) return;
    setBusy(true);
    try {
      await setUp(requestOf(code, form));
      await dropSetUp();
      // A ward without a plan begins by bringing one in.
      route(form.template === '' ? '/ke-hoach/nhap' : '/', true);
    } catch (error) {
      setRefused(refusal(error));
    } finally {
      setBusy(false);
    }
  };
  const part = { form, onChange: change, problems: tried ? problems : {} };
  return (
    <Frame
      title={t('setup.title')}
      action={
        <Button kind="main" busy={busy} onPress={() => void go()}>
          {t('setup.go')}
        </Button>
      }
    >
      <div class={style.stack}>
        {code === '' && <Notice kind="error" title={t('setup.needCode')} />}
        <WardPart {...part} />
        <PlacesPart {...part} />
        <PlanPart {...part} />
        {tried && !ready && <Notice kind="error" title={t('setup.wrong')} live />}
        {refused !== null && <Notice kind="error" title={t(refused)} live />}
      </div>
    </Frame>
  );
}

function refusal(error: unknown): TextKey {
  if (error instanceof Error && error.name === 'Unreachable') return 'setup.offline';
  const own = error instanceof Refusal ? SAID[error.code] : undefined;
  return own ?? refusalKey(error);
}
