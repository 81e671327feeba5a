import { oneLine, plainWords } from './words.ts';

const ROMAN = /^(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const SECTION_WORD = /^(?:phần|mục|nhóm)\s+/i;

/** A printed number without its dot or brackets: '1.' is '1', '(a)' is 'a'. Null when nothing is printed. */
export function bareNumber(text: string): string | null {
  const bare = oneLine(text)
    .replace(/^[(\s]+/, '')
    .replace(/[.)/:\s]+$/, '');
  return bare === '' || /^[-–•*]$/.test(bare) ? null : bare;
}

/** Roman numerals and single capital letters head sections; everything else numbers rows. */
export function isSectionCode(no: string): boolean {
  return ROMAN.test(no) || /^[A-HK-ZĐ]$/.test(no) || /^(?:[A-Z]|[IVXL]+)(?:\.[IVXL]+)+$/.test(no);
}

/** Splits 'II. Thể chế' or 'Phần B - Hạ tầng' into its code and title; null when no section code leads. */
export function splitSection(text: string): { code: string; title: string } | null {
  const line = oneLine(text);
  const found = /^([A-ZĐ]|[IVXL]+(?:\.[IVXL]+)*)(?:\s*[.):/–-]+\s*|\s+(?=\p{Lu}{2}))(.*)$/su.exec(
    line.replace(SECTION_WORD, ''),
  );
  const code = found?.[1] ?? '';
  return isSectionCode(code) ? { code, title: (found?.[2] ?? '').trim() } : null;
}

/** Splits '3. Xây dựng …' or '2.1) …' typed into a title; null when no number leads. */
export function splitNumber(text: string): { no: string; title: string } | null {
  const found = /^\(?(\d{1,3}(?:\.\d{1,3})*)\s*[.)/-]\s*(?=\D)(.+)$/s.exec(oneLine(text));
  const [, no, title] = found ?? [];
  return no && title ? { no, title } : null;
}

/** The code in 'PHỤ LỤC II', 'Phụ lục số 01 - …', 'PL3' at the start of a line; '' when it bears none, null when it is no such line. */
export function appendixCode(text: string): string | null {
  const words = plainWords(text.slice(0, 80));
  const found = /^(?:phu luc|pl)(?: so)? ?([ivx]+|\d{1,2}|[a-h])?(?: |$)/.exec(words);
  if (!found || /^phu luc (?:kem theo|nay|cua)\b/.test(words)) return null;
  return (found[1] ?? '').toUpperCase();
}

/** 'Tổng', 'Tổng cộng (I+II)', 'Cộng': a row of sums, unlike 'Tổng hợp …' or 'Tổng kết …'. */
export function isTotal(text: string): boolean {
  return /^(?:tong cong|tong so|tong kinh phi|tong du toan|cong tong|tong|cong)(?: (?:[ivx0-9a-h]+|kinh phi|du toan|nhiem vu|muc|so tien|trieu dong|so nhiem vu))*$/.test(
    plainWords(text.replace(/\([^)]*\)/g, ' ')),
  );
}

/** 'Nơi nhận', 'TM. ỦY BAN NHÂN DÂN', 'Người lập': the plan is over here. */
export function isSignature(text: string): boolean {
  return /^(?:noi nhan|nguoi lap|thu truong|luu vt|(?:tm|kt|tl|tuq) (?:uy ban|ubnd|chu tich|ban|dang uy|giam doc))\b/.test(
    plainWords(text),
  );
}
