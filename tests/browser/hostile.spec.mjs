// Hostile files in the real page: other encodings, markup in every text, signs that turn the direction of writing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { test, expect, openSite, openFile, jsonFile, example, button, cell, field, total, downloaded } from './support.mjs';

const hostile = (name) => fileURLToPath(new URL(`../hostile/files/${name}`, import.meta.url));

for (const [name, encoding] of [
  ['gb18030.json', 'GB18030'],
  ['utf-16-le-with-bom.json', 'UTF-16'],
  ['utf-16-be-without-bom.json', 'UTF-16'],
]) {
  test(`${name} is converted after asking, and opens`, async ({ page, site }) => {
    await openSite(page, site);
    await openFile(page, hostile(name));
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText(`是 ${encoding} 编码，转换后打开？`);
    await expect(button(page, '转换并打开')).toBeFocused();
    await button(page, '取消').click();
    await expect(question).toHaveCount(0);
    await expect(button(page, '看示例')).toBeVisible();
    await openFile(page, hostile(name));
    await expect(button(page, '转换并打开')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field(page, '单位名称')).toHaveValue('某区教研室');
    await expect(page.getByText('稳步提高教学质量，朙𠮷').first()).toBeAttached();
  });
}

test('a file whose encoding does not hold is refused, and Escape takes the question back', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, hostile('utf-16-cut-off.json'));
  await button(page, '转换并打开').click();
  await expect(page.getByRole('alert')).toContainText('可能已损坏；请重新取得完整的文件。');
  await openFile(page, hostile('gbk.json'));
  await expect(button(page, '转换并打开')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('the question about an encoding holds the rules for everyone', async ({ page, site }) => {
  await openSite(page, site);
  for (const [width, colorScheme] of [[1280, 'light'], [360, 'dark']]) {
    await page.setViewportSize({ width, height: 720 });
    await page.emulateMedia({ colorScheme });
    await openFile(page, hostile('gb18030.json'));
    await expect(button(page, '转换并打开')).toBeFocused();
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, `${width} px`).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
  }
});

test('a file of another program is named', async ({ page, site }) => {
  await openSite(page, site);
  for (const [name, what] of [
    ['table.xlsx', '没有导入“table.xlsx”。文件里没有文字，也没有填写过的表格'],
    ['report.wps', '没有导入“report.wps”。文件不完整或已损坏，不能读取；'],
    ['page.ofd', 'OFD'],
  ]) {
    await openFile(page, hostile(name));
    await expect(page.getByRole('alert')).toContainText(what);
  }
  // Under the name of a data file it is told what it is, and where such files go.
  await openFile(page, { name: '自评.json', mimeType: '', buffer: readFileSync(hostile('table.xlsx')) });
  await expect(page.getByRole('alert')).toContainText('Excel 表格（.xlsx）');
});

const MARKUP = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script></style></textarea>&lt;b&gt;"\' javascript:alert(1)';

// Every text of a value, but those that must be words, days or figures of the format.
function saying(value, text, key = '') {
  if (Array.isArray(value)) return value.map((entry) => saying(entry, text, key));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, saying(entry, text, name)]));
  const texts = ['unit', 'name', 'note', 'evidence', 'reason', 'annual', 'long_term', 'achieved', 'filled_by', 'reviewer', 'head', 'phone', 'group',
    'conclusion', 'key_work', 'problems', 'improvements', 'deviation', 'measures', 'analysis', 'title', 'rate', 'report', 'supervising_department', 'implementing_unit'];
  return typeof value === 'string' && texts.includes(key) ? text : value;
}

test('markup in every text is text on the screen, on paper and in the exported page', async ({ page, site, context }) => {
  await openSite(page, site);
  const every = JSON.parse(readFileSync(fileURLToPath(new URL('../files/every-member.json', import.meta.url)), 'utf8'));
  for (const document of [example('unit'), example('project'), every]) {
    await openFile(page, jsonFile({ ...saying(document, MARKUP), id: `x${Math.random()}` }));
    await expect(total(page)).toBeVisible();
    await expect(field(page, '单位名称')).toHaveValue(MARKUP);
    const counts = () => page.evaluate(() => [document.querySelectorAll('img, iframe, object, embed, a[href^="javascript"]').length, window.hurt ?? 0]);
    expect(await counts()).toEqual([0, 0]);
    expect(await page.locator('main.paper').first().evaluate((paper) => paper.querySelectorAll('script, img, style').length)).toBe(0);
    const file = await downloaded(page, () => button(page, '下载 HTML').click());
    const other = await context.newPage();
    await other.setContent(file.text);
    const found = await other.evaluate(() => ({
      hurt: window.hurt ?? 0,
      odd: document.querySelectorAll('script, img, iframe, svg, a, [onerror], [onclick]').length,
      shown: document.body.textContent.includes('<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'),
    }));
    expect(found).toEqual({ hurt: 0, odd: 0, shown: true });
    await other.close();
    await button(page, '返回').click();
  }
});

test('signs that turn the direction of writing are named on paper and in what is found', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, hostile('turned-text.json'));
  await expect(cell(page, 1, '三级指标')).toHaveValue('甲\u202e乙');
  const paper = await page.locator('main.paper').first().textContent();
  expect(paper).toContain('甲[U+202E]乙');
  expect(paper).not.toContain('\u202e');
  // Outside of fields nothing turns.
  const seen = await page.locator('body').evaluate((body) => body.innerText);
  expect(seen).toContain('甲[U+202E]乙');
  expect(seen).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});
