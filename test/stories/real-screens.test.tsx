import { render, screen } from '@testing-library/preact';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseLanguage, LANGUAGES } from '../../src/client/i18n.ts';
import { startTexts } from '../support/texts.ts';
import { LONG_NAMES } from './long-names.tsx';
import { REAL_SCREENS } from './real-screens.tsx';

beforeAll(() => startTexts());

describe.each(LANGUAGES)('every screen on the sample ward, in language %s', (language) => {
  test.each([...REAL_SCREENS, ...LONG_NAMES])(
    '$name shows its text, and no key instead of a text',
    async ({ show, text }) => {
      await chooseLanguage(language);
      const { container } = render(show());
      expect((await screen.findAllByText(text(), { exact: false })).length).toBeGreaterThan(0);
      const said = container.textContent ?? '';
      expect(said).not.toMatch(
        /\{\{|\}\}|\bundefined\b|\[object|\b(app|task|give|review|join)\.[a-z]+/,
      );
    },
  );
});
