import { useEffect, useState } from 'preact/hooks';
import { useWork } from '../../here.ts';
import type { TextKey } from '../../i18n.ts';
import { canPush, keepReminding, readReminding } from '../../local/reminding.ts';

/** What somebody can do about reminders here; null until it is known. */
export type Turning = {
  on: boolean | null;
  busy: boolean;
  /** What stands in the way, as it was met. */
  problem: TextKey | null;
  turn: (on: boolean) => Promise<void>;
  /** Not offered again. */
  putOff: () => Promise<void>;
};

/** Turns reminders on and off; the browser's own question comes only within `turn(true)`. */
export function useReminding(iphone: boolean): Turning {
  const { phone, session, remind } = useWork();
  const [on, setOn] = useState<boolean | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const denied = iphone ? 'remind.deniedIphone' : 'remind.denied';
  useEffect(() => {
    void readReminding(session, phone.clock()).then((kept) => {
      const blocked = canPush() && Notification.permission === 'denied';
      setOn(kept.on && !blocked);
      if (kept.on && blocked) setProblem(denied);
    });
  }, [session]);

  async function turnOn(): Promise<TextKey | null> {
    // First of all, while the tap still counts: Safari asks only then.
    const permission = await Notification.requestPermission();
    if (permission === 'denied') return denied;
    if (permission !== 'granted') return 'remind.dismissed';
    const turned = await remind(true);
    if (turned === 'unreachable') return 'remind.unreachable';
    return turned === 'on' ? null : 'remind.refused';
  }

  return {
    on,
    busy,
    problem,
    turn: async (wanted) => {
      setBusy(true);
      setProblem(null);
      const met = wanted ? await turnOn() : await remind(false).then(() => null);
      setProblem(met);
      setOn(wanted && met === null);
      setBusy(false);
    },
    putOff: async () => {
      const kept = await readReminding(session, phone.clock());
      await keepReminding(session, { ...kept, later: true });
    },
  };
}
