import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type TextKey, t } from '../i18n.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Wrong } from '../parts/wrong.tsx';
import { refusalKey } from './refused.ts';

export type AskFirstProps = {
  open: boolean;
  title: string;
  /** On the button that leaves all as it is, and on the one that goes on. */
  stay: string;
  go: string;
  onGo: () => Promise<unknown>;
  onClose: () => void;
  /** What comes of it. */
  children: ComponentChildren;
};

/** Asks before what nothing brings back; closes once it is done, and says where it can't be. */
export function AskFirst({ open, title, stay, go, onGo, onClose, children }: AskFirstProps) {
  const [problem, setProblem] = useState<TextKey | null>(null);
  const close = () => {
    setProblem(null);
    onClose();
  };
  const act = () =>
    onGo()
      .then(close)
      .catch((error) => setProblem(refusalKey(error)));
  return (
    <Dialog
      open={open}
      title={title}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{stay}</Button>
          <Button kind="danger" onPress={() => void act()}>
            {go}
          </Button>
        </>
      }
    >
      {children}
      <Wrong id="ask-first-wrong" text={problem && t(problem)} />
    </Dialog>
  );
}
