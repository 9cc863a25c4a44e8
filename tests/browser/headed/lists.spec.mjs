// Suggestions, choices and days, as the browser itself shows them: its lists open only in a window.
import { test, expect, openWith, openFile, example, jsonFile, button, cell, field, total, opensList, takes, clickList } from './desk.mjs';

async function openForm(window, site, kind = 'unit') {
  await openWith(window, site);
  await openFile(window.page, jsonFile(example(kind)));
  await expect(total(window.page)).not.toHaveText('—');
}

const COLUMNS = [
  { column: '一级指标', typed: '效', suggested: '效益指标' },
  { column: '二级指标', typed: '质', suggested: '质量指标' },
];

for (const { column, typed, suggested } of COLUMNS) {
  for (const way of ['↓ and Enter', 'the mouse']) {
    test(`a suggestion for ${column} is taken by ${way}, and the program goes on`, async ({ window, site }) => {
      const { page, keys, env } = window;
      await openForm(window, site);
      await cell(page, 1, column).focus();
      await keys.press('ctrl+a');
      await keys.press('Delete');
      await expect(cell(page, 1, column)).toHaveValue('');
      const list = await opensList(env, () => keys.type(typed));
      if (way === 'the mouse') await takes(list, () => clickList(keys, list));
      else {
        await keys.raw('Down');
        await takes(list, () => keys.raw('Return'));
      }
      await expect(cell(page, 1, column)).toHaveValue(suggested);
      await expect(cell(page, 1, column)).toBeFocused();
      await expect(page.getByRole('alert').filter({ hasText: '程序出错' })).toHaveCount(0);
      // It is an edit like any other: it counts, and the next one does.
      await expect(page.getByRole('button', { name: new RegExp(`^撤销：修改.*的${column}$`) })).toBeVisible();
      await cell(page, 15, '得分').focus();
      await keys.press('ctrl+a');
      await keys.type('9');
      await expect(total(page)).toHaveText('95.00');
    });
  }
}

test('a native choice is made by keys, with its list shut and with its list open', async ({ window, site }) => {
  const { page, keys, env } = window;
  await openForm(window, site);
  const unit = page.locator('select[data-place="amount_unit"]');
  const choices = await unit.locator('option').allTextContents();
  await unit.focus();
  await keys.press('End');
  await expect(unit).toHaveValue(choices.at(-1));
  await keys.press('Home');
  await expect(unit).toHaveValue(choices[0]);
  const list = await opensList(env, () => keys.raw('alt+Down'));
  await keys.raw('Down');
  await takes(list, () => keys.raw('Return'));
  await expect(unit).toHaveValue(choices[1]);
  await expect(unit).toBeFocused();
});

test('a day is typed into its field by keys', async ({ window, site }) => {
  const { page, keys } = window;
  await openWith(window, site);
  await button(page, '新建整体自评').click();
  await field(page, '填报日期').focus();
  await keys.day('2021-06-15');
  await keys.press('Tab');
  await expect(field(page, '填报日期')).toHaveValue(/^2021-0?6-15$/);
});
