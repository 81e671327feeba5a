import { h, render } from 'preact';
import { allTexts, startI18n } from './i18n.ts';
import { Leave } from './screens/leave.tsx';

/** Shows the way out of another app's browser, instead of the app, and stores nothing. */
export async function showLeave(root: HTMLElement, app: string): Promise<void> {
  await startI18n('vi');
  await allTexts();
  const { userAgent } = navigator;
  render(h(Leave, { app, userAgent, address: location.href }), root);
}
