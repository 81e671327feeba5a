import { render } from '@testing-library/preact';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseLanguage, LANGUAGES } from '../../src/client/i18n.ts';
import { startTexts } from '../support/texts.ts';
import { STORIES } from './stories.tsx';

beforeAll(() => startTexts());

describe.each(LANGUAGES)('in language %s', (language) => {
  beforeAll(() => chooseLanguage(language));

  test.each(STORIES)('$name shows its text, and no key instead of a text', ({ show, text }) => {
    const { container } = render(show());
    expect(container.textContent).toContain(text());
    expect(container.textContent).not.toMatch(/{{|}}|\bundefined\b|\b[a-z]+\.[a-z]+[A-Z]?\w*\b/);
  });
});
