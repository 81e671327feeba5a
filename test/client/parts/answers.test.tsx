import { fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Button } from '../../../src/client/parts/button.tsx';
import { CheckList } from '../../../src/client/parts/check-list.tsx';
import { Choice } from '../../../src/client/parts/choice.tsx';
import { Dialog } from '../../../src/client/parts/dialog.tsx';
import { StepRow } from '../../../src/client/parts/step-row.tsx';
import { UndoBar } from '../../../src/client/parts/undo-bar.tsx';
import { startTexts } from '../../support/texts.ts';

beforeAll(() => startTexts());
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a question has no answer until somebody gives one', () => {
  const onChoose = vi.fn();
  const options = [
    { value: 'nobody', label: 'Không có người' },
    { value: 'agreed', label: 'Đã hỏi, đồng ý' },
  ];
  render(<Choice legend="Có người không?" options={options} value={null} onChoose={onChoose} />);
  const answers = screen.getAllByRole<HTMLInputElement>('radio');
  expect(answers.some((answer) => answer.checked)).toBe(false);
  fireEvent.click(screen.getByLabelText('Đã hỏi, đồng ý'));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('agreed');
});

test('a blocked button says why and does nothing', () => {
  const onPress = vi.fn();
  const { container } = render(
    <form onSubmit={onPress}>
      <Button submit blocked="Chọn một ý ở trên" onPress={onPress}>
        Dùng ảnh này
      </Button>
    </form>,
  );
  const button = screen.getByRole('button', { name: /Chọn một ý ở trên/ });
  fireEvent.click(button);
  expect(onPress).not.toHaveBeenCalled();
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(container.querySelector('[disabled]')).toBeNull();
});

test('undo is offered for ten seconds, then the act stands (point 15)', () => {
  const onEnd = vi.fn();
  render(<UndoBar text="Đã đánh dấu xong" onUndo={() => {}} onEnd={onEnd} />);
  vi.advanceTimersByTime(9_999);
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onEnd).toHaveBeenCalledOnce();
});

test('undo does not run away from somebody whose focus is on it', async () => {
  const onEnd = vi.fn();
  render(<UndoBar text="Đã đánh dấu xong" onUndo={() => {}} onEnd={onEnd} />);
  fireEvent.focus(screen.getByRole('button', { name: 'Hoàn tác' }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onEnd).not.toHaveBeenCalled();
});

test('all places are chosen with one tap, and given back with another', () => {
  const items = [
    { id: 'a', label: 'Khu phố 1' },
    { id: 'b', label: 'Khu phố 2' },
  ];
  const onChange = vi.fn();
  const list = (chosen: string[]) => (
    <CheckList legend="Giao cho?" items={items} chosen={new Set(chosen)} onChange={onChange} />
  );
  const { rerender } = render(list(['a']));
  const all = screen.getByLabelText<HTMLInputElement>('Chọn tất cả');
  expect(all.indeterminate).toBe(true);
  expect(screen.getByRole('status').textContent).toBe('Đã chọn 1/2');
  fireEvent.click(all);
  expect(onChange).toHaveBeenLastCalledWith(new Set(['a', 'b']));
  rerender(list(['a', 'b']));
  fireEvent.click(all);
  expect(onChange).toHaveBeenLastCalledWith(new Set());
});

test('everybody who ticked a step is named', () => {
  render(
    <StepRow
      label="Kích hoạt mức 2"
      done
      onTick={() => {}}
      by={{ name: 'Thành viên 1', at: Date.parse('2026-01-11T00:40:00Z') }}
      alsoBy={['Thành viên 2', 'Thành viên 3']}
    />,
  );
  expect(screen.getByText('Thành viên 1 đã đánh dấu lúc 07:40')).toBeTruthy();
  expect(screen.getByText('Cũng đã đánh dấu: Thành viên 2 và Thành viên 3')).toBeTruthy();
});

test('a dialog opens as a modal, and leaving it answers nothing', () => {
  const onClose = vi.fn();
  const onPress = vi.fn();
  const actions = <Button onPress={onPress}>Xóa ảnh</Button>;
  render(<Dialog open title="Xóa ảnh này khỏi máy?" actions={actions} onClose={onClose} />);
  const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'Xóa ảnh này khỏi máy?' });
  expect(dialog.open).toBe(true);
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(onClose).toHaveBeenCalledOnce();
  expect(onPress).not.toHaveBeenCalled();
});
