import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { expect, test } from 'vitest';
import { TickBox } from '../../../src/client/parts/tick-box.tsx';

/** A box over a store that answers when the test says so, on a screen that is drawn anew meanwhile. */
function Slow({ kept }: { kept: Promise<boolean> }) {
  const [done, setDone] = useState(false);
  const [drawn, setDrawn] = useState(0);
  const store = async () => setDone(await kept);
  return (
    <>
      <TickBox checked={done} label="Treo băng rôn" onTick={() => store()} />
      <button type="button" onClick={() => setDrawn(drawn + 1)}>
        {drawn}
      </button>
    </>
  );
}

const box = () => screen.getByRole('checkbox') as HTMLInputElement;

test('a tick stays on the screen while it is being kept, whatever is drawn meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  render(<Slow kept={promise} />);
  const user = userEvent.setup();
  await user.click(box());
  await user.click(screen.getByRole('button', { name: '0' }));
  await screen.findByRole('button', { name: '1' });
  expect(box().checked).toBe(true);
  resolve(true);
  await promise;
  await user.click(screen.getByRole('button', { name: '1' }));
  await screen.findByRole('button', { name: '2' });
  expect(box().checked).toBe(true);
});

test('a tick that could not be kept falls back to what is', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  render(<Slow kept={promise} />);
  await userEvent.setup().click(box());
  expect(box().checked).toBe(true);
  resolve(false);
  await promise;
  await expect.poll(() => box().checked).toBe(false);
});
