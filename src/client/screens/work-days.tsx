import { Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { readPlaces } from '../local/oversight.ts';
import { readTeamMonth } from '../local/team-month.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { MonthSteps } from '../parts/month-steps.tsx';
import { Select } from '../parts/select.tsx';
import { Table } from '../parts/table.tsx';
import { copyText } from './copy-text.ts';
import { Frame } from './frame.tsx';
import { officialsOnly } from './officials-only.tsx';
import style from './screen.module.css';
import { useMonth } from './use-month.ts';
import { useNow } from './use-now.ts';
import { tableText } from './work-days/table-text.ts';
import { workDayRows } from './work-days/work-day-rows.ts';

/** Blank is easier to read than 0; how many days it were is always said. */
function withoutZeros(cells: Record<string, string | number>) {
  const said = Object.entries(cells).filter(([id, value]) => id === 'days' || value !== 0);
  return Object.fromEntries(said);
}

/** Active days of one month by person, of one khu phố or all, to be taken into a payment sheet. */
export const WorkDays = officialsOnly('workDays.title', Desk);

function Desk() {
  const { phone } = useWork();
  const now = useNow(phone);
  const { month, ...steps } = useMonth(dayInVietnam(now));
  const [chosen, setChosen] = useState('');
  const [copied, setCopied] = useState<boolean | null>(null);
  const places = useLive(() => readPlaces(phone.db), [phone]);
  const read = useLive(() => readTeamMonth(phone.db, month), [phone, month]);
  const { columns, rows } = workDayRows(places ?? [], read?.people ?? [], chosen);
  const copy = async () => {
    const lines = rows.map(({ cells }) => columns.map(({ id }) => cells[id] ?? ''));
    setCopied(await copyText(tableText([columns.map(({ label }) => label), ...lines])));
  };
  const look = (change: () => void) => () => {
    setCopied(null);
    change();
  };
  return (
    <Frame
      title={t('workDays.title')}
      back="/khu-pho"
      here="/"
      wide
      action={
        // Until it is known whether there is anything to copy, no reason is said why not.
        places &&
        read && (
          <Button
            kind="main"
            icon={Copy}
            blocked={rows.length === 0 ? t('workDays.nobody') : null}
            onPress={() => void copy()}
          >
            {t('workDays.copy')}
          </Button>
        )
      }
    >
      {places && read && (
        <div class={style.stack}>
          <MonthSteps
            name={steps.name}
            onBefore={steps.onBefore && look(steps.onBefore)}
            onNext={steps.onNext && look(steps.onNext)}
          />
          <Select
            label={t('workDays.place')}
            value={chosen}
            onChoose={(place) => look(() => setChosen(place))()}
            options={[
              { value: '', label: t('workDays.all') },
              ...places.map(({ id, body }) => ({ value: id, label: body.name })),
            ]}
          />
          <p role="status">
            {copied === true && t('workDays.copied', { count: rows.length })}
            {copied === false && t('workDays.notCopied')}
          </p>
          {rows.length === 0 ? (
            <Empty text={t('workDays.nobody')} />
          ) : (
            <Table
              caption={t('workDays.table', { month: steps.name })}
              columns={columns}
              rows={rows.map(({ id, cells }) => ({ id, cells: withoutZeros(cells) }))}
            />
          )}
          <p class={style.small}>
            {t('workDays.note')} {t('overview.footnote')}
          </p>
        </div>
      )}
    </Frame>
  );
}
