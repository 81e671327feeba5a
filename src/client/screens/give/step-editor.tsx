import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-preact';
import type { Id, Step } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { moved } from './give-form.ts';
import style from './step-editor.module.css';

export type StepEditorProps = {
  steps: Step[];
  onSteps: (steps: Step[]) => void;
  /** A fresh id for a step. */
  newId: () => Id;
  error: string | null;
  emptySteps: Id[];
};

/** The checklist that the places will get: write, add, take out, put in order; no dragging. */
export function StepEditor({ steps, onSteps, newId, error, emptySteps }: StepEditorProps) {
  const change = (id: Id, part: Partial<Step>) =>
    onSteps(steps.map((step) => (step.id === id ? { ...step, ...part } : step)));
  return (
    <fieldset class={style.editor} aria-describedby="steps-wrong">
      <legend class={style.legend}>{t('give.steps')}</legend>
      <Wrong id="steps-wrong" text={error} />
      {steps.length === 0 && <p>{t('give.noSteps')}</p>}
      <ol class={style.steps}>
        {steps.map((step, index) => (
          <li key={step.id} class={style.step}>
            <Field
              label={t('give.step', { n: index + 1 })}
              name={`step-${step.id}`}
              initial={step.text}
              error={emptySteps.includes(step.id) ? t('give.stepEmpty') : null}
              onText={(text) => change(step.id, { text })}
            />
            <div class={style.tools}>
              <TickBox checked={step.photo} onTick={(photo) => change(step.id, { photo })}>
                {t('give.stepPhoto')}
              </TickBox>
              <span class={style.moves}>
                {index > 0 && (
                  <Button
                    kind="quiet"
                    icon={ArrowUp}
                    onPress={() => onSteps(moved(steps, step.id, -1))}
                  >
                    {t('give.stepUp')} <OfStep n={index + 1} />
                  </Button>
                )}
                {index < steps.length - 1 && (
                  <Button
                    kind="quiet"
                    icon={ArrowDown}
                    onPress={() => onSteps(moved(steps, step.id, 1))}
                  >
                    {t('give.stepDown')} <OfStep n={index + 1} />
                  </Button>
                )}
                <Button
                  kind="quiet"
                  icon={Trash2}
                  onPress={() => onSteps(steps.filter(({ id }) => id !== step.id))}
                >
                  {t('give.stepDrop')} <OfStep n={index + 1} />
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ol>
      <Button
        icon={Plus}
        onPress={() => onSteps([...steps, { id: newId(), text: '', photo: false }])}
      >
        {t('give.addStep')}
      </Button>
    </fieldset>
  );
}

/** Which step a button belongs to, for who cannot see where it stands. */
function OfStep({ n }: { n: number }) {
  return <span class="spoken">{t('give.ofStep', { n })}</span>;
}
