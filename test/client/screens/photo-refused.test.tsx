import { screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { AssignmentScreen } from '../../../src/client/screens/assignment.tsx';
import { PROBLEMS } from '../../../src/client/screens/photo/problems.ts';
import words from '../../../src/locales/vi.json';
import { bomb, heic, text } from '../../fixtures/pictures/draw.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

afterEach(() => vi.unstubAllGlobals());

const FILES: Record<keyof typeof PROBLEMS, Uint8Array<ArrayBuffer>> = {
  heic: heic(4032, 3024),
  tooLarge: bomb(29_000, 28_000),
  notAPicture: text('Kế hoạch'),
  // What some phones hand over when the camera ran out of memory.
  unreadable: new Uint8Array(0),
  noMemory: bomb(8000, 6000),
};
const CODES = Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[];

test.each(CODES)(
  'a picked file that is %s is told in three sentences: what, still safe, what now',
  async (code) => {
    // No browser stands behind this screen: nothing can be decoded.
    const cannot = () => Promise.reject(new DOMException('', 'InvalidStateError'));
    vi.stubGlobal('createImageBitmap', cannot);
    vi.stubGlobal('OffscreenCanvas', undefined);
    const set = await phoneWithWork();
    const id = await give(set, 'Mở cuộc thi', { steps: [{ text: 'Chụp ảnh', photo: true }] });
    const { user, container } = await show(
      hereWith(set),
      `/viec/${id}`,
      '/viec/:id',
      AssignmentScreen,
    );
    await user.click(await screen.findByRole('button', { name: 'Chọn ảnh có sẵn' }));
    await waitFor(async () => expect(await set.phone.db.drafts.count()).toBe(1));
    const box = container.querySelector<HTMLInputElement>('input[name=gallery]');
    await user.upload(
      box as HTMLInputElement,
      new File([FILES[code]], 'a.jpg', { type: 'image/jpeg' }),
    );

    const said = await screen.findByText(words.refusal[code]);
    expect(said.closest('[role=alert], [role=status]')?.textContent).toContain('Ảnh chưa vào được');
    const [what, safe, todo, ...more] = words.refusal[code].split(/(?<=\.) /);
    expect(what).toBeTruthy();
    expect(safe).toMatch(/^(Việc khác vẫn còn đủ|Chưa có gì bị đổi)\.$/);
    expect(todo).toBeTruthy();
    expect(more).toEqual([]);
    expect(await set.phone.db.takes.count()).toBe(0);
    expect(await set.phone.db.raws.count()).toBe(0);
  },
);
