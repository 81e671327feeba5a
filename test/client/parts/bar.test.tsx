import { render, screen } from '@testing-library/preact';
import { beforeAll, expect, test } from 'vitest';
import { Bar } from '../../../src/client/parts/bar.tsx';
import { startTexts } from '../../support/texts.ts';

beforeAll(() => startTexts());

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
