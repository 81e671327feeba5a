import { correction, generate } from 'lean-qr/nano';
import { useMemo } from 'preact/hooks';
import style from './qr-code.module.css';

/** Modules of white around the squares, without which cameras do not find them (ISO/IEC 18004). */
const QUIET = 4;

/**
 * A text that another phone's camera reads. Black on white under every theme and on paper; 15 % of
 * it may be covered by a finger or a crack.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { side, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      class={style.code}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** One rectangle for each run of black modules: far fewer than one for each module. */
function drawn(text: string): { side: number; path: string } {
  const code = generate(text, { minCorrectionLevel: correction.M });
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const begin = x;
      while (code.get(x, y)) x += 1;
      if (x > begin) path += `M${begin + QUIET} ${y + QUIET}h${x - begin}v1h-${x - begin}z`;
    }
  }
  return { side: code.size + 2 * QUIET, path };
}
