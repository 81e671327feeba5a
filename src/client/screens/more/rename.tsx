import { useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
import { useLive } from '../../local/use-live.ts';
import { one } from '../../local/work.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { typed } from '../typed.ts';

/** The name under which this person's work is seen. */
export function Rename() {
  const { phone, session } = useWork();
  const { id, name: first } = session.person;
  const read = useLive(async () => (await one(phone.db, 'person', id))?.body.name ?? first, [id]);
  const known = read ?? first;
  const [written, setWritten] = useState<string | null>(null);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const [kept, setKept] = useState(false);
  const save = async (event: Event) => {
    event.preventDefault();
    const name = typed(written ?? known);
    setKept(false);
    if (name === '') return setProblem('join.nameMissing');
    setProblem(null);
    if (name === known) return;
    try {
      await mutate(phone, { kind: 'person.rename', personId: id, name });
      setKept(true);
    } catch (error) {
      setProblem(refusalKey(error));
    }
  };
  return (
    // Its place is kept until the name is read: nothing below it moves.
    <form
      class={style.near}
      style={read === undefined ? { visibility: 'hidden' } : undefined}
      onSubmit={(event) => void save(event)}
    >
      <Field
        key={read === undefined ? 'unread' : 'read'}
        label={t('more.name')}
        name="name"
        initial={known}
        error={problem && t(problem)}
        input={{ autocomplete: 'name', autocapitalize: 'words', enterkeyhint: 'done' }}
        onText={setWritten}
      />
      <div class={style.line}>
        <Button submit>{t('more.rename')}</Button>
        <p role="status">{kept && t('photo.kept')}</p>
      </div>
    </form>
  );
}
