import type { TemplateId } from './step-templates.ts';
import { plainWords } from './words.ts';

/** What a task of each kind is usually called; the first that fits wins. */
const CALLED: [TemplateId, RegExp][] = [
  ['contest', /\b(?:cuoc thi|hoi thi|thi truc tuyen)\b/],
  ['class', /\b(?:tap huan|boi duong|lop|dao tao|hoc tap so|binh dan hoc vu)\b/],
  ['publication', /\b(?:tuyen truyen|truyen thong|chuyen muc|tin bai|pho bien|loa)\b/],
  ['platform', /\b(?:nen tang|phan mem|ung dung|vneid|app|he thong)\b/],
  ['visits', /\b(?:huong dan|ho gia dinh|tung nha|ho tro nguoi dan|nguoi dan)\b/],
];

/** The checklist that a task most likely begins with; null where its words name no kind of work. */
export function suggestTemplate(title: string): TemplateId | null {
  // 'Theo hướng dẫn của bộ' asks nobody to guide anybody.
  const words = plainWords(title).replaceAll('theo huong dan', '');
  return CALLED.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
