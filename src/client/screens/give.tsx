import { Send } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { Closing } from '../../shared/calendar/closing.ts';
import type { Task } from '../../shared/model.ts';
import { useWork } from '../here.ts';
import { type TextKey, t } from '../i18n.ts';
import { type Receiver, readGiving } from '../local/giving.ts';
import { mutate } from '../local/mutate.ts';
import { readToday } from '../local/today.ts';
import { useDraft } from '../local/use-draft.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { Frame } from './frame.tsx';
import { Confirm } from './give/confirm.tsx';
import { Facts } from './give/facts.tsx';
import { type GiveForm, giveOp, isReady, problemsOf, readForm } from './give/give-form.ts';
import { Places } from './give/places.tsx';
import { StepEditor } from './give/step-editor.tsx';
import { Templates } from './give/templates.tsx';
import { officialsOnly } from './officials-only.tsx';
import { refusalKey } from './refused.ts';
import style from './screen.module.css';
import { taskCode } from './tasks/task-table.tsx';
import { useFirstWrong } from './use-first-wrong.ts';
import { useUndo } from './use-undo.tsx';

const STEP_ID_LENGTH = 8;

/** Gives one task of the plan to places, with a checklist; what is typed survives until then. */
export const Give = officialsOnly('give.title', Desk);

function Desk() {
  const { phone } = useWork();
  const { id = '' } = useRoute().params;
  const found = useLive(async () => (await readGiving(phone.db, id)) ?? 'missing', [phone, id]);
  const draft = useDraft(phone, draftKey(id));
  if (found === undefined || found === 'missing' || draft.initial === undefined) {
    return (
      <Frame title={t('give.title')} back={`/nhiem-vu/${id}`} here="/nhiem-vu">
        {found === 'missing' && <Empty text={t('task.missing')} />}
      </Frame>
    );
  }
  const { task, receivers, planYear, closing } = found;
  return (
    <Form
      taskId={id}
      task={task.body}
      receivers={receivers}
      planYear={planYear}
      closing={closing}
      form={readForm(draft.now, task.body)}
      keep={(form) => draft.keep(JSON.stringify(form))}
      done={draft.clear}
    />
  );
}

type FormProps = {
  taskId: string;
  task: Task;
  receivers: Receiver[];
  planYear: number;
  closing: Closing;
  form: GiveForm;
  keep: (form: GiveForm) => void;
  done: () => void;
};

function Form({ taskId, task, receivers, planYear, closing, form, keep, done }: FormProps) {
  const { phone } = useWork();
  const { route } = useLocation();
  const { offerUndo, bar } = useUndo();
  const showFirstWrong = useFirstWrong();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<TextKey | null>(null);
  const problems = problemsOf(form);
  const shown = tried ? problems : null;
  // An undo offered earlier must not bring back what was chosen since.
  const latest = useRef(form);
  latest.current = form;
  const change = (part: Partial<GiveForm>) => {
    latest.current = { ...latest.current, ...part };
    keep(latest.current);
  };
  const newId = () => phone.chance(STEP_ID_LENGTH);
  const press = () => {
    setTried(true);
    setRefused(null);
    if (isReady(problems)) setAsking(true);
    else showFirstWrong();
  };
  const give = async () => {
    try {
      const when = { today: await readToday(phone), closing };
      const op = giveOp(taskId, form, planYear, when);
      await mutate(phone, op, { draft: draftKey(taskId) });
      done();
      route(`/nhiem-vu/${taskId}`, true);
    } catch (error) {
      setAsking(false);
      setRefused(refusalKey(error));
    }
  };
  return (
    <Frame
      title={t('give.title')}
      back={`/nhiem-vu/${taskId}`}
      here="/nhiem-vu"
      wide
      undo={bar}
      action={
        <Button kind="main" icon={Send} onPress={press}>
          {t('give.now')}
        </Button>
      }
    >
      <div class={style.stack}>
        <p class={style.lead}>
          {taskCode(task)} {task.title}
        </p>
        <Places
          receivers={receivers}
          chosen={form.placeIds}
          onChosen={(placeIds) => change({ placeIds })}
          error={shown?.places ? t(shown.places) : null}
        />
        <Templates
          onTake={(steps) => {
            const before = form.steps;
            change({ steps: steps.map((step) => ({ ...step, id: newId() })) });
            offerUndo(t('give.templateUsed'), async () => change({ steps: before }));
          }}
        />
        <StepEditor
          steps={form.steps}
          onSteps={(steps) => change({ steps })}
          newId={newId}
          error={shown?.steps ? t(shown.steps) : null}
          emptySteps={shown?.emptySteps ?? []}
        />
        <Facts form={form} onChange={change} deadlineText={task.deadlineText} problems={shown} />
        {shown !== null && !isReady(shown) && <Notice kind="error" title={t('give.wrong')} live />}
        {refused !== null && <Notice kind="error" title={t(refused)} live />}
        <p class={style.small}>{t('give.kept')}</p>
      </div>
      <Confirm
        open={asking}
        receivers={receivers.filter(({ id }) => form.placeIds.includes(id))}
        onGive={() => void give()}
        onBack={() => setAsking(false)}
      />
    </Frame>
  );
}

function draftKey(taskId: string): string {
  return `give/${taskId}`;
}
