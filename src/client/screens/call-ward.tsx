import { Phone } from 'lucide-preact';
import { useHere } from '../here.ts';
import { t } from '../i18n.ts';
import { useLive } from '../local/use-live.ts';
import { all } from '../local/work.ts';
import { Button, type ButtonProps } from '../parts/button.tsx';

/** The ward's number, where this phone knows it. */
export function useWardPhone(): string | null {
  const { phone } = useHere();
  const read = async () => (phone && (await all(phone.db, 'ward'))[0]?.body.phone) || null;
  return useLive(read, [phone]) ?? null;
}

/** Calls the ward with one tap; nothing where its number is not known. */
export function CallWard({ kind }: Pick<ButtonProps, 'kind'>) {
  const number = useWardPhone();
  if (number === null) return null;
  return (
    <div>
      <Button kind={kind} icon={Phone} href={telOf(number)}>
        {t('more.call', { phone: number })}
      </Button>
    </div>
  );
}

/** The address that a number is called by. */
export function telOf(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}
