/** What a frame showed, `at` ms after the finger was lifted. */
export type Frame = {
  at: number;
  /** The tapped box is ticked, or its row went to those that are done. */
  ticked: boolean;
  /** A new offer to undo stands there: the tick is kept. */
  said: boolean;
  /** The row says more than before: it was drawn from the disk. */
  drawn: boolean;
};

declare global {
  interface Window {
    taps?: { begin: () => void; isDrawn: () => boolean; end: () => Frame[] };
  }
}

/** Runs in the page: notes for each frame after a tap what it shows, once it has been painted. */
export function watchTaps(): void {
  let frames: Frame[] = [];
  let watching = false;
  let box: HTMLInputElement | null = null;
  let since = 0;
  let offer: Element | null = null;
  let row = '';
  let deck: Element | null = null;
  const offerNow = () => deck?.querySelector(':scope > [role=status]') ?? null;
  const rowNow = () => box?.closest('li')?.textContent ?? '';
  const look = (): void => {
    if (!watching) return;
    if (box) {
      const gone = !box.isConnected;
      const ticked = gone || box.checked;
      const said = offerNow() !== null && offerNow() !== offer;
      const drawn = gone || rowNow() !== row;
      const painted = new MessageChannel();
      painted.port1.onmessage = () =>
        frames.push({ at: performance.now() - since, ticked, said, drawn });
      painted.port2.postMessage(null);
    }
    requestAnimationFrame(look);
  };
  addEventListener(
    'pointerup',
    (event) => {
      const on = event.target as Element;
      box = on.closest('label')?.querySelector('input') ?? null;
      since = event.timeStamp;
      row = rowNow();
    },
    true,
  );
  window.taps = {
    begin: () => {
      frames = [];
      box = null;
      deck = document.querySelector('nav')?.previousElementSibling ?? null;
      offer = offerNow();
      watching = true;
      requestAnimationFrame(look);
    },
    isDrawn: () => frames.at(-1)?.drawn === true && frames.at(-1)?.said === true,
    end: () => {
      watching = false;
      return frames;
    },
  };
}
