import { useRef } from 'preact/hooks';

export type PictureSource = 'camera' | 'gallery';

/**
 * Asks for a picture from the phone's camera app or from its pictures. Two inputs, since Chrome on
 * Android leaves the camera out of a plain picture chooser: `inputs` stands anywhere on the screen.
 */
export function usePictureBoxes(
  onPicked: (source: PictureSource, box: HTMLInputElement) => void,
  onCancel?: () => void,
) {
  const boxes = { camera: useRef<HTMLInputElement>(null), gallery: useRef<HTMLInputElement>(null) };
  const box = (source: PictureSource) => (
    <input
      ref={boxes[source]}
      type="file"
      name={source}
      accept="image/*"
      capture={source === 'camera' ? 'environment' : undefined}
      hidden
      onChange={(event) => onPicked(source, event.currentTarget)}
      onCancel={onCancel}
    />
  );
  const inputs = (
    <>
      {box('camera')}
      {box('gallery')}
    </>
  );
  return { ask: (source: PictureSource) => boxes[source].current?.click(), inputs };
}
