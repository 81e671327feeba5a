import { useEffect, useRef, useState } from 'preact/hooks';
import type { Assignment, Instant, Spot } from '../../../shared/model.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { Take } from '../../local/db.ts';
import { TickBox } from '../../parts/tick-box.tsx';
import style from '../screen.module.css';
import { spotWords } from '../spot-words.ts';
import { findSpot } from './find-spot.ts';

export type SpotAskProps = { spot: Spot | null; onSpot: (spot: Spot | null) => void };

/** Later than this, its person is most likely somewhere else. */
const HERE_MS = 15 * 60_000;

/** The ward asks, and where the phone is now is where the photo was taken. */
export function asksSpot(work: Assignment, { source, at }: Take, now: Instant): boolean {
  return work.asksSpot === true && source === 'camera' && now - at < HERE_MS;
}

/** Whether the photo says where it was taken. The phone is not asked before its person ticks this. */
export function SpotAsk({ spot, onSpot }: SpotAskProps) {
  const [looking, setLooking] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const asked = useRef(0);
  // An answer that comes after the box was emptied or the photo left is nobody's.
  useEffect(() => () => void asked.current++, []);

  const tick = async (on: boolean) => {
    const own = ++asked.current;
    onSpot(null);
    setProblem(null);
    setLooking(on);
    if (!on) return;
    const found = await findSpot();
    if (own !== asked.current) return;
    setLooking(false);
    if ('spot' in found) onSpot(found.spot);
    else setProblem(found.problem);
  };
  const said = () => {
    if (looking) return t('photo.spotLooking');
    if (problem !== null) return t(problem);
    return spot && t('photo.spotFound', { spot: spotWords(spot) });
  };
  return (
    <div class={style.near}>
      <TickBox checked={looking || spot !== null} onTick={(on) => void tick(on)}>
        {t('photo.spot')}
      </TickBox>
      <p class={style.small}>{t('photo.spotWhy')}</p>
      <p role="status">{said()}</p>
    </div>
  );
}
