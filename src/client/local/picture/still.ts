import { release, sheet, toJpeg } from './canvas.ts';

/** Long side of a frame that gives all that evidence keeps (see `redraw`), or nearly. */
const ENOUGH = 1200;
/** Some cameras never answer. */
const PATIENCE_MS = 4_000;

/**
 * One still of a running camera as JPEG, at once; null where there is no memory for it. The frame
 * on the screen, since it is large enough and costs no second, larger picture; only a camera that
 * streams small is asked for a photo of its own.
 */
export async function takeStill(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (Math.max(width, height) < ENOUGH) {
    const photo = await takePhoto(video);
    if (photo) return photo;
  }
  const page = sheet(width, height);
  page?.ink.drawImage(video, 0, 0, width, height);
  const bytes = page && (await toJpeg(page.canvas, 0.92));
  if (page) release(page.canvas);
  return bytes && new Blob([bytes], { type: 'image/jpeg' });
}

async function takePhoto(video: HTMLVideoElement): Promise<Blob | null> {
  const [track] = (video.srcObject as MediaStream).getVideoTracks();
  if (!track || typeof ImageCapture === 'undefined') return null;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  // However it fails: the frame is there.
  const photo = new ImageCapture(track).takePhoto().catch(() => null);
  return Promise.race([photo, late]);
}
