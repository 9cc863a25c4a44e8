// What comes out of the printer, word by word: printed from the page it is the HTML file, and no word lies over another.
import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { test, expect, openSite, openFile, jsonFile, example, downloaded, button, cell } from './support.mjs';

// Every word of a PDF with its box, page by page, in points.
export function wordsOf(bytes, name) {
  const path = test.info().outputPath(`${name}.pdf`);
  writeFileSync(path, bytes);
  const found = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return found.split('<page ').slice(1).map((page) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page).map(Number);
    const words = [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g)]
      .map(([, ...box]) => ({ text: box[4], left: +box[0], top: +box[1], right: +box[2], bottom: +box[3] }));
    return { width, height, words };
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

// The PDF that a person gets who prints from the page, and the one of the file that 下载 HTML gives.
export async function bothPdfs(page, trouble) {
  const printed = await page.pdf({ preferCSSPageSize: true });
  const file = await downloaded(page, () => button(page, '下载 HTML').click());
  const path = test.info().outputPath('exported.html');
  copyFileSync(file.path, path);
  const url = pathToFileURL(path).href;
  trouble.owns(url);
  const exported = await page.context().newPage();
  await exported.goto(url);
  const saved = await exported.pdf({ preferCSSPageSize: true });
  await exported.close();
  return { printed: wordsOf(printed, 'printed'), saved: wordsOf(saved, 'saved') };
}

const longGoal = (evaluation) => ({ ...evaluation, goals: { ...evaluation.goals, annual: '把年度目标写得更长一些。'.repeat(25) } });

for (const { what, evaluation } of [
  { what: 'the whole-unit example', evaluation: example('unit') },
  { what: 'the project example', evaluation: example('project') },
  { what: 'a whole-unit form with a long goal', evaluation: longGoal(example('unit')) },
]) {
  test(`printed from the page, ${what} is the HTML file box by box, and no two words overlap`, async ({ page, site, trouble }) => {
    await openSite(page, site);
    await openFile(page, jsonFile(evaluation));
    await expect(cell(page, 1, '三级指标')).toBeVisible();
    const { printed, saved } = await bothPdfs(page, trouble);
    expect(printed.flatMap(overlaps)).toEqual([]);
    expect(printed).toEqual(saved);
  });
}
