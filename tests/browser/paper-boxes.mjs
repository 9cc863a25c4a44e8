// A PDF word by word, read by pdftotext: what stands where on each page.
import { execFileSync } from 'node:child_process';

// Every word with its box, page by page, in points.
export function pagesOf(path) {
  const found = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return found
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page).map(Number);
      const words = [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g)];
      return { width, height, words: words.map(([, left, top, right, bottom, text]) => ({ text, left: +left, top: +top, right: +right, bottom: +bottom })) };
    });
}

// Pairs of words of one page that lie over each other by more than the leading of their lines. In one line half a sign counts for
// nothing: browsers set `）、` closer than the boxes of the two signs.
export function overlaps({ words }) {
  const found = [];
  for (const [at, one] of words.entries()) {
    for (const other of words.slice(at + 1)) {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const least = Math.min(one.bottom - one.top, other.bottom - other.top);
      const inOneLine = Math.abs(one.bottom - other.bottom) < 1;
      if (wide > (inOneLine ? 8 : 1) && high > least * 0.5) found.push(`${one.text} × ${other.text}`);
    }
  }
  return found;
}

export const textOf = (pages) => pages.flatMap(({ words }) => words.map(({ text }) => text)).join('').normalize('NFKC');
