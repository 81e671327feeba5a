import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { phoneSystem } from '../../../shared/phone-system.ts';
import type { TextKey } from '../../i18n.ts';

/** The back camera, and frames just large enough for evidence: what is larger costs memory. */
const WISHES: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: { ideal: 'environment' },
    width: { ideal: 1920 },
    height: { ideal: 1440 },
  },
};

export type StreamState = {
  /** Frames are coming. */
  on: boolean;
  problem: TextKey | null;
  /** Switches the camera's light; null where it has none. */
  setLight: ((on: boolean) => Promise<void>) | null;
  again: () => void;
};

/**
 * Shows the camera in `video` while this page is in sight. It is let go when the page leaves or is
 * hidden: a camera that stays on takes battery, and keeps every other app from it.
 */
export function useStream(video: RefObject<HTMLVideoElement | null>): StreamState {
  const [turn, setTurn] = useState(0);
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [problem, setProblem] = useState<TextKey | null>(null);

  useEffect(() => {
    let current: MediaStream | null = null;
    let left = false;
    const stop = () => {
      if (current) end(current);
      current = null;
      if (video.current) video.current.srcObject = null;
      setTrack(null);
    };
    const start = async () => {
      const opened = await openCamera();
      if ('problem' in opened) {
        if (!left) setProblem(opened.problem);
        return;
      }
      // Whoever left meanwhile must not leave a camera on behind them.
      const unwanted = left || current !== null || document.hidden;
      if (unwanted) return end(opened.stream);
      current = opened.stream;
      const [first] = current.getVideoTracks();
      if (!video.current || !first) return stop();
      first.addEventListener('ended', () => setProblem('photo.cameraBusy'));
      video.current.srcObject = current;
      await video.current.play().catch(interrupted);
      if (!left) setTrack(first);
    };
    const look = () => void (document.hidden ? stop() : start());
    setProblem(null);
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', look);
      stop();
    };
  }, [video, turn]);

  const hasLight = track !== null && 'torch' in (track.getCapabilities?.() ?? {});
  return {
    on: track !== null && problem === null,
    problem,
    setLight: hasLight
      ? (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
      : null,
    again: () => setTurn(turn + 1),
  };
}

function end(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

type Opened = { stream: MediaStream } | { problem: TextKey };

async function openCamera(): Promise<Opened> {
  // Missing in the browsers inside other apps.
  if (!navigator.mediaDevices?.getUserMedia) return { problem: 'photo.cameraNone' };
  try {
    return { stream: await navigator.mediaDevices.getUserMedia(WISHES) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function problemOf(error: unknown): TextKey {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return phoneSystem(navigator.userAgent) === 'iphone'
        ? 'refusal.noCameraIphone'
        : 'refusal.noCamera';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'photo.cameraNone';
    case 'NotReadableError':
    case 'AbortError':
      return 'photo.cameraBusy';
    default:
      throw error;
  }
}

/** A view that is taken away before it plays, or that waits for a tap, is no mistake. */
function interrupted(error: unknown): void {
  if (error instanceof DOMException && ['AbortError', 'NotAllowedError'].includes(error.name))
    return;
  throw error;
}
