import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { allTexts } from './i18n.ts';

/** A screen that loads when it is opened, together with the texts that the first one does without. */
export function late<T>(load: () => Promise<ComponentType<T>>) {
  return lazy(async () => (await Promise.all([load(), allTexts()]))[0]);
}
