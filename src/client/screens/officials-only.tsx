import type { ComponentType } from 'preact';
import { useWork } from '../here.ts';
import { type TextKey, t } from '../i18n.ts';
import { Empty } from '../parts/empty.tsx';
import { Frame } from './frame.tsx';

/** A screen of officials: anybody else is told that it is theirs, and nothing is read for it. */
export function officialsOnly(title: TextKey, Screen: ComponentType, back = '/'): ComponentType {
  return function OfficialsOnly() {
    const { session } = useWork();
    if (session.person.role === 'official') return <Screen />;
    return (
      <Frame title={t(title)} back={back}>
        <Empty text={t('refusal.forbidden')} />
      </Frame>
    );
  };
}
