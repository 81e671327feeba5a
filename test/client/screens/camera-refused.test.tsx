import { render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Finder } from '../../../src/client/screens/photo/finder.tsx';
import { phoneWithWork } from '../../support/phone-with-work.ts';
import { startTexts } from '../../support/texts.ts';
import { OWN } from '../../support/user-agents.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['Safari on an iPhone', 'Mở Cài đặt → Safari → Camera', 'Chrome'],
  ['the app on an iPhone’s home screen', 'Mở Cài đặt → Safari → Camera', 'Chrome'],
  ['Chrome on Android', 'Mở Cài đặt → Ứng dụng → Chrome → Máy ảnh', 'Safari'],
])(
  'a camera that is not allowed: %s is led through its own settings',
  async (browser, way, other) => {
    await startTexts();
    const getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const userAgent = OWN.find(([name]) => name === browser)?.[1];
    vi.stubGlobal('navigator', {
      ...{ userAgent, locks: navigator.locks },
      mediaDevices: { getUserMedia },
    });
    const { phone } = await phoneWithWork();
    const about = { assignmentId: 'none', stepId: null, replaces: null };
    render(<Finder phone={phone} about={about} onDone={() => {}} onOther={() => {}} />);
    const said = await screen.findByText(/^Chưa được phép dùng máy ảnh\. Việc khác vẫn còn đủ\./);
    expect(said.textContent).toContain(way);
    expect(said.textContent).not.toContain(other);
    expect(screen.getByRole('button', { name: 'Chọn ảnh có sẵn' })).toBeTruthy();
  },
);
