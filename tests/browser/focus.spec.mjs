// Where the focus is after something was added, removed or asked: never on nothing.
import { test, expect, openSite, openFile, example, examplePath, jsonFile, total, button, cell, expectSaved } from './support.mjs';

const place = (page, path) => page.locator(`[data-place="${path}"]`);

test('rows of the tables of amounts: the new one, the one that took the place, the button when all are gone', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '新建整体自评').click();
  await button(page, '填入常用行').click();
  await expect(place(page, 'accounts[0].initial')).toBeFocused();
  await button(page, '删除收支第 2 行').click();
  await expect(page.locator('.accounts input:focus')).toHaveCount(1);
  await button(page, '添加资金来源').click();
  await expect(page.locator('#part-budget [data-place$=".name"]').last()).toBeFocused();
});

test('a survey that is added has the focus, and the next project asks for its name', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('project'));
  await expect(total(page)).toBeVisible();
  const choice = page.locator('#part-survey select');
  await choice.selectOption({ index: 1 });
  await expect(page.locator('#part-survey .survey input:focus')).toHaveCount(1);
  await expectSaved(page);
  await page.getByRole('button', { name: /下一个项目/ }).first().click();
  await expect(place(page, 'project.name')).toBeFocused();
});

test('an older copy of the same table is not put in place of the newer by Enter', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, jsonFile(example('unit')));
  await expect(total(page)).toHaveText('94.00');
  await cell(page, 1, '偏差原因').fill('新写的');
  await expectSaved(page);
  await button(page, '返回').click();
  await openFile(page, jsonFile(example('unit')));
  await expect(button(page, '另存为新的一份')).toBeFocused();
});

test('a name that is half typed is not found fault with, and nothing below it moves', async ({ page, site }) => {
  await page.clock.install();
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  const level2 = cell(page, 1, '二级指标');
  await level2.fill('');
  const top = () => cell(page, 2, '二级指标').evaluate((field) => field.getBoundingClientRect().top + window.scrollY);
  const before = await top();
  await level2.pressSequentially('质');
  // Longer than a finding takes to be shown.
  await page.clock.runFor(2000);
  expect(await top()).toBe(before);
  await expect(page.locator('.indicators .message').filter({ hasText: '“质”' })).toHaveCount(0);
  await level2.press('Tab');
  await expect(page.locator('.indicators .message').filter({ hasText: '“质”' })).toBeVisible();
});
