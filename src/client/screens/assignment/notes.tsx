import { Undo2 } from 'lucide-preact';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { TEXT_MAX } from '../../../shared/limits.ts';
import type { Id } from '../../../shared/model.ts';
import { looksPrivate } from '../../../shared/text/looks-private.ts';
import { nfc } from '../../../shared/text/nfc.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { mutate } from '../../local/mutate.ts';
import { opState } from '../../local/send-state.ts';
import { useDraft } from '../../local/use-draft.ts';
import { Button } from '../../parts/button.tsx';
import { NoteBox } from '../../parts/note-box.tsx';
import { NoteItem } from '../../parts/note-item.tsx';
import { Section } from '../../parts/section.tsx';
import { AskFirst } from '../ask-first.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { dayBefore } from './day-before.ts';

export type NotesProps = {
  work: AssignmentWork;
  /** Where the box for more stands; left out for who only looks. */
  writing?: RefObject<HTMLDivElement | null>;
};

/** What people wrote about the work, and a box for more. */
export function Notes({ work, writing }: NotesProps) {
  const { phone, session } = useWork();
  const { notes, names, queues, today } = work;
  const [taking, setTaking] = useState<Id | null>(null);
  const { id: me, role } = session.person;
  // Whose work has ended or was given to another only reads.
  const mayTakeBack = (by: Id) => role === 'official' || (writing !== undefined && by === me);
  if (!writing && notes.length === 0) return null;
  return (
    <Section title={t('task.notes')} count={notes.length || undefined}>
      <ul>
        {notes.map(({ id, body }) => (
          <NoteItem
            key={id}
            text={body.text}
            by={names.get(body.mark.by) ?? t('app.someone')}
            at={body.mark.at}
            day={dayBefore(today, body.mark.at)}
            mark={writing ? { state: opState(queues, id) } : undefined}
            action={
              mayTakeBack(body.mark.by) && (
                <Button icon={Undo2} kind="quiet" onPress={() => setTaking(id)}>
                  {t('note.takeBack')}
                </Button>
              )
            }
          />
        ))}
      </ul>
      {notes.some(({ id }) => id === taking) && (
        <AskFirst
          open
          title={t('note.takeBackAsk')}
          stay={t('app.keep')}
          go={t('note.takeBackNow')}
          onGo={async () => taking && mutate(phone, { kind: 'note.retract', noteId: taking })}
          onClose={() => setTaking(null)}
        >
          <p>{t('note.takeBackNote')}</p>
        </AskFirst>
      )}
      {writing && <Writing work={work} place={writing} />}
    </Section>
  );
}

type WritingProps = { work: AssignmentWork; place: RefObject<HTMLDivElement | null> };

function Writing({ work: { assignment }, place }: WritingProps) {
  const { phone } = useWork();
  const draftKey = `note/${assignment.id}`;
  const draft = useDraft(phone, draftKey);
  const [saved, setSaved] = useState(0);
  const [problem, setProblem] = useState<TextKey | null>(null);
  if (draft.initial === undefined) return null;
  const text = nfc(draft.now).text.trim();
  const warning = problem ?? (looksPrivate(text) ? 'note.looksPrivate' : null);

  const save = async () => {
    if (text.length > TEXT_MAX) return;
    const about = { assignmentId: assignment.id, placeId: assignment.body.placeId };
    try {
      await mutate(phone, { kind: 'note.add', ...about, text }, { draft: draftKey });
      draft.clear();
      setProblem(null);
      setSaved(saved + 1);
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  return (
    <div ref={place} class={`${style.near} ${style.below}`}>
      <NoteBox
        key={saved}
        text={draft.initial}
        max={TEXT_MAX}
        warning={warning && t(warning)}
        onText={(typed) => {
          setProblem(null);
          draft.keep(typed);
        }}
      />
      <div>
        <Button blocked={text === '' ? t('note.empty') : null} onPress={() => void save()}>
          {t('note.save')}
        </Button>
      </div>
    </div>
  );
}
