import type { Day } from '../model.ts';
import { partsOf } from './day.ts';

/**
 * The date line of a document: 'ngày 05 tháng 01 năm 2026', 'ngày 29 tháng 6 năm 2026'.
 * Days under 10 and months 1 and 2 carry a leading zero (Nghị định 30/2020/NĐ-CP, phụ lục I).
 */
export function printHeadingDay(day: Day): string {
  const at = partsOf(day);
  const month = at.month < 3 ? `0${at.month}` : String(at.month);
  return `ngày ${day.slice(8)} tháng ${month} năm ${at.year}`;
}

/** The day as tables print it: '05/01/2026'. */
export function printTableDay(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
