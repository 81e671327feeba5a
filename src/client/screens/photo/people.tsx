import type { Consent } from '../../../shared/model.ts';
import { t } from '../../i18n.ts';
import { Choice } from '../../parts/choice.tsx';
import { TickBox } from '../../parts/tick-box.tsx';
import style from '../screen.module.css';

export type PeopleProps = {
  consent: Consent | null;
  setConsent: (consent: Consent) => void;
  child: boolean;
  setChild: (child: boolean) => void;
  parent: boolean;
  setParent: (parent: boolean) => void;
};

/** The one question about the people on a photo. Nothing is chosen for anybody. */
export function People(props: PeopleProps) {
  const { consent, child, parent } = props;
  return (
    <div class={style.near}>
      <Choice<Consent>
        legend={t('photo.people')}
        value={consent}
        onChoose={props.setConsent}
        options={[
          { value: 'nobody', label: t('photo.nobody') },
          { value: 'agreed', label: t('photo.agreed') },
          { value: 'masked', label: t('photo.masked') },
        ]}
      />
      {consent !== null && consent !== 'nobody' && (
        <TickBox checked={child} onTick={props.setChild}>
          {t('photo.children')}
        </TickBox>
      )}
      {consent !== null && consent !== 'nobody' && child && (
        <TickBox checked={parent} onTick={props.setParent}>
          {t('photo.childrenAgreed')}
        </TickBox>
      )}
    </div>
  );
}
