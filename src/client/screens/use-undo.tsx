import { useState } from 'preact/hooks';
import { UndoBar } from '../parts/undo-bar.tsx';

type Offer = { id: number; text: string; undo: () => void };

/** Offers to undo the last act for ten seconds; `bar` stands above the main button. */
export function useUndo() {
  const [offer, setOffer] = useState<Offer | null>(null);
  const end = () => setOffer(null);
  const offerUndo = (text: string, undo: () => Promise<unknown>) => {
    const once = () => {
      end();
      void undo();
    };
    setOffer((before) => ({ id: (before?.id ?? 0) + 1, text, undo: once }));
  };
  const bar = offer && <UndoBar key={offer.id} text={offer.text} onUndo={offer.undo} onEnd={end} />;
  return { offerUndo, bar };
}
