export type PhoneSystem = 'android' | 'iphone' | 'other';

/** What a browser runs on, as far as its user agent says; a tablet of Apple's may say it is a Mac. */
export function phoneSystem(userAgent: string): PhoneSystem {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'iphone';
  return /Android/.test(userAgent) ? 'android' : 'other';
}

/** `https://…` as a link that leaves another app's browser when it is tapped; null where there is none. */
export function leaveLink(address: string, userAgent: string): string | null {
  const [scheme = '', rest = ''] = address.split('://');
  switch (phoneSystem(userAgent)) {
    case 'android':
      // Chrome reads what stands before the last #, so a code behind an earlier one travels along.
      return `intent://${rest}#Intent;scheme=${scheme};package=com.android.chrome;end`;
    case 'iphone': {
      // Understood from iOS 17 on; before, only the menu leads out.
      const version = Number(userAgent.match(/OS (\d+)_/)?.[1] ?? 0);
      return version >= 17 && scheme === 'https' ? `x-safari-https://${rest}` : null;
    }
    default:
      return null;
  }
}
