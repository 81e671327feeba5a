import type { Page } from '@playwright/test';

/** Things a finger presses, by what they are called, that are smaller than `least` px either way. */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((min) => {
    return (
      [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, input, select, textarea, summary',
        ),
      ]
        .filter((one) => one.checkVisibility() && !one.closest('.spoken'))
        .map((one) => ({ one, box: pressed(one).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < min - 0.5 || box.height < min - 0.5))
        // A link within a sentence is as high as its line.
        .filter(({ one }) => !(one.matches('a') && getComputedStyle(one).display === 'inline'))
        .map(({ one, box }) => `${nameOf(one)} ${Math.round(box.width)}×${Math.round(box.height)}`)
    );

    /** A box to tick is pressed by its whole label. */
    function pressed(one: HTMLElement): HTMLElement {
      return one.matches('input[type=checkbox], input[type=radio]')
        ? (one.closest('label') ?? one)
        : one;
    }
    function nameOf(one: HTMLElement): string {
      return (
        (one.getAttribute('aria-label') ?? one.textContent ?? one.tagName).trim().slice(0, 40) ||
        one.tagName
      );
    }
  }, least);
}

/** Pairs of targets with less than `gap` px between them; what lies in one another is one target. */
export function tooClose(page: Page, gap: number): Promise<string[]> {
  return page.evaluate((min) => {
    const targets = [...document.querySelectorAll<HTMLElement>('main button, main a[href]')]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).display !== 'inline')
      .map((one) => ({
        name: (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30),
        one,
        box: one.getBoundingClientRect(),
      }));
    const found: string[] = [];
    for (const [index, a] of targets.entries()) {
      for (const b of targets.slice(index + 1)) {
        if (a.one.contains(b.one) || b.one.contains(a.one)) continue;
        const across = Math.max(a.box.left, b.box.left) - Math.min(a.box.right, b.box.right);
        const down = Math.max(a.box.top, b.box.top) - Math.min(a.box.bottom, b.box.bottom);
        if (across < min && down < min && Math.max(across, down) < min - 0.5)
          found.push(`${a.name} | ${b.name}`);
      }
    }
    return found;
  }, gap);
}

export type Contrast = { text: string; ratio: number; small: boolean };

/**
 * The contrast of every text on its ground. `small` is what need not reach that of running text:
 * words in bold, on a colour of their own, or of controls that are off.
 */
export function contrastsIn(page: Page): Promise<Contrast[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Map<string, Contrast>();
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent?.trim() ?? '';
      const one = texts.currentNode.parentElement;
      if (!text || !one?.checkVisibility() || one.closest('.spoken, script, style, svg')) continue;
      const ground = groundOf(one);
      const style = getComputedStyle(one);
      const ratio = Math.round(contrast(rgba(style.color), ground) * 100) / 100;
      const small = Number(style.fontWeight) >= 600;
      found.set(`${style.color}${ground}${small}`, { text: text.slice(0, 40), ratio, small });
    }
    return [...found.values()];

    type Contrast = { text: string; ratio: number; small: boolean };
    function rgba(said: string): [number, number, number, number] {
      const [r = 0, g = 0, b = 0, a = 1] = (said.match(/[\d.]+/g) ?? []).map(Number);
      return [r, g, b, a];
    }
    function groundOf(one: Element): [number, number, number, number] {
      for (let at: Element | null = one; at; at = at.parentElement) {
        const colour = rgba(getComputedStyle(at).backgroundColor);
        if (colour[3] === 1) return colour;
      }
      return [255, 255, 255, 1];
    }
    function light([r, g, b]: [number, number, number, number]): number {
      const [x = 0, y = 0, z = 0] = [r, g, b]
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    }
    function contrast(a: [number, number, number, number], b: [number, number, number, number]) {
      const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
      return (high + 0.05) / (low + 0.05);
    }
  });
}

/** What has the focus while the bar at the bottom lies over it, going through the page by Tab. */
export async function coveredByFoot(page: Page): Promise<string[]> {
  const covered: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null;
      if (!one || one === document.body) return null;
      const box = one.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
      const top = document.elementFromPoint(x, y);
      const hidden =
        top !== null &&
        !one.contains(top) &&
        !top.contains(one) &&
        !one.closest('label')?.contains(top);
      const name = (one.getAttribute('aria-label') ?? one.textContent ?? one.tagName)
        .trim()
        .slice(0, 40);
      return { hidden: hidden || y < 0 || y > innerHeight, name };
    });
    if (said === null) break;
    if (said.hidden) covered.push(said.name);
  }
  return covered;
}

/** Texts of which a part can't be seen, or that break within a word. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('header *, main *')].filter(
      (one) => one.checkVisibility() && one.textContent?.trim() && !one.closest('.spoken'),
    );
    const cut = shown.filter(
      (one) =>
        getComputedStyle(one).overflow === 'hidden' &&
        one.clientWidth > 1 &&
        (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1),
    );
    const broken = shown
      .filter((one) => one.childElementCount === 0 && one.matches('h1, h2, button, a, p, span'))
      .filter((one) => one.firstChild?.nodeType === Node.TEXT_NODE && breaksWord(one.firstChild));
    return [...cut, ...broken].map((one) => (one.textContent ?? '').trim().slice(0, 60));

    function breaksWord(text: Node): boolean {
      const range = document.createRange();
      for (const { index, 0: word } of (text.textContent ?? '').matchAll(/\p{L}+/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) return true;
      }
      return false;
    }
  });
}

/** How wide a page is and the parts that make it so, where it is wider than `width` px. */
export function widerThan(page: Page, width: number): Promise<string[]> {
  return page.evaluate((most) => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= most) return [];
    const parts = [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => one.getBoundingClientRect().right > most + 0.5 && one.childElementCount < 2)
      .map((one) => `${one.outerHTML.slice(0, 80)} ${one.getBoundingClientRect().right}`);
    return [`${scrollWidth} px`, ...parts];
  }, width);
}
