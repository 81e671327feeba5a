import type { Pages } from './pages.ts';
import { vietnameseShare } from './syllables.ts';

/**
 * TCVN 5712:1993 VN3 ('ABC', fonts named .Vn…) from 0xA1 on. Capitals with tones have no place: a capital font shows the
 * small letters as capitals, so such words come out small. '\0' is not assigned.
 */
const VN3 =
  'ĂÂÊÔƠƯĐăâêôơưđ\0\0\0\0\0\0àảãáạ\0ằẳẵắ\0\0\0\0\0\0\0ặầẩẫấậè\0ẻẽéẹềểễếệìỉ\0\0\0ĩíịò\0ỏõóọồổỗốộờởỡớợù\0ủũúụừửữứựỳỷỹýỵ\0';

/** Latin-1 letters read as VN3. */
export function fromTcvn3(text: string): string {
  return text.replace(/[\xa1-\xff]/g, (letter) => {
    const known = VN3[letter.charCodeAt(0) - 0xa1];
    return known && known !== '\0' ? known : letter;
  });
}

const SURE = 0.9;

/** Documents typed with a .Vn font hold Latin-1 letters that only that font shows as Vietnamese; they are converted. */
export function repairTcvn3(pages: Pages): Pages {
  const all = pages.blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows
          .map((row) => row.map((cell) => (cell.covered ? '' : cell.text)).join(' '))
          .join(' '),
  );
  const text = all.join(' ').slice(0, 200_000);
  const isVn3 = /[\xb5-\xfe]/.test(text) && !/[\u0102-\u01b0\u1ea0-\u1ef9]/.test(text);
  if (!isVn3 || vietnameseShare(text) > 0.6 || vietnameseShare(fromTcvn3(text)) < SURE)
    return pages;
  for (const block of pages.blocks) {
    if (block.kind === 'paragraph') block.text = fromTcvn3(block.text);
    else for (const row of block.rows) for (const cell of row) cell.text = fromTcvn3(cell.text);
  }
  return { ...pages, legacy: 'tcvn3' };
}
