import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Day } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { formatTime, t } from '../../i18n.ts';
import { usePicture, useThumb } from '../../local/use-picture.ts';
import { wantPhoto } from '../../local/want-photo.ts';
import type { EntityOf } from '../../local/work.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { PhotoTile } from '../../parts/photo-tile.tsx';
import type { StateMarkProps } from '../../parts/state-mark.tsx';
import { dayBefore } from './day-before.ts';

export type TileProps = {
  photo: EntityOf<'evidence'>;
  n: number;
  by: string;
  today: Day;
  mark: StateMarkProps;
  reason?: string;
  action?: ComponentChildren;
};

/** One photo; a tap shows it large. */
export function Tile({ photo, n, by, today, mark, reason, action }: TileProps) {
  const { phone } = useWork();
  const [open, setOpen] = useState(false);
  const { body } = photo;
  const thumb = useThumb(phone.db, body);
  const { at } = body.mark;
  const time = [dayBefore(today, at), formatTime(at)].filter(Boolean).join(' ');
  const alt = t('photo.tile', { n });
  const show = () => {
    setOpen(true);
    if (body.stored) void wantPhoto(phone.db, body.photo.sha256);
  };
  return (
    <>
      <PhotoTile
        src={thumb?.src ?? null}
        alt={alt}
        mark={mark}
        reason={reason}
        caption={`${by} · ${time}`}
        actions={action || undefined}
        onOpen={show}
      />
      {open && <Large photo={photo} alt={alt} onClose={() => setOpen(false)} />}
    </>
  );
}

type LargeProps = { photo: EntityOf<'evidence'>; alt: string; onClose: () => void };

function Large({ photo, alt, onClose }: LargeProps) {
  const { phone } = useWork();
  const { width, height } = photo.body.photo;
  const shown = usePicture(phone.db, photo.body);
  const close = <Button onPress={onClose}>{t('app.close')}</Button>;
  return (
    <Dialog open title={alt} onClose={onClose} actions={close}>
      {shown ? (
        <img
          src={shown.src}
          alt={alt}
          width={width}
          height={height}
          style={{ blockSize: 'auto' }}
        />
      ) : (
        t('photo.placeholder')
      )}
    </Dialog>
  );
}
