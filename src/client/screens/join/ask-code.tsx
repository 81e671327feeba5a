import { type TextKey, t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { readCode } from '../../parts/code.ts';
import { CodeField } from '../../parts/code-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { CallWard } from '../call-ward.tsx';
import style from '../screen.module.css';

export type AskCodeProps = {
  code: string | null;
  busy: boolean;
  problem: TextKey | null;
  onCode: (code: string | null) => void;
  onGo: () => void;
};

/** Only the ward can help with these. */
const CALL: TextKey[] = ['refusal.codeExpired', 'refusal.codeUsed'];

/** Where the code is typed, or, for one that came with a link, tried again. */
export function AskCode({ code, busy, problem, onCode, onGo }: AskCodeProps) {
  const typed = code === null || readCode(code) !== null;
  const offline = problem === 'refusal.firstTimeOffline';
  return (
    <form
      class={style.stack}
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      {typed && (
        <CodeField
          initial={code ?? ''}
          error={problem && !offline ? t(problem) : null}
          onCode={onCode}
        />
      )}
      {problem && (offline || !typed) && (
        <Notice kind={offline ? 'info' : 'error'} title={t(problem)} live />
      )}
      {problem !== null && CALL.includes(problem) && <CallWard />}
      <Button kind="main" submit busy={busy} blocked={code === null ? t('join.needCode') : null}>
        {t(offline ? 'app.retry' : 'join.go')}
      </Button>
      {typed && <p class={style.small}>{t('join.scanHint')}</p>}
    </form>
  );
}
