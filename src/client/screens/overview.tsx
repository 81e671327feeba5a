import { ClipboardCheck, DoorOpen, ScrollText, Target, Users } from 'lucide-preact';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { type PlaceStand, readWardStand } from '../local/oversight.ts';
import { readState } from '../local/phone.ts';
import { useLive } from '../local/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Progress } from '../parts/progress.tsx';
import { Stat } from '../parts/stat.tsx';
import { Table } from '../parts/table.tsx';
import { Frame } from './frame.tsx';
import { Losses } from './losses.tsx';
import own from './official.module.css';
import style from './screen.module.css';
import { useNow } from './use-now.ts';
import { when } from './when.ts';

/** An official's first screen: what waits for the ward, and how every place stands. */
export function Overview() {
  const { phone, session } = useWork();
  const now = useNow(phone);
  const today = dayInVietnam(now);
  const stand = useLive(() => readWardStand(phone.db, today), [phone, today]);
  const { heardAt = null, cloned = true } = useLive(() => readState(phone.db), [phone]) ?? {};
  const give = (
    <Button kind="main" icon={ScrollText} href="/nhiem-vu">
      {t('overview.give')}
    </Button>
  );
  return (
    <Frame title={t('overview.title')} here="/" wide action={give}>
      {!cloned && (
        // No number is shown before the ward's own have arrived: 0 is not missing.
        <Empty text={t('today.loading', { place: session.ward.name })} />
      )}
      {stand && cloned && (
        <div class={style.stack}>
          <Losses />
          <div class={own.stats}>
            <Stat value={stand.toReview} label={t('overview.toReview')} href="/duyet" />
            <Stat
              value={stand.late}
              label={t('overview.late')}
              tone={stand.late > 0 ? 'returned' : 'plain'}
              href="/nhiem-vu"
            />
            <Stat value={stand.soon} label={t('overview.soon')} href="/nhiem-vu" />
            <Stat value={stand.silent} label={t('overview.noEntry')} href="/khu-pho" />
          </div>
          <div class={style.line}>
            <Button icon={ClipboardCheck} href="/duyet">
              {t('overview.review')}
            </Button>
            <Button icon={Users} href="/khu-pho">
              {t('overview.people')}
            </Button>
            <Button icon={DoorOpen} href="/luot">
              {t('visits.title')}
            </Button>
            <Button icon={Target} href="/chi-tieu">
              {t('indicators.title')}
            </Button>
          </div>
          {stand.places.length === 0 ? (
            <Empty text={t('overview.noPlaces')} />
          ) : (
            <Places places={stand.places} now={now} />
          )}
          <p class={style.small}>
            {t('overview.footnote')}
            {typeof heardAt === 'number' && ` ${t('overview.asOf', { time: when(heardAt, now) })}`}
          </p>
        </div>
      )}
    </Frame>
  );
}

function Places({ places, now }: { places: PlaceStand[]; now: number }) {
  return (
    <Table
      caption={t('overview.table')}
      columns={[
        { id: 'place', label: t('overview.place') },
        { id: 'work', label: t('overview.work'), figures: true },
        { id: 'visits', label: t('visits.thisMonth'), figures: true },
        { id: 'late', label: t('overview.late'), figures: true },
        { id: 'photos', label: t('overview.toReview'), figures: true },
        { id: 'last', label: t('overview.lastEntry') },
      ]}
      rows={places.map((place) => ({
        id: place.id,
        cells: {
          place: place.name,
          work: place.work.total > 0 ? <Progress {...place.work} /> : t('overview.notGiven'),
          visits: place.visits,
          late: <span class={place.late > 0 ? own.alert : undefined}>{place.late}</span>,
          photos: place.toReview,
          last: place.lastAt === null ? t('overview.neverEntered') : when(place.lastAt, now),
        },
      }))}
    />
  );
}
