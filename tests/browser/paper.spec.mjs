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

// Forms that are hard to set: many rows, long reasons, large amounts, long names.
function hard(scheme, kind) {
  const from = example(kind);
  const amount = '123456789.12';
  const reason = '受天气影响，工期顺延，'.repeat(25);
  const indicators = Array.from({ length: 40 }, (_, at) => ({
    ...from.indicators[at % from.indicators.length], id: `r${at}`, name: `第${at}项指标完成的数量`, points: '2.5', score: null, reason,
  }));
  const budget = { ...from.budget, total: { initial: amount, adjusted: amount, executed: amount } };
  return { ...from, id: 'hard', scheme, indicators, budget, survey: [], unit: '名称很长的单位'.repeat(6) };
}

for (const [scheme, kind] of [
  ['mof-2021-project', 'project'], ['mof-2020-project', 'project'], ['hubei-2020-project', 'project'], ['hubei-2020-unit', 'unit'],
  ['sichuan-2023-project', 'project'], ['yunnan-2022-project', 'project'], ['yinchuan-2021-project', 'project'], ['transfer-project', 'project'],
]) {
  test(`40 rows with long reasons in ${scheme} are the pages that were planned, with a number on one line`, async ({ page, site, trouble }) => {
    await openSite(page, site);
    await openFile(page, jsonFile(hard(scheme, kind)));
    await expect(cell(page, 40, '三级指标')).toBeVisible();
    const { printed, saved } = await bothPdfs(page, trouble);
    const planned = await page.locator('#paper section.paper-form').count();
    expect(printed.length).toBe(planned);
    expect(printed.length).toBeLessThanOrEqual(14);
    expect(printed.flatMap(overlaps)).toEqual([]);
    expect(printed).toEqual(saved);
    const numbers = printed.flatMap(({ words }) => words.map(({ text }) => text)).filter((text) => text.includes('123456789.12'));
    expect(numbers.length).toBeGreaterThanOrEqual(2);
    await page.emulateMedia({ media: 'print' });
    const cut = await page.locator('#paper :is(td, th, section)').evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent.slice(0, 40)));
    expect(cut).toEqual([]);
  });
}

test('空表 has empty rows to fill by hand and no line of the table, a line for signatures by choice', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, jsonFile(example('project')));
  await expect(cell(page, 1, '三级指标')).toBeVisible();
  const paper = page.locator('#paper main.paper');
  await page.getByRole('radio', { name: /^空表/ }).check();
  await expect(paper.locator('tr.paper-blank')).toHaveCount(12);
  await expect(paper).not.toContainText(example('project').indicators[0].name);
  await expect(paper).not.toContainText('单位负责人（签章）');
  await page.getByRole('checkbox', { name: /^表下加签字行/ }).check();
  await expect(paper).toContainText('单位负责人（签章）');
});
