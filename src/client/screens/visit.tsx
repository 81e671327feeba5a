import { BookOpen, Check } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { UNDO_MS } from '../../shared/exchange/phone.ts';
import type { Id } from '../../shared/model.ts';
import type { VisitResult } from '../../shared/records/visit.ts';
import { useWork } from '../here.ts';
import { type TextKey, t } from '../i18n.ts';
import { mutate } from '../local/mutate.ts';
import type { Phone } from '../local/phone.ts';
import { useLive } from '../local/use-live.ts';
import { readVisitDesk } from '../local/visits.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { Frame } from './frame.tsx';
import { refusalKey } from './refused.ts';
import style from './screen.module.css';
import { useUndo } from './use-undo.tsx';
import { Asked } from './visit/asked.tsx';
import { Mine } from './visit/mine.tsx';
import { MonthLine } from './visit/month-line.tsx';
import { Towards } from './visit/towards.tsx';

/** What a person answered about one visit; only the number of people has a usual answer. */
export type Answers = {
  skill: Id | null;
  people: number;
  result: VisitResult | null;
  assignmentId: Id | null;
};

const NOTHING: Answers = { skill: null, people: 1, result: null, assignmentId: null };

/**
 * One visit at a door: what was shown, to how many, how it went. Nothing is typed, and the screen is
 * ready for the next door at once. `?viec=` in the address names work that the visits count for.
 */
export function VisitScreen() {
  const { phone, session } = useWork();
  const { query } = useRoute();
  const { placeId } = session.person;
  const place = session.place?.name ?? '';
  const fresh = { ...NOTHING, assignmentId: query.viec ?? null };
  const [answers, setAnswers] = useState(fresh);
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const { offerUndo, bar } = useUndo();
  const desk = useLive(() => readVisitDesk(phone, placeId), [phone, placeId]);
  useEffect(() => {
    if (round > 0) document.querySelector('h1')?.focus();
  }, [round]);

  const { skill, people, result, assignmentId } = answers;
  const missing =
    skill === null ? 'visit.skillFirst' : result === null ? 'visit.resultFirst' : null;
  const save = async () => {
    if (skill === null || result === null || placeId === null) return;
    const about = assignmentId === null ? {} : { assignmentId };
    const visit = { kind: 'visit.add' as const, placeId, skill, people, result, ...about };
    setProblem(null);
    try {
      const visitId = await mutate(phone, visit, { holdMs: UNDO_MS });
      setAnswers(fresh);
      setRound(round + 1);
      scrollTo({ top: 0 });
      const towards =
        assignmentId && (await readTowards(phone, placeId, assignmentId).catch(() => ''));
      const undo = () => mutate(phone, { kind: 'visit.retract', visitId });
      offerUndo(towards ? `${t('visit.saved')} · ${towards}` : t('visit.saved'), undo);
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  const action = (
    <Button kind="main" icon={Check} blocked={missing && t(missing)} onPress={() => void save()}>
      {t('visit.save')}
    </Button>
  );
  const wrong = problem && <Notice kind="error" title={t(problem)} live />;
  if (placeId === null)
    return (
      <Frame title={t('visit.title')} back="/">
        <Empty text={t('visit.forMembers')} />
      </Frame>
    );
  return (
    <Frame title={t('visit.title')} back="/" here="/" undo={wrong ?? bar} action={action}>
      {desk && (
        <div class={style.stack}>
          <Asked key={round} desk={desk} answers={answers} onAnswer={setAnswers} />
          <div>
            <Button icon={BookOpen} kind="quiet" href="/so-tay">
              {t('handbook.title')}
            </Button>
          </div>
          <MonthLine place={place} count={desk.month} />
          <Towards place={place} work={desk.work} />
          <Mine
            desk={desk}
            onTakeBack={(visitId) => mutate(phone, { kind: 'visit.retract', visitId })}
          />
        </div>
      )}
    </Frame>
  );
}

/** "13/30 lượt": how far the work is now that a visit counts for it; empty where no target says. */
async function readTowards(phone: Phone, placeId: Id, id: Id): Promise<string> {
  const { work } = await readVisitDesk(phone, placeId);
  const one = work.find((each) => each.id === id);
  return one ? t('progress.ofUnit', one) : '';
}
