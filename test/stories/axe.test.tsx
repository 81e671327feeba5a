import { render, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { startTexts } from '../support/texts.ts';
import { LONG_NAMES } from './long-names.tsx';

/** Colours want a browser that paints; the end-to-end suite looks at those. */
const WITHOUT_LOOKS = { rules: { 'color-contrast': { enabled: false } } };

/** Without a browser's own style sheet, what is hidden counts as seen. */
const SEEN = { include: ['html'], exclude: ['[hidden]'] };

test.each(LONG_NAMES)('nobody is kept out of $name by how it is built', async ({ show, text }) => {
  await startTexts();
  document.documentElement.lang = 'vi';
  document.title = 'Tổ Số';
  render(show());
  await screen.findAllByText(text(), { exact: false });
  const { violations, passes } = await axe.run(SEEN, WITHOUT_LOOKS);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  expect(passes.length).toBeGreaterThan(10);
});
