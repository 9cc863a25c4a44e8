// A text that is no figure is kept as typed, is an error with the way to its field, and makes a draft (A28).
import { test, expect, openSite, openFile, jsonFile, example, total, button, field, cell, expectSaved } from './support.mjs';

const executed = (page) => field(page, '资金总额 全年执行数');
const said = '“5o.6O”不是金额，其中的 o、O 不是数字 0，是否为 50.60？';
const errors = (page) => page.locator('.finding').filter({ hasText: said });

async function typed(page, site) {
  await page.addInitScript(() => {
    window.print = () => (window.printed = document.querySelector('#paper')?.textContent ?? '');
  });
  await openSite(page, site);
  await openFile(page, jsonFile(example('project')));
  await expect(executed(page)).toHaveValue('50.60');
  await executed(page).fill('5o.6O');
}

test('what was typed is said at the field and in the list, which leads there; it outlives a reload', async ({ page, site }) => {
  await typed(page, site);
  await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
  // The field says it at once, the list when it is left.
  await executed(page).blur();
  await expect(errors(page)).toHaveCount(1);
  await expect(page.locator('.message').filter({ hasText: said })).toHaveCount(0);
  await expectSaved(page);
  await page.reload();
  await expect(executed(page)).toHaveValue('5o.6O');
  await expect(executed(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(errors(page)).toHaveCount(1);
  await field(page, '单位名称').focus();
  await errors(page).getByRole('button').first().click();
  await expect(executed(page)).toBeFocused();
});

test('打印 asks, and the paper is a draft that shows what was typed', async ({ page, site }) => {
  await typed(page, site);
  await button(page, '打印').click();
  const question = page.getByRole('dialog', { name: /^表中还有 \d+ 处错误$/ });
  await expect(question).toContainText(said);
  await question.getByRole('button', { name: '仍以草稿打印' }).click();
  const printed = await page.evaluate(() => window.printed);
  expect(printed).toContain('草稿');
  expect(printed).toContain('5o.6O');
});

test('Ctrl+Z brings the earlier figure back, Ctrl+Y what was typed, also after a reload', async ({ page, site }) => {
  await typed(page, site);
  await executed(page).focus();
  await page.keyboard.press('Control+z');
  await expect(executed(page)).toHaveValue('50.60');
  await expect(total(page)).toHaveText('95.00');
  await page.keyboard.press('Control+y');
  await expect(executed(page)).toHaveValue('5o.6O');
  await executed(page).blur();
  await expectSaved(page);
  await page.reload();
  await expect(executed(page)).toHaveValue('5o.6O');
  await executed(page).focus();
  await page.keyboard.press('Control+z');
  await expect(executed(page)).toHaveValue('50.60');
  await expect(errors(page)).toHaveCount(0);
});

test('a figure in its place, or nothing, takes the text away', async ({ page, site }) => {
  await typed(page, site);
  await cell(page, 1, '得分').fill('四分');
  await cell(page, 1, '得分').blur();
  await expect(page.locator('.finding').filter({ hasText: '“四分”不是得分，是否为 4？' })).toHaveCount(1);
  await cell(page, 1, '得分').fill('');
  await executed(page).fill('506000元');
  await executed(page).blur();
  await expect(executed(page)).toHaveValue('50.60');
  await expect(total(page)).toHaveText('95.00');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await field(page, '年度').fill('20200');
  await field(page, '年度').blur();
  await expect(page.locator('.finding').filter({ hasText: '年度应在 1949–2999 之间，填写为 20200。' })).toHaveCount(1);
  await field(page, '年度').fill('二〇二〇年');
  await field(page, '年度').blur();
  await expect(field(page, '年度')).toHaveValue('2020');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
