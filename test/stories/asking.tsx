import { Camera, Images, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../../src/client/i18n.ts';
import { Button } from '../../src/client/parts/button.tsx';
import { CheckList } from '../../src/client/parts/check-list.tsx';
import { Choice } from '../../src/client/parts/choice.tsx';
import { CodeField } from '../../src/client/parts/code-field.tsx';
import { Field } from '../../src/client/parts/field.tsx';
import { NoteBox } from '../../src/client/parts/note-box.tsx';
import { SearchBox } from '../../src/client/parts/search-box.tsx';
import { Select } from '../../src/client/parts/select.tsx';
import { TickBox } from '../../src/client/parts/tick-box.tsx';
import style from './page.module.css';
import { noop, PLACES } from './sample.ts';
import type { Story } from './story.ts';

function People({ start }: { start: 'nobody' | 'agreed' | null }) {
  const [value, choose] = useState<'nobody' | 'agreed' | 'masked' | null>(start);
  return (
    <Choice
      legend={t('photo.people')}
      value={value}
      onChoose={choose}
      options={[
        { value: 'nobody', label: t('photo.nobody') },
        { value: 'agreed', label: t('photo.agreed') },
        { value: 'masked', label: t('photo.masked'), hint: t('photo.maskHint') },
      ]}
    />
  );
}

function Places() {
  const [chosen, choose] = useState(new Set(PLACES.slice(0, 5).map((place) => place.id)));
  return (
    <CheckList
      legend={t('give.places')}
      items={PLACES.map((place, index) => (index === 2 ? { ...place, hint: '412 hộ' } : place))}
      chosen={chosen}
      onChange={choose}
    />
  );
}

export const ASKING: Story[] = [
  {
    name: 'button',
    text: () => t('photo.chooseFirst'),
    show: () => (
      <div class={style.stack}>
        <Button kind="main" icon={Camera} onPress={noop}>
          {t('photo.take')}
        </Button>
        <Button kind="main" blocked={t('photo.chooseFirst')}>
          {t('photo.use')}
        </Button>
        <Button kind="main" busy>
          {t('outbox.send')}
        </Button>
        <div class={style.line}>
          <Button icon={Images} onPress={noop}>
            {t('photo.pick')}
          </Button>
          <Button kind="quiet" href="#later">
            {t('app.later')}
          </Button>
          <Button kind="danger" icon={Trash2} onPress={noop}>
            {t('photo.deleteNow')}
          </Button>
        </div>
      </div>
    ),
  },
  {
    name: 'field',
    text: () => t('join.nameMissing'),
    show: () => (
      <div class={style.stack}>
        <Field
          label={t('join.name')}
          name="name"
          hint={t('join.nameHint')}
          initial="Thành viên 1"
        />
        <Field label={t('join.name')} name="name2" error={t('join.nameMissing')} />
        <Field label={t('task.count')} name="count" input={{ inputMode: 'numeric' }} />
        <TickBox checked={false} onTick={noop}>
          {t('join.read')}
        </TickBox>
      </div>
    ),
  },
  {
    name: 'code-field',
    text: () => t('refusal.codeWrong'),
    show: () => (
      <div class={style.stack}>
        <CodeField initial="k7qm 2x4d" onCode={noop} />
        <CodeField initial="K7QM-2X4E" error={t('refusal.codeWrong')} onCode={noop} />
      </div>
    ),
  },
  {
    name: 'note-box',
    text: () => t('note.looksPrivate'),
    show: () => (
      <div class={style.stack}>
        <NoteBox max={600} onText={noop} />
        <NoteBox
          max={600}
          text="Gọi lại số 0000 000 000"
          warning={t('note.looksPrivate')}
          onText={noop}
        />
        <NoteBox max={20} text="Đã hẹn lại ba hộ vào tối thứ Bảy." onText={noop} />
      </div>
    ),
  },
  {
    name: 'choice',
    text: () => t('photo.people'),
    show: () => (
      <div class={style.stack}>
        <People start={null} />
        <People start="agreed" />
        <Choice
          legend={t('task.household')}
          value={null}
          onChoose={noop}
          error={t('review.whyMissing')}
          beside
          options={[
            { value: 'done', label: t('task.householdDone') },
            { value: 'again', label: t('task.householdAgain') },
            { value: 'absent', label: t('task.householdAbsent') },
            { value: 'no', label: t('task.householdNo') },
          ]}
        />
      </div>
    ),
  },
  {
    name: 'search-and-select',
    text: () => t('search.hint'),
    show: () => (
      <div class={style.stack}>
        <SearchBox onQuery={noop} />
        <Select
          label={t('overview.period')}
          options={PLACES.slice(0, 3).map(({ id, label }) => ({ value: id, label }))}
          value="p2"
          onChoose={noop}
        />
      </div>
    ),
  },
  {
    name: 'check-list',
    text: () => t('choose.chosen', { done: 5, total: 28 }),
    show: () => <Places />,
  },
];
