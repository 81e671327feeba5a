import { FileDown } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { dayInVietnam } from '../../../shared/calendar/day.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { type HandOverFile, makeHandOver } from '../../local/hand-over.ts';
import { canSeal } from '../../local/seal.ts';
import { readSealKey } from '../../local/seal-key.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import style from '../screen.module.css';

type Said = { file: HandOverFile; name: string } | { problem: TextKey };

/** Saves what waits here as a file that any teammate can hand in and nobody but the server can read. */
export function SaveFile() {
  const { phone, session } = useWork();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const make = async (): Promise<Said | null> => {
    if (!canSeal()) return { problem: 'handOver.unsafe' };
    const key = session.sealKey ?? (await readSealKey());
    if (!key) return { problem: 'handOver.noKey' };
    const file = await makeHandOver(phone, session, key);
    if (!file) return null;
    const name = `to-so-chua-gui-${dayInVietnam(phone.clock())}.toso`;
    download(file.bytes, name);
    return { file, name };
  };
  const save = async () => {
    setBusy(true);
    await make()
      .then(setSaid)
      .finally(() => setBusy(false));
  };
  return (
    <Section title={t('handOver.title')} folds="folded">
      <div class={style.near}>
        <p>{t('handOver.why')}</p>
        <p>
          <Button icon={FileDown} busy={busy} onPress={() => void save()}>
            {t('handOver.save')}
          </Button>
        </p>
        {said && <Says said={said} />}
      </div>
    </Section>
  );
}

function Says({ said }: { said: Said }) {
  if ('problem' in said) return <Notice kind="error" title={t(said.problem)} live />;
  const { count, photos, left } = said.file;
  return (
    <Notice kind="success" title={t('handOver.saved', { count, photos })} live>
      {t('handOver.then', { file: said.name })}
      {left > 0 && ` ${t('handOver.left', { count: left })}`}
    </Notice>
  );
}

function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
