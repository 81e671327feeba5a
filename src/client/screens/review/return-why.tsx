import { Undo2 } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { TEXT_MAX } from '../../../shared/limits.ts';
import type { Id } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { useDraft } from '../../local/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { NoteBox } from '../../parts/note-box.tsx';
import screen from '../screen.module.css';
import style from './review.module.css';

const REASONS = ['whyBlurred', 'whyWrongTask', 'whyNobody', 'whyOther'] as const;
type Why = (typeof REASONS)[number];

export type ReturnWhyProps = {
  evidenceId: Id;
  onReturn: (reason: string) => Promise<void>;
  onCancel: () => void;
};

/** Why a photo comes back, in words that its author reads; a chip, own words, or both. */
export function ReturnWhy({ evidenceId, onReturn, onCancel }: ReturnWhyProps) {
  const { phone } = useWork();
  const key = `return/${evidenceId}`;
  const draft = useDraft(phone, key);
  const [why, setWhy] = useState<Why | null>(null);
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), [draft.initial === undefined]);
  if (draft.initial === undefined) return null;

  const said = why === null || why === 'whyOther' ? '' : t(`review.${why}` satisfies TextKey);
  const reason = [said, draft.now.normalize('NFC').trim()].filter(Boolean).join('. ');
  const send = async () => {
    if (reason === '') return setMissing(true);
    if (reason.length > TEXT_MAX) return;
    await onReturn(reason);
    draft.clear();
    await phone.db.drafts.delete(key);
  };
  return (
    <div ref={box} class={style.why}>
      <Choice
        legend={t('review.returnWhy')}
        options={REASONS.map((value) => ({ value, label: t(`review.${value}`) }))}
        value={why}
        onChoose={(chosen) => {
          setWhy(chosen);
          setMissing(false);
        }}
        error={missing && reason === '' ? t('review.whyMissing') : null}
        beside
      />
      <NoteBox
        label={t('review.whyText')}
        text={draft.initial}
        max={TEXT_MAX}
        onText={draft.keep}
      />
      <div class={screen.line}>
        <Button icon={Undo2} onPress={() => void send()}>
          {t('review.returnNow')}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  );
}
