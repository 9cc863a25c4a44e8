// The first minute: an example, its total, and why a score is what it is.
import { test, expect, WAYS, total, scores, explanation, button, cell, scoreButton } from './support.mjs';

for (const { way, open } of WAYS) {
  test(`看示例 shows 94.00 优, and a click on a score says why and by which document (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    await expect(total(page)).toHaveText('94.00');
    await expect(scores(page)).toContainText('优');

    await scoreButton(page, 4).click();
    await expect(explanation(page)).toContainText('第 4 行 组织各学科高效课堂（空中课堂）专题教学研究活动');
    await expect(explanation(page)).toContainText('按“不低于”计：已达到目标（不低于 375 场），得满分 5.00 分');
    await expect(explanation(page)).toContainText('鄂财绩发〔2020〕3号');

    await scoreButton(page, 15).click();
    await expect(explanation(page)).toContainText('填报得分 8.00 分，以填报为准；按规则计算为 10.00 分');

    await button(page, '预算执行的得分 20.00，看说明').click();
    await expect(explanation(page)).toContainText('20 分 × 570.36 ÷ 570.36 = 20.00 分');
    await expect(explanation(page)).toContainText('鄂财绩发〔2020〕3号');
  });

  test(`看项目示例 shows 95.00 优 (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await button(page, '看项目示例').click();
    await expect(total(page)).toHaveText('95.00');
    await expect(scores(page)).toContainText('优');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('武汉市硚口区小学教学研究室');
  });
}

test('the explanation follows what is typed', async ({ page, site }) => {
  await page.goto(`${site.url}#/example/unit`);
  await scoreButton(page, 4).click();
  await cell(page, 4, '得分').fill('');
  await cell(page, 4, '实际完成值').fill('374场');
  await expect(explanation(page)).toContainText('5 分 × 374 ÷ 375 = 4.99 分');
  await expect(scoreButton(page, 4)).toHaveText('4.99');
  await expect(total(page)).toHaveText('93.99');
});

test('an example is kept only once it was changed', async ({ page, site }) => {
  await page.goto(`${site.url}#/example/unit`);
  await expect(total(page)).toHaveText('94.00');
  await button(page, '返回').click();
  await expect(page.getByText('还没有保存的自评')).toBeVisible();
  await button(page, '看示例').click();
  await cell(page, 15, '得分').fill('9');
  await expect(total(page)).toHaveText('95.00');
  await button(page, '返回').click();
  await expect(page.getByRole('button', { name: /^打开：2020年度 武汉市硚口区小学教学研究室/ })).toContainText('95.00 分 优');
});

test('90 is 优, 89.99 is 良', async ({ page, site }) => {
  await page.goto(`${site.url}#/example/unit`);
  await cell(page, 15, '得分').fill('4');
  await expect(total(page)).toHaveText('90.00');
  await expect(scores(page)).toContainText('优');
  await cell(page, 15, '得分').fill('3.99');
  await expect(total(page)).toHaveText('89.99');
  await expect(scores(page)).toContainText('良');
});

test('the total is said to people who hear the page, once typing pauses', async ({ page, site }) => {
  await page.goto(`${site.url}#/example/unit`);
  const spoken = page.getByText('合计 93.00 分，等级优');
  await expect(total(page)).toHaveText('94.00');
  // Seen by the page itself, in the moment when the new total stands there: looked at from here, a pause may have passed meanwhile.
  await page.evaluate(() => {
    const look = () => {
      if (window.atOnce === undefined && document.body.textContent.includes('93.00')) window.atOnce = document.body.textContent.includes('合计 93.00 分');
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await cell(page, 15, '得分').fill('7');
  await expect(total(page)).toHaveText('93.00');
  await expect(spoken).toHaveCount(1);
  expect(await page.evaluate(() => window.atOnce)).toBe(false);
  await expect(page.getByRole('status').filter({ has: spoken }).or(spoken)).toHaveAttribute('role', 'status');
});
