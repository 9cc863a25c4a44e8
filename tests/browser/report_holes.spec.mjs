// What the report lacks: shown on the page with the way to its field, a draft of the report but not of the form, never on final paper.
// And reasons of rows on a form that has no column for them.
import { test, expect, openSite, openFile, jsonFile, example, total, button, cell } from './support.mjs';

const report = (page) => page.getByRole('region', { name: '自评报告' });
const paper = (page) => page.locator('#paper main.paper');
const beforePrint = (page) => page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));

function lacking(change) {
  const wanted = example('project');
  change(wanted);
  return jsonFile(wanted);
}

async function open(page, site, file) {
  await openSite(page, site);
  await openFile(page, file);
  await expect(total(page)).not.toHaveText('—');
}

test('a section without a word is shown and makes a draft of the report, not of the form', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => window.printed++;
  });
  await open(page, site, lacking((wanted) => delete wanted.narrative.process));
  await button(page, '打印').click();
  expect(await page.evaluate(() => window.printed)).toBe(1);
  await expect(paper(page).locator('.paper-draft')).toHaveCount(0);

  await page.getByRole('radio', { name: '报告和自评表' }).check();
  await button(page, '打印').click();
  const question = page.getByRole('dialog', { name: '报告还有 1 处空缺' });
  await expect(question.getByRole('listitem')).toHaveText(['自评报告的“部门自评工作开展情况”还没有文字。']);
  expect(await page.evaluate(() => window.printed)).toBe(1);
  await expect(paper(page).locator('.paper-draft').first()).toBeAttached();

  await button(page, '展开报告').click();
  await report(page).getByRole('button', { name: '待填写：部门自评工作开展情况' }).click();
  const process = page.locator("[data-place='narrative.process']");
  await expect(process).toBeFocused();
  await process.fill('自评小组逐项核对后计分。');
  await expect(report(page).getByRole('button', { name: /^待填写/ })).toHaveCount(0);
  await button(page, '现在打印').click();
  expect(await page.evaluate(() => window.printed)).toBe(2);
  await expect(paper(page).locator('.paper-draft')).toHaveCount(0);
  await expect(paper(page)).not.toContainText('待填写');
});

test('a missing reason is shown on the page and left out of final paper', async ({ page, site }) => {
  await open(page, site, lacking((wanted) => {
    delete wanted.narrative.deviation;
    delete wanted.indicators[11].reason;
  }));
  await page.getByRole('radio', { name: '报告和自评表' }).check();
  await button(page, '展开报告').click();
  await report(page).getByRole('button', { name: /^待填写扣分原因/ }).click();
  await expect(cell(page, 12, '偏差原因')).toBeFocused();
  await beforePrint(page);
  await expect(paper(page)).toContainText('指标12：提高教师队伍质量');
  for (const words of ['待填写', '未说明', '草稿']) await expect(paper(page)).not.toContainText(words);
});

test('reasons of rows are printed where the form has no column for them, and can be put into own words', async ({ page, site }) => {
  await open(page, site, lacking((wanted) => delete wanted.narrative.deviation));
  const composed = page.getByRole('group', { name: /^留空时/ });
  const line = '提高教师队伍质量：年初目标为“稳步提高”，实际完成“稳步提高”。原因：青年教师培养周期较长，当年成效有限。';
  await expect(composed).toContainText(line);
  await beforePrint(page);
  await expect(paper(page)).toContainText(line);

  const field = page.locator("[data-place='narrative.deviation']");
  await button(page, '改写：偏差大或目标未完成原因分析').click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(new RegExp(line));
  await expect(composed).toHaveCount(0);
  await field.fill('自己写的原因。');
  await beforePrint(page);
  await expect(paper(page)).toContainText('自己写的原因。');
  await expect(paper(page)).not.toContainText(line);
  await field.fill('');
  await expect(composed).toContainText(line);
});
