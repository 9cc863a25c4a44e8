// How safe what is kept is: the browser is asked once, and people who never export are reminded.
import { test, expect, WAYS, openSite, openSingleFile, started, examplePath, openFile, downloaded, kept, total, button, cell, expectSaved, latest, pausesOver } from './support.mjs';

const reminder = (page) => page.getByRole('status', { name: '提醒导出', exact: true });
const lines = (page) => page.getByRole('list', { name: '保存情况', exact: true });
const NOTE = 'ziping:note:diary';

// Waits until what is kept last is as told.
const isKept = (page, holds) =>
  expect
    .poll(async () => {
      const newest = latest(await kept(page));
      return newest !== undefined && holds(newest.evaluation);
    })
    .toBe(true);

// A browser that counts how often it is asked, and answers as it is told.
async function browserThatAnswers(page, answer) {
  let asked = 0;
  await page.exposeFunction('countAsked', () => ++asked);
  await page.addInitScript((answer) => {
    StorageManager.prototype.persist = async () => {
      await window.countAsked();
      if (answer) window.name = 'promised';
      return answer;
    };
    StorageManager.prototype.persisted = async () => window.name === 'promised';
  }, answer);
  return () => asked;
}

for (const { way, open } of WAYS) {
  test(`the browser is asked once to keep everything, and only after something was kept (${way})`, async ({ page, site, singleFile }) => {
    const asked = await browserThatAnswers(page, true);
    await open(page, { site, singleFile });
    await expect(lines(page).getByText('长期保存')).toHaveCount(0);
    await button(page, '新建整体自评').click();
    await expectSaved(page);
    expect(asked()).toBe(0);
    await cell(page, 1, '分值').fill('5');
    await expectSaved(page);
    await cell(page, 1, '年初目标值').fill('≥4次');
    await expect.poll(asked).toBe(1);
    await cell(page, 1, '实际完成值').fill('4次');
    await expect(total(page)).toHaveText('5.00');
    await button(page, '返回').click();
    await expect(lines(page)).toContainText('浏览器已答应长期保存');

    await page.reload();
    await started(page);
    await expect(lines(page)).toContainText('浏览器已答应长期保存');
    await page.getByRole('button', { name: /^打开：/ }).click();
    for (const points of ['6', '7', '8']) {
      await cell(page, 1, '分值').fill(points);
      await expect(page.getByText('正在保存…')).toHaveCount(0);
      await expectSaved(page);
    }
    expect(asked()).toBe(1);
  });
}

test('a browser that promises nothing is not asked again, and the start page says what that means', async ({ page, site }) => {
  const asked = await browserThatAnswers(page, false);
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  for (const score of ['8', '9', '8']) {
    await cell(page, 15, '得分').fill(score);
    await isKept(page, (evaluation) => evaluation.indicators[14].score === score);
  }
  await expect.poll(asked).toBe(1);
  await page.goto(`${site.url}#/`);
  await expect(lines(page)).toContainText('没有答应长期保存');
  await page.reload();
  await started(page);
  await expect(lines(page)).toContainText('没有答应长期保存');
  expect(asked()).toBe(1);
});

test('a browser without such a promise to give works and says nothing of it', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'storage', { get: () => undefined }));
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  for (const score of ['8', '9', '8']) {
    await cell(page, 15, '得分').fill(score);
    await isKept(page, (evaluation) => evaluation.indicators[14].score === score);
  }
  await button(page, '返回').click();
  await expect(lines(page).getByText('长期保存')).toHaveCount(0);
});

test('changes of two days without an export bring a reminder, which interrupts nobody and can be put off', async ({ page, singleFile }) => {
  await page.clock.setFixedTime('2026-01-05T09:00:00+08:00');
  await openSingleFile(page, singleFile);
  await button(page, '看示例').click();
  for (const reason of ['一', '一二', '一二三']) {
    await cell(page, 2, '偏差原因').fill(reason);
    await isKept(page, (evaluation) => evaluation.indicators[1].reason === reason);
  }
  await expect(reminder(page)).toHaveCount(0);

  await page.clock.setFixedTime('2026-01-06T09:00:00+08:00');
  await cell(page, 2, '偏差原因').fill('第二天');
  await expect(reminder(page)).toContainText('2 天');
  await expect(cell(page, 2, '偏差原因')).toBeFocused();
  await page.reload();
  await started(page);
  await expect(reminder(page)).toContainText('2 天');
  await reminder(page).getByRole('button', { name: '以后再说' }).click();
  await expect(reminder(page)).toHaveCount(0);

  for (const day of ['07', '08', '09']) {
    await page.clock.setFixedTime(`2026-01-${day}T09:00:00+08:00`);
    await cell(page, 2, '偏差原因').fill(`第 ${day} 天`);
    await isKept(page, (evaluation) => evaluation.indicators[1].reason === `第 ${day} 天`);
    await pausesOver(page);
    await expect(reminder(page)).toHaveCount(0);
  }
  await page.clock.setFixedTime('2026-01-10T09:00:00+08:00');
  await cell(page, 2, '偏差原因').fill('又过了几天');
  await expect(reminder(page)).toContainText('6 天');

  const file = await downloaded(page, () => reminder(page).getByRole('button', { name: '导出 JSON' }).click());
  expect(JSON.parse(file.text).indicators[1].reason).toBe('又过了几天');
  await expect(reminder(page)).toHaveCount(0);
  await expect(page.getByText('已导出', { exact: true })).toBeVisible();
  await cell(page, 2, '偏差原因').fill('导出以后');
  await isKept(page, (evaluation) => evaluation.indicators[1].reason === '导出以后');
  await pausesOver(page);
  await expect(reminder(page)).toHaveCount(0);
});

test('the note of it is none of the work: a broken one is forgotten, and a crash saves the work alone', async ({ page, site, trouble }) => {
  await openSite(page, site);
  await page.evaluate((key) => localStorage.setItem(key, '{"asked":'), NOTE);
  await page.reload();
  await started(page);
  await openFile(page, examplePath('unit'));
  await cell(page, 15, '得分').fill('9');
  await expect.poll(async () => (await kept(page))[NOTE]).toContain('"asked":false');
  await page.evaluate(() => window.zipingPanicked('试一试'));
  const file = await downloaded(page, () => button(page, '下载全部数据').click());
  const keys = Object.keys(JSON.parse(file.text).entries);
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => key.startsWith('ziping:note:'))).toEqual([]);
  await trouble.take();
});

test('Firefox on a local file says that what is kept goes with the place of the file', async ({ browser, singleFile, site }) => {
  const context = await browser.newContext({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' });
  const page = await context.newPage();
  await openSingleFile(page, singleFile);
  await expect(lines(page)).toContainText('Firefox');
  await expect(lines(page)).toContainText('导出 JSON');
  await openSite(page, site);
  await expect(lines(page).getByText('Firefox')).toHaveCount(0);
  await context.close();
});
