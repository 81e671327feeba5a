import type { Picture } from '../../src/client/local/picture/shrink.ts';

/** A shrunk picture as the camera's way leaves it; `letter` tells pictures apart. */
export function pictureOf(letter: string): Picture {
  return {
    bytes: new Uint8Array([0xff, 0xd8, letter.charCodeAt(0)]).buffer,
    sha256: letter.repeat(64),
    width: 1600,
    height: 1200,
    thumb: new Uint8Array([0xff, 0xd8]).buffer,
    thumbSha256: `${letter.repeat(63)}0`,
    originalBytes: 2_700_000,
    fingerprint: '0123456789abcdef',
  };
}
