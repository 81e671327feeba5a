import { ChevronLeft, CircleQuestionMark, type LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n.ts';
import style from './shell.module.css';

/** `count` is the number waiting behind a tab, shown on it; 0 shows nothing. */
export type Tab = { href: string; label: string; icon: LucideIcon; count?: number };

export type ShellProps = {
  title: string;
  /** Where one is: the place or the ward, small above the title. */
  place?: string;
  /** Address one step up; the start screens have none. */
  back?: string;
  help: string;
  tabs?: Tab[];
  /** `href` of the tab that is open. */
  here?: string;
  /** The line about sending. */
  bar?: ComponentChildren;
  /** An undo bar, above the main button. */
  undo?: ComponentChildren;
  /** The one main button, always in reach of the thumb. */
  action?: ComponentChildren;
  /** Official tables use the whole width. */
  wide?: boolean;
  children: ComponentChildren;
};

/** The frame of every screen: strip, content, main button, tabs (a rail at the side where wide). */
export function Shell(props: ShellProps) {
  const { tabs = [] } = props;
  return (
    <div class={`${style.shell} ${tabs.length > 0 ? style.tabbed : ''}`}>
      <a class={style.skip} href="#main">
        {t('app.skip')}
      </a>
      <header class={style.head}>
        {props.back !== undefined && (
          <a class={style.corner} href={props.back} aria-label={t('app.back')}>
            <ChevronLeft aria-hidden="true" />
          </a>
        )}
        <div class={style.titles}>
          {props.place !== undefined && <p class={style.place}>{props.place}</p>}
          <h1 tabIndex={-1}>{props.title}</h1>
        </div>
        <a class={style.corner} href={props.help} aria-label={t('app.help')}>
          <CircleQuestionMark aria-hidden="true" />
        </a>
      </header>
      <div class={style.body}>
        {props.bar}
        <main id="main" class={props.wide ? style.wide : style.main} tabIndex={-1}>
          {props.children}
        </main>
      </div>
      <div class={style.foot}>
        <section class={style.deck} aria-label={t('app.deck')}>
          {props.undo}
          {props.action}
        </section>
        {tabs.length > 0 && <Tabs tabs={tabs} here={props.here} />}
      </div>
    </div>
  );
}

function Tabs({ tabs, here }: { tabs: Tab[]; here: string | undefined }) {
  return (
    <nav class={style.tabs} aria-label={t('app.tabs')}>
      {tabs.map(({ href, label, icon: Icon, count = 0 }) => (
        <a key={href} class={style.tab} href={href} aria-current={href === here && 'page'}>
          <Icon aria-hidden="true" />
          <span>{label}</span>
          {count > 0 && (
            <>
              <span class={style.count} aria-hidden="true">
                {count > 99 ? '99+' : count}
              </span>
              <span class="spoken">{t('tab.waiting', { count })}</span>
            </>
          )}
        </a>
      ))}
    </nav>
  );
}
