import { useRef, useState } from 'preact/hooks';
import { useHere } from '../../here.ts';
import { allTexts, type TextKey } from '../../i18n.ts';
import { forgetCamera, type PhotoTarget, rememberCamera } from '../../local/camera.ts';
import type { Take } from '../../local/db.ts';
import type { Phone } from '../../local/phone.ts';
import { usePictureBoxes } from '../../parts/use-picture-boxes.tsx';
import { refusalKey } from '../refused.ts';
import type { Finder } from './finder.tsx';

type Source = Take['source'];

/**
 * The longest that a busy disk may keep a camera closed, ms. A browser opens one only while the tap is
 * fresh (Chromium 5 s, Safari 1 s): after that the tap would have done nothing.
 */
const PATIENCE_MS = 900;

// Only who takes a photo needs these; asked for when the camera opens, so that they are here after it.
async function bringing() {
  const [module] = await Promise.all([import('./bring-in.ts'), allTexts()]);
  return module;
}
async function finding() {
  const [module] = await Promise.all([import('./finder.tsx'), bringing()]);
  return module.Finder;
}

/**
 * The way from a button to a stored photo. What the photo is for is stored before the camera
 * opens (or is on its way to a busy disk), and its bytes before anything is drawn, because a weak
 * phone may end the page in between.
 *
 * `open` asks the phone's camera app or its pictures; `find` looks through the camera within this
 * page, which so stays in the foreground and alive. Who chose that gets it from `open`, too.
 *
 * `inputs` stands anywhere on the screen. `problem` is the sentence for a photo that did not come in;
 * `opened` means that this page, not one that died, opened the camera.
 */
export function useCamera(phone: Phone, taken: (take: Take) => void) {
  const target = useRef<PhotoTarget | null>(null);
  const { looks } = useHere();
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState<'kept' | 'unkept' | null>(null);
  const [problem, setProblem] = useState<TextKey | null>(null);
  const [finder, setFinder] = useState<{ View: typeof Finder; about: PhotoTarget } | null>(null);

  /** Nothing opens before it is on the disk what the photo is for. */
  const begin = async (about: PhotoTarget): Promise<boolean> => {
    target.current = about;
    setProblem(null);
    setOpened(true);
    try {
      await rememberCamera(phone, about);
      return true;
    } catch (error) {
      setProblem(refusalKey(error));
      return false;
    }
  };
  const ask = async (source: Source, about: PhotoTarget) => {
    void bringing();
    // A write that takes longer goes on while the camera opens.
    const late = new Promise<true>((open) => setTimeout(open, PATIENCE_MS, true));
    if (await Promise.race([begin(about), late])) boxes.ask(source);
  };
  const find = async (about: PhotoTarget) => {
    const View = await finding();
    if (await begin(about)) setFinder({ View, about });
  };
  const open = (source: Source, about: PhotoTarget) =>
    source === 'camera' && looks.finder ? find(about) : ask(source, about);

  const receive = async (source: Source, box: HTMLInputElement) => {
    const file = box.files?.[0];
    const about = target.current;
    if (!file || !about) return giveUp();
    setBusy('kept');
    try {
      const came = await (await bringing()).bringIn(phone, about, file, source, () =>
        setBusy('unkept'),
      );
      // Emptied only now: a browser may let go of the file with it.
      box.value = '';
      if ('take' in came) return taken(came.take);
      setProblem(came.problem);
    } catch (error) {
      setProblem(refusalKey(error));
    } finally {
      setBusy(null);
    }
  };

  const giveUp = () => {
    target.current = null;
    void forgetCamera(phone);
  };

  const boxes = usePictureBoxes((source, box) => void receive(source, box), giveUp);
  const inputs = (
    <>
      {boxes.inputs}
      {finder && (
        <finder.View
          phone={phone}
          about={finder.about}
          onDone={(first) => {
            setFinder(null);
            if (first) taken(first);
            else giveUp();
          }}
          onOther={(source) => {
            setFinder(null);
            void ask(source, finder.about);
          }}
        />
      )}
    </>
  );
  return { open, find, inputs, opened, busy: busy !== null, unkept: busy === 'unkept', problem };
}
