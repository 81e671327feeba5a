import { Camera } from 'lucide-preact';
import type { StepCount } from '../../../shared/progress.ts';
import { t } from '../../i18n.ts';
import style from './step-counts.module.css';

/** Every step with how many places have done it. */
export function StepCounts({ steps }: { steps: StepCount[] }) {
  return (
    <ol class={style.steps}>
      {steps.map(({ text, photo, done, total }) => (
        <li key={text} class={style.step}>
          <span class={style.words}>
            {text}
            {photo && (
              <small class={style.photo}>
                <Camera aria-hidden="true" /> {t('give.stepPhoto')}
              </small>
            )}
          </span>
          <span class={style.count}>{t('task.stepDone', { done, total })}</span>
        </li>
      ))}
    </ol>
  );
}
