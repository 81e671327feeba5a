import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Outcome, Picture, PictureProblem } from '../../../src/client/local/picture/shrink.ts';

type Shrink = (file: Blob, signal?: AbortSignal) => Promise<Outcome>;
type Corners = Record<'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight', number[]>;

/** What came back into the test: bytes for checks outside the browser, colours as a browser sees them. */
export type Seen = Omit<Picture, 'bytes' | 'thumb'> & {
  bytes: Buffer;
  thumb: Buffer;
  thumbSide: number;
  corners: Corners;
};

/** The module as it ships, worker and all, on a free port, with files that can be picked by name. */
export async function serve(): Promise<{
  url: string;
  files: Map<string, Uint8Array>;
  close: () => void;
}> {
  const files = new Map<string, Uint8Array>();
  const built = await buildModule();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const script = built.get(path.slice(1));
    response.setHeader('content-security-policy', "default-src 'self'");
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    const picked = files.get(decodeURIComponent(path.replace('/picked/', '')));
    response.end(picked ?? script ?? '<!doctype html><title>ảnh</title><input type="file">');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    files,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function buildModule(): Promise<Map<string, string>> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      write: false,
      rolldownOptions: {
        input: new URL('../../../src/client/local/picture/shrink.ts', import.meta.url).pathname,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'shrink.js' },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const built = new Map<string, string>();
  for (const part of outputs.flatMap((one) => ('output' in one ? one.output : []))) {
    built.set(part.fileName, part.type === 'chunk' ? part.code : String(part.source));
  }
  return built;
}

/** Picks the named file in the page, under the given type, and brings the outcome back. */
export async function shrinkIn(
  page: Page,
  name: string,
  type = 'image/jpeg',
): Promise<{ picture: Seen } | { problem: PictureProblem }> {
  const outcome = await page.evaluate(
    async ([path, label]) => {
      const { shrink }: { shrink: Shrink } = await import(`${location.origin}/shrink.js`);
      const answer = await fetch(path);
      const result = await shrink(new Blob([await answer.arrayBuffer()], { type: label }));
      if ('problem' in result) return result;
      const { bytes, thumb, ...rest } = result.picture;
      const base64 = (buffer: ArrayBuffer) =>
        btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''));
      const image = await createImageBitmap(new Blob([bytes]));
      const small = await createImageBitmap(new Blob([thumb]));
      const canvas = Object.assign(document.createElement('canvas'), {
        width: image.width,
        height: image.height,
      });
      const ink = canvas.getContext('2d');
      if (!ink) throw new Error('no canvas');
      ink.drawImage(image, 0, 0);
      const at = (x: number, y: number) =>
        Array.from(
          ink
            .getImageData(Math.floor(image.width * x), Math.floor(image.height * y), 1, 1)
            .data.slice(0, 3),
        );
      return {
        picture: {
          ...rest,
          bytes: base64(bytes),
          thumb: base64(thumb),
          width: image.width === rest.width ? rest.width : -1,
          height: image.height === rest.height ? rest.height : -1,
          thumbSide: Math.max(small.width, small.height),
          corners: {
            topLeft: at(0.05, 0.05),
            topRight: at(0.95, 0.05),
            bottomLeft: at(0.05, 0.95),
            bottomRight: at(0.95, 0.95),
          },
        },
      };
    },
    [`/picked/${encodeURIComponent(name)}`, type] as const,
  );
  if ('problem' in outcome) return outcome;
  const { bytes, thumb, ...rest } = outcome.picture;
  return {
    picture: {
      ...rest,
      bytes: Buffer.from(bytes, 'base64'),
      thumb: Buffer.from(thumb, 'base64'),
    },
  };
}

/** Twelve megapixels of small coloured things, as a camera would write them; drawn in the page. */
export async function drawPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const ink = canvas.getContext('2d');
    if (!ink) throw new Error('no canvas');
    let seed = 1;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const light = ink.createLinearGradient(0, 0, 4000, 3000);
    light.addColorStop(0, '#345');
    light.addColorStop(1, '#ca8');
    ink.fillStyle = light;
    ink.fillRect(0, 0, 4000, 3000);
    for (let i = 0; i < 2500; i++) {
      ink.fillStyle = `hsl(${random() * 360} 50% ${20 + random() * 60}%)`;
      ink.beginPath();
      const [x, y] = [random() * 4000, random() * 3000];
      ink.ellipse(x, y, 10 + random() * 120, 10 + random() * 90, random() * 3, 0, 7);
      ink.fill();
    }
    ink.fillStyle = 'rgb(230 20 20)';
    ink.fillRect(0, 0, 600, 600);
    ink.fillStyle = 'rgb(20 40 220)';
    ink.fillRect(3400, 0, 600, 600);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
}
