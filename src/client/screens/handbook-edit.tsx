import { useRoute } from 'preact-iso';
import { useWork } from '../here.ts';
import { t, useLanguage } from '../i18n.ts';
import { readGuide } from '../local/handbook.ts';
import { useLive } from '../local/use-live.ts';
import { namesOf } from '../local/work.ts';
import { Empty } from '../parts/empty.tsx';
import { Frame } from './frame.tsx';
import { GuideForm } from './handbook/guide-form.tsx';
import { officialsOnly } from './officials-only.tsx';

/** Where an official words a guide for the whole ward. */
export const GuideEdit = officialsOnly('handbook.editTitle', Desk, '/so-tay');

function Desk() {
  const { phone } = useWork();
  const { params } = useRoute();
  const id = params.id ?? '';
  const language = useLanguage();
  const found = useLive(() => readGuide(phone.db, id, language), [phone, id, language]);
  const names = useLive(() => namesOf(phone.db), [phone]);
  if (found === null)
    return (
      <Frame title={t('handbook.editTitle')} back="/so-tay">
        <Empty text={t('handbook.missing')} />
      </Frame>
    );
  if (!found || !names)
    return (
      <Frame title={t('handbook.editTitle')} back="/so-tay">
        {null}
      </Frame>
    );
  return <GuideForm key={found.guide.changed ?? 0} {...{ id, names, ...found }} />;
}
