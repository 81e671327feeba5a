import { render, screen } from '@testing-library/preact';
import { beforeAll, expect, test } from 'vitest';
import { Bar } from '../../../src/client/parts/bar.tsx';
import { startTexts } from '../../support/texts.ts';

beforeAll(() => startTexts());

test('photos say about how long they take, and beyond an hour only that', () => {
  const { rerender } = render(<Bar signal={{ kind: 'photos', left: 3, minutes: null }} />);
  expect(screen.getByText('Đang gửi 3 ảnh…')).toBeTruthy();
  rerender(<Bar signal={{ kind: 'photos', left: 3, minutes: 1 }} />);
  expect(screen.getByText('Đang gửi 3 ảnh – còn khoảng 1 phút')).toBeTruthy();
  rerender(<Bar signal={{ kind: 'photos', left: 90, minutes: 61 }} />);
  expect(screen.getByText('Đang gửi 90 ảnh – còn hơn 1 giờ')).toBeTruthy();
});

test('a network that is back and one that is weak are each said in words', () => {
  const { rerender } = render(<Bar signal={{ kind: 'back', left: 2 }} />);
  expect(screen.getByText('Có mạng rồi. Đang gửi 2 việc…')).toBeTruthy();
  rerender(<Bar signal={{ kind: 'weak' }} />);
  expect(screen.getByText('Mạng yếu. Đang gửi chậm, chưa cần làm gì.')).toBeTruthy();
});

test('work that waits for three days is told, and for a week in stronger words (point 14)', () => {
  const { rerender } = render(<Bar signal={{ kind: 'old', days: 3 }} />);
  expect(screen.getByText('Có việc chờ gửi đã 3 ngày. Nên gửi hôm nay.')).toBeTruthy();
  rerender(<Bar signal={{ kind: 'old', days: 6 }} />);
  expect(screen.getByText(/đã 6 ngày\. Nên gửi hôm nay/)).toBeTruthy();
  rerender(<Bar signal={{ kind: 'old', days: 7 }} />);
  expect(
    screen.getByText(
      '7 ngày chưa gửi – máy có thể tự xóa dữ liệu. Ra chỗ có Wi-Fi và bấm Gửi ngay.',
    ),
  ).toBeTruthy();
});
