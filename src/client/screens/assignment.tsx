import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { type AssignmentWork, readAssignment } from '../local/assignment-work.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Seen } from './assignment/seen.tsx';
import { Working } from './assignment/working.tsx';
import { Frame } from './frame.tsx';
import { PhotoKept } from './photo/kept.tsx';
import { Preview } from './photo/preview.tsx';

/**
 * One task of one place. Its people work here; officials look. With `?anh=` in the address: a photo
 * that was taken, until it is decided on.
 */
export function AssignmentScreen() {
  const { phone, session } = useWork();
  const { params, query } = useRoute();
  const id = params.id ?? '';
  const read = useLive(() => readAssignment(phone, id), [phone, id]);
  const [kept, setKept] = useState<string | null>(null);
  const work = read && without(read, kept);
  if (work === undefined)
    return (
      <Frame title={t('task.one')} back="/">
        {null}
      </Frame>
    );
  if (work === null) return <Unknown />;
  if (session.person.role === 'official') return <Seen work={work} />;
  const take = work.takes.find(({ key }) => key === `${id}/${query.anh}`);
  if (take)
    return <Preview key={take.key} work={work} take={take} onKept={() => setKept(take.key)} />;
  const said = kept !== null && <PhotoKept onSaid={() => setKept(null)} />;
  return <Working key={id} work={work} said={said} />;
}

/** A photo just used is asked about no more, though the last reading still has it. */
function without(work: AssignmentWork, key: string | null): AssignmentWork {
  if (!work.takes.some((take) => take.key === key)) return work;
  return { ...work, takes: work.takes.filter((take) => take.key !== key) };
}

function Unknown() {
  return (
    <Frame title={t('task.one')} back="/">
      <Empty text={t('task.missing')} action={<Button href="/">{t('app.home')}</Button>} />
    </Frame>
  );
}
