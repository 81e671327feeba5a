import { useState } from 'preact/hooks';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { changesOf, readOldPlans } from '../local/import/changes.ts';
import { usePlanIn } from '../local/import/use-plan-in.ts';
import { useLive } from '../local/use-live.ts';
import { Frame } from './frame.tsx';
import { officialsOnly } from './officials-only.tsx';
import { CheckStep } from './plan-in/check-step.tsx';
import { GiveStep } from './plan-in/give-step.tsx';
import { ShareStep } from './plan-in/share-step.tsx';
import { SourceStep } from './plan-in/source-step.tsx';
import type { StepProps } from './plan-in/step.ts';
import { WizardSteps } from './plan-in/wizard-steps.tsx';

const AT = { file: 0, check: 1, share: 2, give: 3 } as const;

/** From a plan document to a list of tasks with the places that get them, in four steps. */
export const PlanInScreen = officialsOnly('planIn.title', Desk);

function Desk() {
  const { phone } = useWork();
  const planIn = usePlanIn(phone);
  const [again, setAgain] = useState(false);
  const plans = useLive(() => readOldPlans(phone.db), [phone]);
  if (planIn.draft === undefined || plans === undefined) {
    return (
      <Frame title={t('planIn.title')} back="/nhiem-vu" here="/nhiem-vu" wide>
        {null}
      </Frame>
    );
  }
  const { draft } = planIn;
  if (draft === null || again) {
    return <SourceStep planIn={planIn} onTaken={() => setAgain(false)} />;
  }
  const { head } = draft;
  const changes = changesOf(draft, plans);
  const props: StepProps = {
    ...{ planIn, draft, plans, changes },
    steps: <WizardSteps at={AT[head.step]} />,
    onSource: () => setAgain(true),
  };
  // Every step begins at its heading, like a page of its own.
  if (head.step === 'check') return <CheckStep key="check" {...props} />;
  if (head.step === 'share') return <ShareStep key="share" {...props} />;
  return <GiveStep key="give" {...props} />;
}
