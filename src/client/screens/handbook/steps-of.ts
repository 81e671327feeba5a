import type { GuideStep } from '../../../shared/records/guide.ts';
import { filled } from './filled.ts';

/** Lines as steps: a line that stood there before keeps its picture, a changed one that of its place. */
export function stepsOf(text: string, before: readonly GuideStep[]): GuideStep[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line, index) => {
      const same = before.find((step) => filled(step.text) === line) ?? before[index];
      return { picture: same?.picture ?? '', text: line };
    });
}
