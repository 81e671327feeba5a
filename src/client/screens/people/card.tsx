import { Copy, Printer } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { Invite } from '../../../shared/wire.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import type { Teammate } from '../../local/teams.ts';
import { Button } from '../../parts/button.tsx';
import { joinLink, showCode } from '../../parts/code.ts';
import { QrCode } from '../../parts/qr-code.tsx';
import { Frame } from '../frame.tsx';
import { untilWords } from '../until-words.ts';
import style from './card.module.css';
import paper from './paper.module.css';
import { useHelpLine } from './use-help-line.ts';

export type CardProps = {
  person: Teammate;
  /** Empty for an official, who belongs to the whole ward. */
  place: string;
  invite: Invite;
  onClose: () => void;
};

/** Members get eight characters that can be typed from paper; an official's code only a link. */
const TYPED_LENGTH = 8;

/** The invitation, large on the screen and alone on the paper. */
export function Card({ person, place, invite, onClose }: CardProps) {
  const { session } = useWork();
  const helpLine = useHelpLine();
  const [copied, setCopied] = useState(false);
  useEffect(() => document.querySelector<HTMLElement>('h1')?.focus(), []);
  const { code, expires } = invite;
  const link = joinLink(code);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <Frame
      title={t('invite.title')}
      here="/"
      action={
        <Button kind="main" icon={Printer} onPress={() => window.print()}>
          {t('invite.printOne')}
        </Button>
      }
    >
      <article class={`${style.card} ${paper.paper}`}>
        <p>{session.ward.name}</p>
        <h2>{t('invite.card')}</h2>
        <p class={style.who}>
          <b>{person.name}</b>
          {place !== '' && <span>{place}</span>}
        </p>
        <div class={style.scan}>
          <QrCode text={link} label={t('invite.qr')} />
          <p>{t('join.scanHint')}</p>
        </div>
        {code.length === TYPED_LENGTH && (
          <p class={style.code}>
            <small>{t('invite.code')}</small>
            <b>{showCode(code)}</b>
          </p>
        )}
        <p>
          {t('invite.orOpen')}: <b class={style.address}>{link}</b>{' '}
          {code.length === TYPED_LENGTH && t('invite.enter')}
        </p>
        <p>{t('invite.untilTime', untilWords(expires))}</p>
        <p>{t('invite.oneUse')}</p>
        {helpLine && <p>{helpLine}</p>}
      </article>
      <div class={style.tools}>
        <Button icon={Copy} onPress={() => void copy()}>
          {t('invite.copy')}
        </Button>
        <Button onPress={onClose}>{t('app.close')}</Button>
        <p role="status">{copied && t('invite.copied')}</p>
      </div>
    </Frame>
  );
}
