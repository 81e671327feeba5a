import type { Id, Instant } from '../../src/shared/model.ts';
import { seeded } from '../sim/random.ts';

/** What a member does, before it is an op; the page turns it into one as the screens do. */
export type Deed = { at: Instant; about: Id; placeId: Id } & (
  | { what: 'tick'; stepId: Id; done: boolean }
  | { what: 'count'; value: number }
  | { what: 'note'; text: string }
);

export type Piece = { id: Id; placeId: Id; steps: readonly Id[] };

/** Parts that people's notes are made of; no two notes are alike. */
const WHO = [
  'Bà con tổ 5',
  'Bác tổ trưởng',
  'Hội phụ nữ khu phố',
  'Chi đoàn',
  'Các hộ kinh doanh ở chợ',
  'Cô chú cao tuổi',
  'Mấy em học sinh lớp 9',
  'Chủ tiệm tạp hóa',
  'Nhóm nòng cốt',
  'Cựu chiến binh',
];
const DID = [
  'đã cài xong VNeID',
  'chưa kích hoạt được mức 2',
  'hẹn chiều thứ bảy làm tiếp',
  'xin thêm tờ rơi',
  'hỏi cách nộp hồ sơ trên cổng dịch vụ công',
  'đã mở tài khoản thanh toán',
  'mất sóng nên phải làm lại',
  'quên mật khẩu, cần cấp lại',
  'đã treo băng rôn trước nhà văn hóa',
  'mới tập huấn được nửa buổi',
  'đề nghị có thêm một buổi tối',
  'chụp ảnh rồi nhưng còn mờ',
];
const WHERE = [
  'ở đường Nguyễn Thị Định',
  'trong hẻm 47',
  'tại nhà văn hóa',
  'gần cổng trường',
  'dãy trọ cuối đường số 9',
  'chung cư lô C',
  'khu bờ kè',
  'bên kia cầu',
];
const MORE = ['', '', 'Sẽ báo lại sau.', 'Cần máy in.', 'Còn thiếu người.', 'Nhờ phường hỗ trợ.'];

const SHARE_TICKS = 0.7;
const SHARE_COUNTS = 0.12;
const SHARE_TAKEN_BACK = 0.05;

/**
 * `many` updates of one member over five days without signal, in bursts as people work: 70 % ticks
 * (one in twenty taken back), 12 % counts, 18 % notes of 25 to 110 letters put
 * together from everyday phrases. Nothing is rounded:
 * device times keep their milliseconds.
 */
export function makeUpdates(
  many: number,
  pieces: readonly Piece[],
  start: Instant,
  seed = 1,
): Deed[] {
  const random = seeded(seed);
  const deeds: Deed[] = [];
  const open = pieces.flatMap(({ id, placeId, steps }) => {
    return steps.map((stepId) => ({ about: id, placeId, stepId }));
  });
  const ticked: typeof open = [];
  let at = start;
  let piece = random.pick(pieces);
  while (deeds.length < many) {
    if (random.chance(0.15)) {
      piece = random.pick(pieces);
      at += random.below(90 * 60_000);
    }
    at += 1_500 + random.below(40_000);
    const sort = random.next();
    if (sort < SHARE_TICKS) {
      const done = !random.chance(SHARE_TAKEN_BACK) || ticked.length === 0;
      const from = done ? open : ticked;
      const own = from.findIndex(({ about }) => about === piece.id);
      const [step] = from.splice(own < 0 ? random.below(from.length) : own, 1);
      if (!step) throw new Error(`${many} updates need more steps`);
      (done ? ticked : open).push(step);
      deeds.push({ at, what: 'tick', done, ...step });
      continue;
    }
    const on = { at, about: piece.id, placeId: piece.placeId };
    if (sort < SHARE_TICKS + SHARE_COUNTS) {
      deeds.push({ ...on, what: 'count', value: 1 + random.below(400) });
    } else {
      const house = random.chance(0.5) ? `, nhà số ${1 + random.below(300)}` : '';
      const first = `${random.pick(WHO)} ${random.pick(WHERE)}${house}`;
      const text = `${first} ${random.pick(DID)}. ${random.pick(MORE)}`;
      deeds.push({ ...on, what: 'note', text: text.trim() });
    }
  }
  return deeds;
}
