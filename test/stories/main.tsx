import { render } from 'preact';
import type { Language } from '../../src/client/i18n.ts';
import { startTexts } from '../support/texts.ts';
import '../../src/client/style/tokens.css';
import '../../src/client/style/base.css';
import { Bench } from './bench.tsx';
import { Sheet } from './sheet.tsx';

// Without `?show` a toolbar around a frame of the chosen width; with it, what stands in the frame.
const asked = new URLSearchParams(location.search);
const root = document.documentElement;
const language: Language = asked.get('language') === 'en' ? 'en' : 'vi';
for (const [name, value] of asked) {
  if (name === 'mode' || name === 'text') root.dataset[name] = value;
}
await startTexts(language);
const app = document.getElementById('app')!;
render(asked.has('show') ? <Sheet show={asked.get('show')} /> : <Bench />, app);
