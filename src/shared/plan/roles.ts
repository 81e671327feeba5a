import { plainWords } from './words.ts';

/** What a column holds, told by its heading. `mixed` names lead and coordinating units in one cell. */
export type Role =
  | 'no'
  | 'group'
  | 'title'
  | 'indicator'
  | 'lead'
  | 'mixed'
  | 'coordinating'
  | 'monitor'
  | 'result'
  | 'target'
  | 'deadline'
  | 'start'
  | 'unit'
  | 'amount'
  | 'note';

const NUMBER = /^(?:s?tt|so (?:tt|thu tu)|thu tu|muc so|no)$/;
const UNIT = /\bdon vi (?:tinh|do)\b|\bdvt\b/;
const COORDINATING = /\bphoi hop\b/;
const LEAD =
  /\bchu tri\b|\b(?:don vi|co quan|phong|bo phan|to chuc|nguoi|ca nhan)(?: \w+){0,4} (?:thuc hien|phu trach|chiu trach nhiem)\b|\bphu trach\b|\bchiu trach nhiem\b|\bphan cong\b|\bdau moi\b|\btham muu\b|^(?:don vi|co quan)$/;
const MONITOR = /\b(?:theo doi|danh gia|giam sat)\b/;

/** Where several match, the word printed first decides; of two that start together the upper line. */
const BY_FIRST_WORD: [Role, RegExp][] = [
  ['note', /\bghi chu\b/],
  ['start', /\bbat dau\b|^tu ngay\b|\bkhoi cong\b/],
  [
    'deadline',
    /\bthoi (?:gian|han|diem|hang)\b|\btien do\b|^han\b|\b(?:ngay|han) hoan thanh\b|^hoan thanh\b|\bket thuc\b|^den ngay\b/,
  ],
  [
    'target',
    /\b(?:ket qua|chi tieu|muc tieu) (?:can dat|phan dau|giao|nam|den)\b|\bchi tieu \d{4}\b|\bke hoach (?:nam|giao|\d{4})\b|^muc tieu\b|^can dat\b|^gia tri\b/,
  ],
  ['result', /\bket qua\b|\bsan pham\b|\bdau ra\b/],
  ['amount', /\bkinh phi\b|\bso tien\b|\bthanh tien\b|\bdu toan\b|\bnhu cau von\b|^von\b/],
  ['lead', LEAD],
  ['group', /^(?:nhom|linh vuc)\b/],
  ['indicator', /\bchi tieu\b/],
  [
    'title',
    /\bnhiem vu\b|\bnoi dung\b|\b(?:cong|dau) viec\b|\bhoat dong\b|\bgiai phap\b|\bhang muc\b|\bdanh muc\b|\bten viec\b/,
  ],
];

const MAX_HEADING_WORDS = 14;

/** The kind of column a heading names, whatever its case, tones, order of words or brackets. */
export function roleOf(heading: string): Role | null {
  const words = plainWords(heading.replace(/\([^)]*\)/g, ' ')) || plainWords(heading);
  if (words === '' || words.split(' ').length > MAX_HEADING_WORDS) return null;
  if (NUMBER.test(words)) return 'no';
  if (COORDINATING.test(words))
    return LEAD.test(words.replace(COORDINATING, '')) ? joint(words) : 'coordinating';
  if (UNIT.test(words) && !/\b(?:kinh phi|so tien|du toan)\b/.test(words)) return 'unit';
  if (MONITOR.test(words) && !/\bket qua\b/.test(words)) return 'monitor';
  let best: Role | null = null;
  let first = Number.POSITIVE_INFINITY;
  for (const [role, pattern] of BY_FIRST_WORD) {
    const found = words.search(pattern);
    if (found !== -1 && found < first) {
      best = role;
      first = found;
    }
  }
  return best;
}

/** 'Đơn vị phối hợp thực hiện' coordinates; 'Đơn vị chủ trì, phối hợp' is both in one column. */
function joint(words: string): Role {
  return /\bchu tri\b/.test(words) ? 'mixed' : 'coordinating';
}

export type Kind = 'tasks' | 'indicators' | 'budget';

/** What kind of table has these columns, or null when it is none of ours. */
export function kindOf(roles: ReadonlySet<Role>): Kind | null {
  const has = (...wanted: Role[]) => wanted.some((role) => roles.has(role));
  const dated = has('deadline', 'start');
  if (has('indicator') && has('unit', 'target')) return 'indicators';
  if (has('title') && has('unit') && has('target') && !dated) return 'indicators';
  if (!has('title')) return has('indicator') && has('lead', 'mixed') && dated ? 'tasks' : null;
  if (has('amount') && !dated && !has('result', 'coordinating')) return 'budget';
  if (dated || has('lead', 'mixed', 'coordinating')) return 'tasks';
  return has('no') && has('result') ? 'tasks' : null;
}
