import { ImageOff } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n.ts';
import style from './photo-tile.module.css';
import { StateMark, type StateMarkProps } from './state-mark.tsx';

export type PhotoTileProps = {
  /** Address of the thumbnail; null while the bytes are still on another phone. */
  src: string | null;
  /** What the picture is for. */
  alt: string;
  mark?: StateMarkProps;
  /** Why it came back, in the official's words. */
  reason?: string;
  caption?: ComponentChildren;
  onOpen?: () => void;
  actions?: ComponentChildren;
};

export function PhotoTile(props: PhotoTileProps) {
  const { src, alt, mark, reason, caption, onOpen } = props;
  const picture =
    src !== null ? (
      <img class={style.picture} src={src} alt={alt} loading="lazy" decoding="async" />
    ) : (
      <span class={style.picture}>
        <ImageOff aria-hidden="true" />
        <span>{t('photo.placeholder')}</span>
      </span>
    );
  return (
    <figure class={style.tile}>
      {onOpen === undefined ? (
        picture
      ) : (
        <button class={style.open} type="button" onClick={onOpen}>
          {picture}
          {src === null && <span class="spoken">{alt}</span>}
        </button>
      )}
      <figcaption class={style.words}>
        {caption !== undefined && <p>{caption}</p>}
        {mark !== undefined && <StateMark {...mark} />}
        {reason !== undefined && <p class={style.reason}>{reason}</p>}
        {props.actions}
      </figcaption>
    </figure>
  );
}
