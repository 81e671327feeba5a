import { useEffect, useState } from 'preact/hooks';
import type { TextKey } from '../../i18n.ts';
import { canReadQr } from '../../local/picture/can-read-qr.ts';
import { readScanned } from '../../parts/code.ts';
import { type PictureSource, usePictureBoxes } from '../../parts/use-picture-boxes.tsx';

const reading = () => import('../../local/picture/read-qr.ts');

/**
 * The code from a picture of its QR code. The phone's own camera takes it, so no leave is asked
 * for. `can` is false where the browser reads no QR codes; `inputs` stands anywhere on the screen.
 */
export function useScan(onCode: (code: string) => void) {
  const [can, setCan] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);
  useEffect(() => void canReadQr().then(setCan), []);

  const receive = async (box: HTMLInputElement) => {
    const file = box.files?.[0];
    if (!file) return;
    setBusy(true);
    setProblem(null);
    try {
      const found = await lookOn(file);
      if (typeof found === 'string') setProblem(found);
      else onCode(found.code);
    } finally {
      // Emptied only now: a browser may let go of the file with it.
      box.value = '';
      setBusy(false);
    }
  };

  const boxes = usePictureBoxes((_source, box) => void receive(box));
  const open = (source: PictureSource) => {
    void reading();
    boxes.ask(source);
  };
  const inputs = can && boxes.inputs;
  return { can, busy, problem, open, inputs, forget: () => setProblem(null) };
}

/** The first code on the picture that is for this address, or why there is none. */
async function lookOn(file: File): Promise<{ code: string } | TextKey> {
  const read = await (await reading()).readQr(file);
  if ('problem' in read) return 'join.scanBroken';
  const found = read.texts.map(readScanned);
  const ours = found.find((one) => typeof one !== 'string');
  if (ours) return ours;
  if (found.includes('elsewhere')) return 'join.scanElsewhere';
  return found.length > 0 ? 'join.scanForeign' : 'join.scanNone';
}
