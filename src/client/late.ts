import { type ComponentType, h } from 'preact';
import { lazy } from 'preact-iso';
import { allTexts } from './i18n.ts';

/**
 * A screen that loads when it is opened, together with the texts that the first one does without.
 * Where its file cannot be had it breaks, instead of leaving the screen before it standing there,
 * and asks for the file again when it is tried again.
 */
export function late<T>(load: () => Promise<ComponentType<T>>): ComponentType<T> {
  const ask = async () => (await Promise.all([load(), allTexts()]))[0];
  return lazy(() => ask().catch((error) => broken(error, load)));
}

function broken<T>(error: unknown, load: () => Promise<ComponentType<T>>): ComponentType<T> {
  const Again = late(load);
  let told = false;
  return (props) => {
    if (told) return h(Again as ComponentType<object>, props as object);
    told = true;
    throw error;
  };
}
