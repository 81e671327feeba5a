import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { GUIDE_STEPS_MAX, LINE_MAX, TEXT_MAX } from '../../../shared/limits.ts';
import type { Id } from '../../../shared/model.ts';
import type { Guide, GuideStep } from '../../../shared/records/guide.ts';
import { looksPrivate } from '../../../shared/text/looks-private.ts';
import { nfc } from '../../../shared/text/nfc.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { entityId, type GuideEntry, type GuideText } from '../../local/handbook.ts';
import { mutate } from '../../local/mutate.ts';
import { useDraft } from '../../local/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { NoteBox } from '../../parts/note-box.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { Frame } from '../frame.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { when } from '../when.ts';
import { filled } from './filled.ts';
import { stepsOf } from './steps-of.ts';

export type GuideFormProps = {
  id: Id;
  guide: GuideEntry;
  /** The app's own wording. */
  own: GuideText;
  earlier: Guide['earlier'];
  names: Map<Id, string>;
};

/** Title and steps as plain lines; what was typed stays on the device until it is saved. */
export function GuideForm({ id, guide, own, earlier, names }: GuideFormProps) {
  const { phone } = useWork();
  const { route } = useLocation();
  const draft = useDraft(phone, `guide/${id}`);
  const [title, setTitle] = useState(filled(guide.title));
  const [problem, setProblem] = useState<TextKey | null>(null);
  if (draft.initial === undefined) return null;
  const before = guide.steps.map(({ text }) => filled(text)).join('\n');
  const text = draft.now === '' ? before : draft.now;
  const name = nfc(title).text.trim();
  const steps = stepsOf(nfc(text).text, guide.steps);

  const set = async (next: { title: string; steps: GuideStep[] }) => {
    setProblem(null);
    try {
      const op = { kind: 'guide.set' as const, guideId: entityId(id), ...next };
      await mutate(phone, op, { draft: `guide/${id}` });
      draft.clear();
      route(`/so-tay/${id}`, true);
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  const fits =
    name !== '' &&
    name.length <= LINE_MAX &&
    steps.length >= 1 &&
    steps.length <= GUIDE_STEPS_MAX &&
    steps.every((step) => step.text.length <= LINE_MAX);
  const save = () => (fits ? set({ title: name, steps }) : setProblem('handbook.wrong'));
  const limits = { max: GUIDE_STEPS_MAX, length: LINE_MAX };
  return (
    <Frame
      title={t('handbook.editTitle')}
      back={`/so-tay/${id}`}
      here="/them"
      action={
        <Button kind="main" onPress={() => void save()}>
          {t('handbook.save')}
        </Button>
      }
    >
      <div class={style.stack}>
        {problem && <Notice kind="error" title={t(problem, limits)} live />}
        <Field label={t('handbook.name')} name="title" initial={title} onText={setTitle} />
        <NoteBox
          label={t('handbook.lines')}
          text={draft.initial === '' ? before : draft.initial}
          max={TEXT_MAX}
          warning={looksPrivate(`${title} ${text}`) ? t('handbook.private') : null}
          onText={draft.keep}
        />
        <Section title={t('handbook.earlier')} folds="folded">
          <ul>
            {earlier.map((one) => (
              <li key={one.mark.op} class={style.item}>
                <p>{filled(one.title)}</p>
                <p class={style.small}>
                  {t('handbook.earlierBy', {
                    name: names.get(one.mark.by) ?? t('app.someone'),
                    time: when(one.mark.at, phone.clock()),
                  })}
                </p>
                <Again onPress={() => void set({ title: one.title, steps: one.steps })} />
              </li>
            ))}
            <li class={style.item}>
              <p>{t('handbook.own')}</p>
              <Again onPress={() => void set({ title: own.title, steps: own.steps })} />
            </li>
          </ul>
        </Section>
      </div>
    </Frame>
  );
}

function Again({ onPress }: { onPress: () => void }) {
  return (
    <Button kind="quiet" onPress={onPress}>
      {t('handbook.use')}
    </Button>
  );
}
