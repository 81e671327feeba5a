import { FileUp } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { HAND_OVER_MAX } from '../../../shared/exchange/hand-over.ts';
import { Refusal, type RefusalCode } from '../../../shared/refusal.ts';
import type { HandInAnswer } from '../../../shared/wire.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import style from '../screen.module.css';

/** Hands in a colleague's file of unsent work; what is in it stays between its author and the ward. */
export function TakeFile() {
  const { handIn, sendNow } = useWork();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<HandInAnswer | null>(null);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setTaken(null);
    setProblem(null);
    try {
      if (file.size > HAND_OVER_MAX) throw new Refusal('tooBig');
      setTaken(await handIn(new Uint8Array(await file.arrayBuffer())));
      void sendNow();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
      // The same file again is a new choice.
      if (input.current) input.current.value = '';
    }
  };
  return (
    <Section title={t('handOver.take')} folds="folded">
      <div class={style.near}>
        <p>{t('handOver.takeWhy')}</p>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('handOver.choose')}
          onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
        />
        <p>
          <Button icon={FileUp} busy={busy} onPress={() => input.current?.click()}>
            {t('handOver.choose')}
          </Button>
        </p>
        {taken && <Notice kind="success" title={words(taken)} live />}
        {problem && <Notice kind="error" title={t(problem)} live />}
      </div>
    </Section>
  );
}

function words({ name, taken, known, photos }: HandInAnswer): string {
  return t('handOver.taken', { name, count: taken, known, photos });
}

const PROBLEMS: { [K in RefusalCode]?: TextKey } = {
  badRequest: 'handOver.broken',
  mismatch: 'handOver.foreign',
  tooBig: 'handOver.tooBig',
  forbidden: 'handOver.needOfficial',
  busy: 'handOver.busy',
  signedOut: 'refusal.signedOut',
};

function problemOf(error: unknown): TextKey {
  if (error instanceof Error && error.name === 'Unreachable') return 'handOver.offline';
  const key = error instanceof Refusal ? PROBLEMS[error.code] : undefined;
  if (!key) throw error;
  return key;
}
