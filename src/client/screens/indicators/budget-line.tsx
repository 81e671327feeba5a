import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { dayInVietnam } from '../../../shared/calendar/day.ts';
import { printTableDay } from '../../../shared/calendar/print-day.ts';
import type { Id } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { type LineDesk, readLine } from '../../local/indicators.ts';
import { useLive } from '../../local/use-live.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/section.tsx';
import { Frame } from '../frame.tsx';
import { officialsOnly } from '../officials-only.tsx';
import style from '../screen.module.css';
import { useNow } from '../use-now.ts';
import { when } from '../when.ts';
import { Left } from './money-table.tsx';
import { SpendPart } from './spend-part.tsx';
import { exact, rowName } from './words.ts';

/** One line of the budget: what was spent of it, and a form for the next spending. */
export const BudgetLine = officialsOnly('indicators.money', Desk, '/chi-tieu');

function Desk() {
  const { phone } = useWork();
  const { id = '' } = useRoute().params;
  const now = useNow(phone);
  const [fixing, setFixing] = useState<Id | null>(null);
  const desk = useLive(async () => (await readLine(phone.db, id)) ?? 'missing', [phone, id]);
  const found = desk !== 'missing' ? desk : undefined;
  return (
    <Frame title={t('indicators.money')} back="/chi-tieu" here="/nhiem-vu">
      {desk === 'missing' && <Empty text={t('indicators.missing')} />}
      {found && (
        <div class={style.stack}>
          <Facts desk={found} />
          <SpendPart
            key={`${id} ${fixing}`}
            budgetId={id}
            today={dayInVietnam(now)}
            fixing={found.spends.find((spend) => spend.id === fixing)}
            onFixed={() => setFixing(null)}
          />
          <Section title={t('indicators.spends')} count={found.spends.length}>
            {found.spends.length === 0 && <Empty text={t('indicators.spendNone')} />}
            <ul>
              {found.spends.map(({ id: spendId, body }) => (
                <li key={spendId} class={style.item}>
                  <p>
                    {exact(body.amount)} · {printTableDay(body.on)}
                  </p>
                  {body.note !== null && <p>{body.note}</p>}
                  <p class={style.small}>
                    {found.names.get(body.mark.by) ?? t('app.someone')}, {when(body.mark.at, now)}
                  </p>
                  <Button kind="quiet" onPress={() => setFixing(spendId)}>
                    {t('indicators.spendFix')}
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </Frame>
  );
}

function Facts({ desk: { line, spent, left } }: { desk: LineDesk }) {
  const { amount } = line.body;
  return (
    <div>
      <p class={style.lead}>{rowName(line.body)}</p>
      <dl class={style.facts}>
        <div>
          <dt>{t('indicators.amount')}</dt>
          <dd>{amount === null ? t('indicators.unread') : exact(amount)}</dd>
        </div>
        <div>
          <dt>{t('indicators.spent')}</dt>
          <dd>{spent === null ? t('indicators.unreported') : exact(spent)}</dd>
        </div>
        <div>
          <dt>{t('indicators.left')}</dt>
          <dd>
            <Left left={left} />
          </dd>
        </div>
      </dl>
      <p class={style.small}>{t('indicators.asPrinted')}</p>
    </div>
  );
}
