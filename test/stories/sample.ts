/** Sample data: numbered places and people, so that nothing here can be taken for somebody. */
export const TODAY = '2026-01-11';
/** 07:40 in Vietnam on that day. */
export const MORNING = Date.parse('2026-01-11T00:40:00Z');

export const PLACES = Array.from({ length: 28 }, (_, index) => ({
  id: `p${index + 1}`,
  label: `Khu phố ${index + 1}`,
}));

export const LONG_TITLE =
  'Hướng dẫn người dân cài đặt, kích hoạt tài khoản định danh điện tử mức độ 2 và tích hợp thẻ bảo hiểm y tế';

export const noop = () => {};

/** A drawn picture, so that no photo of a place or a person is needed. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#d9e4ec"/><rect y="190" width="400" height="110" fill="#b9c7a5"/><path d="M90 190v-70l70-50 70 50v70z" fill="#e8d9b8"/><path d="M76 126l84-62 84 62z" fill="#a8553f"/><rect x="140" y="140" width="40" height="50" fill="#6b5a44"/></svg>',
)}`;
