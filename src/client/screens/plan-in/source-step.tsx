import { FileUp } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { dayInVietnam } from '../../../shared/calendar/day.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { PlanTemplateId } from '../../local/import/templates.ts';
import type { PlanIn, Reading } from '../../local/import/use-plan-in.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { Frame } from '../frame.tsx';
import screen from '../screen.module.css';
import { Discard } from './discard.tsx';
import { PasteBox } from './paste-box.tsx';
import style from './source-step.module.css';
import { WizardSteps } from './wizard-steps.tsx';

type SourceStepProps = { planIn: PlanIn; onTaken: () => void };

/** Where the plan comes from: a file dropped or chosen, a pasted table, or a plan of the app. */
export function SourceStep({ planIn, onTaken }: SourceStepProps) {
  const { phone } = useWork();
  const { draft, reading, refused } = planIn;
  const [over, setOver] = useState(false);
  const thisYear = Number(dayInVietnam(phone.clock()).slice(0, 4));
  // A draft that is another one than before was just read: on to its table.
  const [first] = useState(draft);
  useEffect(() => {
    if (draft && draft !== first) onTaken();
  }, [draft]);
  const file = async (some: File | null | undefined) => {
    if (!some) return;
    const bytes = await some.arrayBuffer().then((buffer) => new Uint8Array(buffer), gone);
    await planIn.read({ bytes }, some.name, thisYear);
  };
  return (
    <Frame title={t('planIn.title')} back="/nhiem-vu" here="/nhiem-vu" wide>
      <div class={screen.stack}>
        <WizardSteps at={0} />
        {draft && reading === null && (
          <Notice
            kind="info"
            title={t('planIn.unfinished', { title: draft.head.title })}
            actions={
              <>
                <Button onPress={onTaken}>{t('planIn.goOn')}</Button>
                <Discard planIn={planIn} />
              </>
            }
          >
            <p>{t('planIn.unfinishedNote')}</p>
          </Notice>
        )}
        {refused !== null && reading === null && (
          <Notice kind="error" title={t(`file.${refused}`)} live />
        )}
        {reading === null ? (
          <>
            <section
              class={`${style.drop} ${over ? style.over : ''}`}
              aria-label={t('plan.stepFile')}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
              }}
              onDragLeave={() => setOver(false)}
              onDrop={(event) => {
                event.preventDefault();
                setOver(false);
                void file(event.dataTransfer?.files[0]);
              }}
            >
              <FileUp aria-hidden="true" />
              <p class={style.wide}>{t('planIn.drop')}</p>
              <label class={style.choose}>
                {t('planIn.choose')}
                <input
                  type="file"
                  class="spoken"
                  onChange={(event) => {
                    const box = event.currentTarget;
                    void file(box.files?.[0]).finally(() => {
                      // The same file, corrected, may be chosen again.
                      box.value = '';
                    });
                  }}
                />
              </label>
              <p class={screen.small}>{t('planIn.chooseHint')}</p>
            </section>
            <PasteBox onRead={(text) => void planIn.read({ text }, t('planIn.pasted'), thisYear)} />
            <Templates onTake={(id) => void planIn.take(id)} />
          </>
        ) : (
          <Progress reading={reading} onStop={planIn.cancel} />
        )}
      </div>
    </Frame>
  );
}

function Progress({ reading, onStop }: { reading: Reading; onStop: () => void }) {
  return (
    <Notice
      kind="info"
      title={t('planIn.reading', { name: reading.name })}
      actions={<Button onPress={onStop}>{t('planIn.stop')}</Button>}
      live
    >
      <p>{reading.rows > 0 && t('planIn.readingRows', { count: reading.rows })}</p>
    </Notice>
  );
}

/** Real plans as they were printed, to turn into the ward's own. */
function Templates({ onTake }: { onTake: (id: PlanTemplateId) => void }) {
  const some: [PlanTemplateId, string][] = [
    ['phuoc-binh-2026', t('planIn.templatePhuocBinh')],
    ['quang-ngai-q4-2025', t('planIn.templateQuangNgai')],
    ['party-committee-2025', t('planIn.templateParty')],
    ['skhcn-report-2025h1', t('planIn.templateReport')],
  ];
  return (
    <Section title={t('planIn.templates')} folds="folded">
      <div class={screen.near}>
        <p class={screen.small}>{t('planIn.templatesHint')}</p>
        <div class={style.templates}>
          {some.map(([id, name]) => (
            <Button key={id} onPress={() => onTake(id)}>
              {name}
            </Button>
          ))}
        </div>
      </div>
    </Section>
  );
}

/** A file taken away, or a folder dropped: nothing in it. */
function gone(error: unknown): Uint8Array<ArrayBuffer> {
  if (error instanceof DOMException) return new Uint8Array();
  throw error;
}
