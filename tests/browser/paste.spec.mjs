// Cells from elsewhere: what fits plainly is filled in at once, in one step that can be undone; what does not is looked at first.
import { test, expect, openSite, openFile, example, examplePath, jsonFile, total, button, field, cell } from './support.mjs';

const preview = (page) => page.getByRole('main', { name: /^导入预览：/ });
const pasted = (page) => page.locator('.toast');
const rows = (page) => page.locator('.indicators [data-row]');

// What an office's program puts on the clipboard, pasted where the focus is. Says whether the page took it in place of the browser.
function paste(page, { text = '', html = '' }) {
  return page.evaluate(
    ([text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      if (html) clipboardData.setData('text/html', html);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    },
    [text, html]
  );
}

async function openUnit(page, site) {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
}

test('cells that fit are filled in at once, tinted, and said with the way back and what changed', async ({ page, site }) => {
  await openUnit(page, site);
  const before = await cell(page, 1, '年初目标值').inputValue();
  await cell(page, 1, '年初目标值').focus();
  await paste(page, { text: '7次\t6次\r\n8次\t5次\r\n' });
  await expect(pasted(page).getByRole('status')).toHaveText('已填入 4 格');
  await expect(pasted(page)).toBeInViewport();
  await expect(preview(page)).toHaveCount(0);
  await expect(cell(page, 1, '年初目标值')).toHaveValue('7次');
  await expect(cell(page, 2, '实际完成值')).toHaveValue('5次');
  await expect(page.locator('td[data-pasted]')).toHaveCount(4);
  await expect(cell(page, 1, '年初目标值')).toBeFocused();

  // By keyboard alone.
  await button(page, '看改动').focus();
  await page.keyboard.press('Enter');
  await expect(pasted(page).getByRole('row', { name: `第 1 行 年初目标值 ${before} 7次` })).toBeVisible();
  await pasted(page).getByRole('button', { name: '撤销', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 1, '年初目标值')).toHaveValue(before);
  await expect(total(page)).toHaveText('94.00');
  await expect(pasted(page)).toHaveCount(0);
  await expect(page.locator('td[data-pasted]')).toHaveCount(0);
});

test('the next edit takes the tint and the message away', async ({ page, site }) => {
  await openUnit(page, site);
  await cell(page, 1, '实际完成值').focus();
  await paste(page, { html: '<table><tr><td>6次</td></tr><tr><td>5次</td></tr></table>', text: '6次\r\n5次\r\n' });
  await expect(pasted(page)).toBeVisible();
  await cell(page, 1, '偏差原因').fill('下雨');
  await expect(pasted(page)).toHaveCount(0);
  await expect(page.locator('td[data-pasted]')).toHaveCount(0);
});

test('a cell that is no figure, or has no column, is looked at before anything changes', async ({ page, site }) => {
  await openUnit(page, site);
  for (const text of ['很好\t5次\r\n5\t6次', '7次\t6次\t5\t下雨\t多余']) {
    await cell(page, 1, text.startsWith('很') ? '得分' : '年初目标值').focus();
    await paste(page, { text });
    await expect(preview(page)).toBeVisible();
    await button(page, '取消').click();
    await expect(total(page)).toHaveText('94.00');
  }
});

test('one cell brings no line end, lines in a column of figures are cells, lines of a text stay one text', async ({ page, site }) => {
  await openUnit(page, site);
  await cell(page, 1, '三级指标').focus();
  await page.keyboard.press('Control+a');
  expect(await paste(page, { text: '组织教研\r\n', html: '<table><tr><td>组织教研</td></tr></table>' })).toBe(true);
  await expect(cell(page, 1, '三级指标')).toHaveValue('组织教研');
  await page.keyboard.press('Control+a');
  await paste(page, { text: '第一行\n第二行\n' });
  await expect(cell(page, 1, '三级指标')).toHaveValue('第一行\n第二行');

  await cell(page, 1, '实际完成值').focus();
  await paste(page, { text: '45场\r\n360场\r\n6场\r\n' });
  await expect(pasted(page).getByRole('status')).toHaveText(/^已填入 3 格$/);
  for (const [at, value] of [[1, '45场'], [2, '360场'], [3, '6场']]) await expect(cell(page, at, '实际完成值')).toHaveValue(value);
});

test('rows of the form of Hubei go into its own columns, with the points of their names', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, jsonFile({ ...example('project'), indicators: [{ id: 'a', level1: '产出指标', level2: '数量指标', name: '甲' }] }));
  await cell(page, 1, '一级指标').focus();
  const html =
    '<table><tr><td rowspan="2">产出指标</td><td rowspan="2">数量指标</td><td>教师培训（5分）</td><td>45场</td><td>45场</td><td>5</td></tr>' +
    '<tr><td>教研活动（10分）</td><td>360场</td><td>350场</td><td>9.72</td></tr></table>';
  await paste(page, { html, text: '产出指标\t数量指标\t教师培训（5分）\t45场\t45场\t5\r\n\t\t教研活动（10分）\t360场\t350场\t9.72\r\n' });
  await expect(pasted(page)).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  for (const [column, value] of Object.entries({ 三级指标: '教研活动', 分值: '10', 年初目标值: '360场', 实际完成值: '350场', 得分: '9.72', 一级指标: '产出指标' })) {
    await expect(cell(page, 2, column)).toHaveValue(value);
  }
});

test('Enter, arrows and pasted cells work in the tables of amounts as in the indicator table', async ({ page, site }) => {
  await openUnit(page, site);
  const account = (row, column) => page.locator('.accounts tbody tr:not(.messages-row)').nth(row - 1).locator('td').nth(column - 1).locator('input, select');
  const first = account(1, 4);
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(account(2, 4)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  const was = await first.inputValue();
  await paste(page, { text: '60\t61\t62\r\n63' });
  await expect(pasted(page).getByRole('status')).toHaveText(/^已填入 \d 格$/);
  await expect(first).toHaveValue('60');
  await expect(account(1, 6)).toHaveValue('62');
  await expect(account(2, 4)).toHaveValue('63');
  await page.keyboard.press('Control+z');
  await expect(first).toHaveValue(was);

  await first.focus();
  await paste(page, { text: '60\t约六十' });
  await expect(page.getByRole('alert').getByText('没有填入：“约六十”不是金额')).toBeVisible();
  await expect(first).toHaveValue(was);

  const spent = field(page, '资金总额 全年执行数');
  await spent.focus();
  await page.keyboard.press('Enter');
  await expect(spent).not.toBeFocused();
  await expect(page.locator('#part-budget .amounts td:nth-child(4) input:focus')).toHaveCount(1);
});
