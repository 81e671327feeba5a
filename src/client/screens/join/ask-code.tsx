import { QrCode } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type TextKey, t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { readCode, showCode } from '../../parts/code.ts';
import { CodeField } from '../../parts/code-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { CallWard } from '../call-ward.tsx';
import style from '../screen.module.css';
import own from './ask-code.module.css';
import { useScan } from './use-scan.tsx';

export type AskCodeProps = {
  code: string | null;
  busy: boolean;
  problem: TextKey | null;
  onCode: (code: string | null) => void;
  onGo: () => void;
  /** A code was read from a picture: it goes on at once. */
  onScan: (code: string) => void;
};

/** Only the ward can help with these. */
const CALL: TextKey[] = ['refusal.codeExpired', 'refusal.codeUsed'];

/** Where the code is typed or read from a picture, or, for one that came with a link, tried again. */
export function AskCode({ code, busy: asking, problem, onCode, onGo, onScan }: AskCodeProps) {
  // How often a code was read: the field begins anew with each.
  const [scans, setScans] = useState(0);
  const scan = useScan((found) => {
    setScans((before) => before + 1);
    onScan(found);
  });
  const typed = code === null || readCode(code) !== null;
  const asks = typed || scans > 0;
  const told = scan.problem === null ? problem : null;
  const offline = told === 'refusal.firstTimeOffline';
  const busy = asking || scan.busy;
  return (
    <form
      class={style.stack}
      onSubmit={(event) => {
        event.preventDefault();
        scan.forget();
        onGo();
      }}
    >
      {asks && (
        <CodeField
          key={scans}
          initial={typed && code !== null ? showCode(code) : ''}
          error={told && typed && !offline ? t(told) : null}
          onCode={onCode}
        />
      )}
      {told && (offline || !typed) && (
        <Notice kind={offline ? 'info' : 'error'} title={t(told)} live />
      )}
      {scan.problem && <Notice kind="error" title={t(scan.problem)} live />}
      {told !== null && CALL.includes(told) && <CallWard />}
      <div class={style.near}>
        <div class={own.ways}>
          <Button
            kind="main"
            submit
            busy={busy}
            blocked={code === null ? t('join.needCode') : null}
          >
            {t(offline ? 'app.retry' : 'join.go')}
          </Button>
          {scan.can && (
            <Button icon={QrCode} busy={busy} onPress={() => scan.open('camera')}>
              {t('join.scan')}
            </Button>
          )}
        </div>
        {scan.can && (
          <Button kind="quiet" busy={busy} onPress={() => scan.open('gallery')}>
            {t('join.scanPick')}
          </Button>
        )}
      </div>
      {asks && <p class={style.small}>{t(scan.can ? 'join.scanHow' : 'join.scanHint')}</p>}
      {scan.inputs}
    </form>
  );
}
