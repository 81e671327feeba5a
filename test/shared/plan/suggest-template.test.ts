import { expect, test } from 'vitest';
import { suggestTemplate } from '../../../src/shared/plan/suggest-template.ts';

test.each([
  ['Mở cuộc thi “Công dân số Phước Bình”', 'contest'],
  ['Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng', 'class'],
  ['Tuyên truyền thanh toán không tiền mặt', 'publication'],
  ['Đưa nền tảng dùng chung vào sử dụng', 'platform'],
  ['Hướng dẫn từng hộ gia đình cài chữ ký số', 'visits'],
  ['Phân bổ kinh phí theo hướng dẫn của các bộ', null],
  ['Kết nối, chia sẻ dữ liệu', null],
])('%s begins with the checklist of %s', (title, template) => {
  expect(suggestTemplate(title)).toBe(template);
});
