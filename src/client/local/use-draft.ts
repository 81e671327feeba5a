import { useEffect, useRef, useState } from 'preact/hooks';
import type { Db } from './db.ts';
import { isFull, roomFor } from './full.ts';
import type { Phone } from './phone.ts';

/** Typed text is stored this long after the last letter, so a page that dies takes no sentence along. */
const REST_MS = 400;

export async function readDraft(db: Db, key: string): Promise<string> {
  return (await db.drafts.get(key))?.text ?? '';
}

/**
 * Text being typed, kept on the phone. `initial` is what was kept before, undefined until it is
 * read; `now` is the text as it stands; `clear` forgets it where an op took it over.
 */
export function useDraft(phone: Phone, key: string) {
  const [initial, setInitial] = useState<string>();
  const [now, setNow] = useState('');
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);

  const store = () => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    const { text } = waiting.current;
    waiting.current = null;
    const draft = { key, text, at: phone.clock() };
    void roomFor(phone, () => phone.db.drafts.put(draft)).catch(noRoom);
  };
  useEffect(() => {
    void readDraft(phone.db, key).then((text) => {
      setInitial(text);
      setNow(text);
    });
    const hidden = () => document.visibilityState === 'hidden' && store();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      store();
    };
  }, [phone, key]);

  const keep = (text: string) => {
    setNow(text);
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = { text, timer: setTimeout(store, REST_MS) };
  };
  const clear = () => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
    // Again, for a letter that was being stored while the op was.
    void phone.db.drafts.delete(key);
    setInitial('');
    setNow('');
  };
  return { initial, now, keep, clear };
}

/** A full phone keeps no drafts; saving the text will say so. */
function noRoom(error: unknown): void {
  if (!isFull(error)) throw error;
}
