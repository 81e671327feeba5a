import type { Invite } from '../../../shared/wire.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import { joinAddress, joinLink, showCode } from '../../parts/code.ts';
import { QrCode } from '../../parts/qr-code.tsx';
import { Frame } from '../frame.tsx';
import style from '../screen.module.css';
import { untilWords } from '../until-words.ts';
import own from './join-code.module.css';
import type { Invited } from './use-join-code.ts';

export type JoinCodeProps = {
  person: Invited;
  place: string;
  invite: Invite;
  onClose: () => void;
};

/** What a leader holds out to a new member: the square to scan, and the same in letters. */
export function JoinCode({ person, place, invite, onClose }: JoinCodeProps) {
  const { code, expires } = invite;
  return (
    <Frame
      title={t('joinCode.title')}
      place={place}
      here="/to"
      action={
        <Button kind="main" onPress={onClose}>
          {t('joinCode.done')}
        </Button>
      }
    >
      <article class={own.card}>
        <p class={style.lead}>{person.name}</p>
        <QrCode text={joinLink(code)} label={t('invite.qr')} />
        <p class={own.code}>
          <small>{t('joinCode.code')}</small>
          <b>{showCode(code)}</b>
        </p>
      </article>
      <div class={style.near}>
        <p>{t('join.scanHint')}</p>
        <p>{t('joinCode.type', { address: joinAddress() })}</p>
        <p class={style.small}>
          {t('invite.untilTime', untilWords(expires))}. {t('invite.oneUse')}
        </p>
      </div>
    </Frame>
  );
}
