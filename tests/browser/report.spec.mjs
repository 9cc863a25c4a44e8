// 自评报告 on the page and on paper: own paragraphs, what is printed, and the question before a draft.
import AxeBuilder from '@axe-core/playwright';
import {
  test, expect, openSite, openFile, jsonFile, example, examplePath, expectSaved, downloaded, total, button, cell,
} from './support.mjs';

const SCORE = '（一）部门（单位）整体绩效自评得分';

const report = (page) => page.getByRole('region', { name: '自评报告' });
const paper = (page) => page.locator('#paper main.paper');
const rewrite = (page, what) => button(page, `改写：${what}`);
const words = (page, what) => report(page).getByRole('textbox', { name: what, exact: true });
const question = (page) => page.getByRole('dialog', { name: /^表中还有 \d+ 处错误$/ });
const squeezed = (text) => text.replace(/\s+/g, '');
const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g).length;

async function openReport(page, site, file = examplePath('unit')) {
  await openSite(page, site);
  await openFile(page, file);
  await expect(total(page)).not.toHaveText('—');
  await button(page, '展开报告').click();
}

// The browser's own window for printing does not open in a test.
async function countPrints(page) {
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => window.printed++;
  });
}

function withErrors() {
  const wanted = example('unit');
  wanted.indicators[3].score = '6';
  wanted.indicators[6].actual = '';
  return jsonFile(wanted);
}

test('the report says what the table says, and follows it', async ({ page, site }) => {
  await openReport(page, site);
  await expect(report(page)).toContainText('经自评，武汉市硚口区小学教学研究室2020年度整体绩效得分94分，等级为“优”');
  await expect(report(page)).toContainText('共设置绩效指标15个，全部完成；其中4个未得满分');
  await expect(report(page).getByRole('heading', { level: 3 })).toHaveText('2020年度武汉市硚口区小学教学研究室整体绩效自评报告');
  await expect(report(page).getByRole('button', { name: /^改写：指标\d+$/ })).toHaveCount(15);
  await cell(page, 15, '得分').fill('9');
  await expect(report(page)).toContainText('绩效得分95分');
  await button(page, '收起报告').click();
  await expect(report(page)).not.toContainText('绩效得分');
});

test('an own paragraph is marked, is held against the table, survives a reload, and goes back', async ({ page, site }) => {
  await openReport(page, site);
  await rewrite(page, SCORE).click();
  await expect(words(page, SCORE)).toBeFocused();
  await expect(words(page, SCORE)).toHaveValue(/^经自评，武汉市硚口区小学教学研究室2020年度整体绩效得分94分/);
  await expect(report(page)).not.toContainText('已改写');
  await words(page, SCORE).fill('我单位总分 94 分。');
  await expect(report(page).getByText('已改写', { exact: true })).toBeVisible();
  await expect(report(page)).not.toContainText('不一致');
  await button(page, `完成：${SCORE}`).click();

  await cell(page, 15, '得分').fill('9');
  await expect(report(page)).toContainText('其中的 94分 与表中数据不一致。');
  await expectSaved(page);
  await page.reload();
  // Folded up, it says so too.
  await expect(report(page)).toContainText('已改写 1 段，其中 1 段有数字与表中数据不一致');
  await button(page, '展开报告').click();
  await expect(report(page)).toContainText('我单位总分 94 分。');
  await expect(report(page)).toContainText('其中的 94分 与表中数据不一致。');

  await button(page, `查看自动生成的文字：${SCORE}`).click();
  await expect(report(page).getByRole('group', { name: '自动生成的文字' })).toContainText('绩效得分95分');
  await button(page, `恢复自动生成：${SCORE}`).click();
  await expect(rewrite(page, SCORE)).toBeFocused();
  await expect(report(page)).not.toContainText('我单位总分');
  await expect(report(page)).toContainText('绩效得分95分');
  await button(page, '取回改写的文字').click();
  await expect(report(page)).toContainText('我单位总分 94 分。');
});

test('a field that is emptied stays empty while it is written, and leaves the generated text', async ({ page, site }) => {
  await openReport(page, site);
  await rewrite(page, '指标4').click();
  await words(page, '指标4').fill('');
  await expect(report(page)).toContainText('留空时，报告用自动生成的文字。');
  await words(page, '指标4').pressSequentially('全年 375 场。');
  await expect(words(page, '指标4')).toHaveValue('全年 375 场。');
  await words(page, '指标4').fill('');
  await expect(words(page, '指标4')).toHaveValue('');
  await button(page, '完成：指标4').click();
  await expect(report(page)).toContainText('指标4：组织各学科高效课堂');
  await expect(report(page).getByText('已改写', { exact: true })).toHaveCount(0);
});

test('opening a paragraph and closing it again makes it nobody’s own', async ({ page, site }) => {
  await openReport(page, site);
  await rewrite(page, '标题').click();
  await button(page, '完成：标题').click();
  await expect(report(page).getByText('已改写', { exact: true })).toHaveCount(0);
  await rewrite(page, '标题').click();
  await words(page, '标题').fill('自拟的标题');
  await button(page, '完成：标题').click();
  await expect(report(page).getByRole('heading', { level: 3 })).toHaveText('自拟的标题');
});

test('打印内容 decides what is printed and what 下载 HTML gives', async ({ page, site }) => {
  await openReport(page, site);
  await expect(page.getByRole('radio', { name: '自评表', exact: true })).toBeChecked();
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2);
  await rewrite(page, '（四）下一步拟改进措施').click();
  await words(page, '（四）下一步拟改进措施').fill('自己写的改进措施。');

  await page.getByRole('radio', { name: '报告和自评表' }).check();
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThanOrEqual(6);
  await page.emulateMedia({ media: 'print' });
  const text = squeezed(await paper(page).innerText());
  let from = 0;
  for (const part of [
    '2020年度武汉市硚口区小学教学研究室整体绩效自评报告', '一、自评结论', '绩效得分94分', '全部完成', '自己写的改进措施。', '附件：',
    '二、佐证材料', '指标1：', '指标15：', '（五）其他佐证材料', '2021年6月15日', '部门（单位）整体绩效自评表',
  ]) {
    const at = text.indexOf(squeezed(part), from);
    expect(at, part).toBeGreaterThanOrEqual(from);
    from = at;
  }
  await page.emulateMedia({ media: 'screen' });
  const file = await downloaded(page, () => button(page, '下载 HTML').click());
  expect(file.text).toContain('一、自评结论');
  expect(file.text).toContain('自己写的改进措施。');
});

test('打印 asks first while errors stand, and marks the draft', async ({ page, site }) => {
  await countPrints(page);
  await openSite(page, site);
  await openFile(page, withErrors());
  await button(page, '打印').click();
  await expect(question(page)).toBeVisible();
  await expect(button(page, '返回修改')).toBeFocused();
  await expect(question(page).getByRole('listitem')).toHaveText([
    '第 4 行：“组织各学科高效课堂（空中课堂）专题教学研究活动”得分 6 超过分值 5。',
    /^第 7 行：“参加省市专业竞赛获奖达标率”缺少实际完成值/,
  ]);
  expect(await page.evaluate(() => window.printed)).toBe(0);
  await expect(paper(page)).toContainText('草稿');

  await question(page).getByRole('button', { name: /^第 7 行/ }).click();
  await expect(cell(page, 7, '实际完成值')).toBeFocused();
  await expect(cell(page, 7, '实际完成值')).toBeInViewport();
  await button(page, '仍以草稿打印').click();
  await expect(question(page)).toHaveCount(0);
  expect(await page.evaluate(() => window.printed)).toBe(1);

  await button(page, '打印').click();
  await button(page, '返回修改').click();
  await expect(question(page)).toHaveCount(0);
  await expect(cell(page, 4, '得分')).toBeFocused();
});

test('the question follows the table: once nothing is wrong, it prints without the mark', async ({ page, site }) => {
  await countPrints(page);
  await openSite(page, site);
  await openFile(page, withErrors());
  await button(page, '打印').click();
  await cell(page, 4, '得分').fill('5');
  await cell(page, 7, '实际完成值').fill('100%');
  await expect(page.getByText('错误已全部改正，可以打印了。')).toBeVisible();
  await button(page, '现在打印').click();
  expect(await page.evaluate(() => window.printed)).toBe(1);
  await expect(paper(page)).not.toContainText('草稿');
  await button(page, '打印').click();
  expect(await page.evaluate(() => window.printed)).toBe(2);
});

test('Ctrl+P prints at once, as a draft', async ({ page, site }) => {
  await openReport(page, site);
  await page.getByRole('radio', { name: '报告和自评表' }).check();
  await cell(page, 4, '得分').fill('6');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(question(page)).toHaveCount(0);
  await expect(paper(page).locator('section:not(:has(> .paper-draft))')).toHaveCount(0);
  await expect(paper(page).locator('.paper-draft').first()).toHaveText('草稿：还有未改正的错误');
});

test('a browser without page numbers says how to switch on its own', async ({ page, site, browser, trouble }) => {
  await openSite(page, site);
  await button(page, '看示例').click();
  await expect(page.getByText('页眉和页脚')).toHaveCount(0);
  const old = await browser.newContext({
    userAgent: 'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36',
  });
  await trouble.watch(old);
  const there = await old.newPage();
  await openSite(there, site);
  await button(there, '看示例').click();
  await expect(there.getByText('请在打印对话框的“更多设置”中勾选“页眉和页脚”')).toBeVisible();
  await old.close();
});

// The browser tells a field that is taken out of the page that it lost the focus.
test('another file opens while a figure is being typed', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '看示例').click();
  await cell(page, 4, '得分').fill('4');
  await openFile(page, jsonFile({ ...example('project'), id: 'another' }));
  await expect(total(page)).toHaveText('95.00');
});

for (const [width, height] of [[1366, 768], [320, 700]]) {
  test(`axe finds nothing wrong with the report open and the question before a draft at ${width} px`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openReport(page, site, withErrors());
    await rewrite(page, SCORE).click();
    await words(page, SCORE).fill('总分 12 分。');
    await button(page, `查看自动生成的文字：${SCORE}`).click();
    await button(page, '打印').click();
    await expect(question(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('#part-report').include('.print-question').include('.form-head').analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
