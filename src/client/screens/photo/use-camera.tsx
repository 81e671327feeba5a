import { useRef, useState } from 'preact/hooks';
import { allTexts, type TextKey } from '../../i18n.ts';
import { forgetCamera, type PhotoTarget, rememberCamera } from '../../local/camera.ts';
import type { Take } from '../../local/db.ts';
import type { Phone } from '../../local/phone.ts';
import { keepTake } from '../../local/take.ts';
import { refusalKey } from '../refused.ts';
import { PROBLEMS } from './problems.ts';

// Only who takes a photo needs it; asked for when the camera opens, so that it is here after it.
async function shrinking() {
  const [module] = await Promise.all([import('../../local/picture/shrink.ts'), allTexts()]);
  return module;
}

/**
 * The way from a button to a stored photo. What the photo is for is stored before the camera
 * opens, and its bytes before anything is drawn, because a weak phone may end the page in between.
 *
 * Two inputs, since Chrome on Android leaves the camera out of a plain picture chooser: `inputs`
 * stands anywhere on the screen. `problem` is the sentence for a photo that did not come in;
 * `opened` means that this page, not one that died, opened the camera.
 */
export function useCamera(phone: Phone, taken: (take: Take) => void) {
  const boxes = { camera: useRef<HTMLInputElement>(null), gallery: useRef<HTMLInputElement>(null) };
  const target = useRef<PhotoTarget | null>(null);
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextKey | null>(null);

  const open = async (source: Take['source'], about: PhotoTarget) => {
    target.current = about;
    setProblem(null);
    setOpened(true);
    void shrinking();
    try {
      await rememberCamera(phone, about);
    } catch (error) {
      return setProblem(refusalKey(error));
    }
    boxes[source].current?.click();
  };

  const receive = async (source: Take['source'], box: HTMLInputElement) => {
    const file = box.files?.[0];
    const about = target.current;
    if (!file || !about) return giveUp();
    setBusy(true);
    try {
      const outcome = await (await shrinking()).shrink(file);
      // Emptied only now: a browser may let go of the file with it.
      box.value = '';
      if ('picture' in outcome) return taken(await keepTake(phone, about, outcome.picture, source));
      setProblem(PROBLEMS[outcome.problem]);
      await forgetCamera(phone);
    } catch (error) {
      setProblem(refusalKey(error));
    } finally {
      setBusy(false);
    }
  };

  const giveUp = () => {
    target.current = null;
    void forgetCamera(phone);
  };

  const box = (source: Take['source']) => (
    <input
      ref={boxes[source]}
      type="file"
      name={source}
      accept="image/*"
      capture={source === 'camera' ? 'environment' : undefined}
      hidden
      onChange={(event) => void receive(source, event.currentTarget)}
      onCancel={giveUp}
    />
  );
  const inputs = (
    <>
      {box('camera')}
      {box('gallery')}
    </>
  );
  return { open, inputs, opened, busy, problem };
}
