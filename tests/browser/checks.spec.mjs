// What the checks find, as a person meets it: the list, the way to the field, putting aside, auditing what exists.
import AxeBuilder from '@axe-core/playwright';
import {
  test, expect, openSite, openFile, jsonFile, example, examplePath, total, scores, button, cell, field, expectSaved, pausesOver,
} from './support.mjs';

const findings = (page) => page.getByRole('complementary', { name: '检查结果', exact: true });
const counts = (page) => page.getByRole('button', { name: /^检查结果：/ });
const group = (page, name) => findings(page).getByRole('region', { name: new RegExp(`^${name} \\d+$`) });
const finding = (page, words) => findings(page).locator('.finding').filter({ hasText: words });
const goTo = (page, words) => finding(page, words).locator('.finding-go');

// What is said at a field.
async function said(page, at) {
  const ids = (await at.getAttribute('aria-describedby'))?.split(' ') ?? [];
  return Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText())).then((texts) => texts.join('\n'));
}

// A right table of five rows and 100 points, and what makes it wrong.
const rows = () => [
  { id: 'a', level1: '产出指标', level2: '数量指标', name: '开展培训', points: '25', target: '≥4次', actual: '5次' },
  { id: 'b', level1: '产出指标', level2: '质量指标', name: '培训合格率', points: '25', target: '≥90%', actual: '95%' },
  { id: 'c', level1: '效益指标', level2: '社会效益指标', name: '覆盖学校', points: '30', target: '≥20所', actual: '22所' },
  { id: 'd', level1: '满意度指标', level2: '服务对象满意度指标', name: '教师满意度', points: '10', target: '≥90%', actual: '95%' },
];
const table = (more = {}, change = (list) => list) => ({
  format: 'ziping-evaluation', version: 1, id: 'checked', scheme: 'mof-2020-project', unit: '某区第一小学', year: 2025, filed_on: '2026-02-10',
  project: { name: '教师培训' },
  budget: { total: { initial: '10', adjusted: '10', executed: '10' } },
  goals: { annual: '开展教师培训 4 次，覆盖 20 所学校。', achieved: '已开展教师培训 5 次，覆盖 22 所学校。' },
  indicators: change(rows()),
  survey: [{ indicator: 'd', sent: 110, valid: 100, satisfied: 95 }],
  ...more,
});
const wrongScore = (list) => list.map((row) => (row.id === 'b' ? { ...row, score: '26' } : row));
const lowScore = (list) => list.map((row) => (row.id === 'c' ? { ...row, score: '28' } : row));

async function opened(page, site, evaluation) {
  await openSite(page, site);
  await openFile(page, jsonFile(evaluation));
  await expect(cell(page, evaluation.indicators.length, '三级指标')).toBeVisible();
}

test('a new form greets nobody with errors, and the first points are not shouted at', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '新建整体自评').click();
  await expect(counts(page)).toHaveText('填写中');
  await cell(page, 1, '分值').fill('10');
  await cell(page, 1, '年初目标值').fill('4次');
  await page.keyboard.press('Tab');
  await pausesOver(page);
  await expect(counts(page)).toHaveText('填写中');
  await expect(page.locator('[aria-invalid="true"], .message')).toHaveCount(0);
  // It is listed, uncoloured, and folded up.
  await findings(page).getByRole('button', { name: /^尚未填写 \d+$/ }).click();
  await expect(finding(page, '分值合计为')).toBeVisible();
  await button(page, '全部检查').click();
  await expect(counts(page)).toHaveText(/^错误 \d+/);
  await expect(group(page, '错误')).toContainText('分值合计为');
  await expect(cell(page, 1, '实际完成值')).toHaveAttribute('aria-invalid', 'true');
  // A table without a name is wrong too, and leads to the field.
  await goTo(page, '没有填写单位名称。').click();
  await expect(field(page, '单位名称')).toBeFocused();
});

test('全部检查 answers also when nothing changes, until something is typed', async ({ page, site }) => {
  await opened(page, site, table());
  for (const time of ['first', 'second']) {
    await button(page, '全部检查').click();
    await expect(findings(page).locator('.all-checked'), time).toHaveText(/^已全部检查：错误 0，警告 0，提示 \d+$/);
  }
  await cell(page, 1, '年初目标值').fill('≥5次');
  await expect(findings(page).locator('.all-checked')).toHaveCount(0);
});

test('打印 counts everything before it asks', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await openSite(page, site);
  await button(page, '新建整体自评').click();
  await expect(counts(page)).toHaveText('填写中');
  await button(page, '打印').click();
  await expect(page.getByRole('dialog')).toContainText('没有填写单位名称。');
  await expect(counts(page)).toHaveText(/^错误 \d+/);
});

test('a part of the points has no grade, and more than 100 are no calm blue', async ({ page, site }) => {
  const half = (list) => list.map((row) => (row.id === 'c' || row.id === 'd' ? { ...row, actual: '' } : row));
  await opened(page, site, table({}, half));
  await expect(total(page)).toHaveText('60.00');
  await expect(scores(page)).toContainText('已评 60 分值，得');
  await expect(scores(page)).toContainText('尚缺 2 项');
  await expect(scores(page)).not.toContainText('/ 100');
  await expect(page.locator('.grade')).toHaveCount(0);
  await cell(page, 3, '实际完成值').fill('22所');
  await cell(page, 4, '实际完成值').fill('95%');
  await expect(page.locator('.grade')).toHaveText('优');
  await cell(page, 3, '分值').fill('40.5');
  await expect(total(page)).toHaveText('110.50');
  await expect(page.locator('.grade')).toHaveCount(0);
  await expect(scores(page)).toContainText('分值合计 110.5，超过 100');
  const colour = () => total(page).evaluate((output) => getComputedStyle(output).color);
  const bad = await page.locator('.open-rows').evaluate((words) => getComputedStyle(words).color);
  expect(await colour()).toBe(bad);
  await goTo(page, '分值合计为 110.5 分，应为 100 分，多 10.5 分。').click();
  await expect(cell(page, 3, '分值')).toBeFocused();
});

test('a score that is not the computed one is said once, in the row', async ({ page, site }) => {
  const missed = (list) => list.map((row) => (row.id === 'b' ? { ...row, actual: '81%', score: '25', reason: '统计口径调整' } : row));
  await opened(page, site, table({}, missed));
  await expect(page.locator('.row .message')).toHaveText([/按规则应得 22.5 分，填写 25 分，偏高。$/]);
  await expect(page.locator('.differs-note')).toHaveCount(0);
  await expect(page.getByText('请在偏差原因中说明')).toHaveCount(0);
  // Lower with a reason nobody finds fault with: then it is noted in the cell.
  await cell(page, 2, '得分').fill('20');
  await expect(page.locator('.differs-note')).toHaveText('与计算得分 22.50 不同');
  await expect(page.locator('.row .message')).toHaveCount(0);
});

test('the matters of a row are one card, in the order of the form; one reason is asked for once', async ({ page, site }) => {
  const wrong = (list) => list.map((row) => ({ ...row, score: row.id === 'c' ? '35' : row.id === 'a' ? '26' : row.score, actual: row.id === 'c' ? '' : row.actual }));
  const money = { total: { initial: '9', adjusted: '10', executed: '0.41' } };
  await opened(page, site, table({ unit: '', budget: money }, wrong));
  await expect(group(page, '错误').locator('.finding-card')).toHaveText([/^单位名称/, /^第 1 行 得分/, /^第 3 行 覆盖学校/]);
  await expect(group(page, '错误').locator('.finding-card').nth(2).locator('.finding')).toHaveCount(2);
  const asked = page.locator('#part-budget .message').filter({ hasText: '请一并说明原因' });
  await expect(asked).toHaveText(/^警告.*执行率 4\.1%，低于 90%；.*。请一并说明原因。$/);
  await expect(page.locator('#part-budget .message').filter({ hasText: '请说明' })).toHaveCount(0);
  const card = group(page, '警告').locator('.finding-card').filter({ hasText: '执行率 4.1%' });
  await expect(card.locator('.card-title')).toHaveText('执行率偏低或预算调整的原因');
  await card.locator('.card-title').click();
  await expect(field(page, '执行率偏低或预算调整的原因')).toBeFocused();
  expect(await said(page, field(page, '执行率偏低或预算调整的原因'))).toContain('预算由 9 万元调整为 10 万元');
});

test('a field that was left empty says so, but not before', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '新建整体自评').click();
  await cell(page, 1, '分值').fill('10');
  await cell(page, 1, '年初目标值').fill('4次');
  await cell(page, 1, '实际完成值').focus();
  await pausesOver(page);
  await expect(cell(page, 1, '实际完成值')).not.toHaveAttribute('aria-invalid', 'true');
  await cell(page, 1, '偏差原因').focus();
  await expect(cell(page, 1, '实际完成值')).toHaveAttribute('aria-invalid', 'true');
  await cell(page, 1, '实际完成值').fill('4次');
  await expect(cell(page, 1, '实际完成值')).not.toHaveAttribute('aria-invalid', 'true');
});

test('a click on a finding goes to its field, which shows the message; the list explains itself', async ({ page, site }) => {
  await opened(page, site, table({}, wrongScore));
  await expect(counts(page)).toHaveText(/^错误 1/);
  const words = '“培训合格率”得分 26 超过分值 25。';
  await goTo(page, words).click();
  await expect(cell(page, 2, '得分')).toBeFocused();
  await expect(cell(page, 2, '得分')).toBeInViewport();
  await expect(cell(page, 2, '得分')).toHaveAttribute('aria-invalid', 'true');
  expect(await said(page, cell(page, 2, '得分'))).toContain(words);
  expect(await said(page, cell(page, 2, '得分'))).toContain('错误');
  await finding(page, words).getByRole('button', { name: /^为什么、怎样改/ }).click();
  await expect(finding(page, words)).toContainText('怎样改');
  await expect(finding(page, words)).toContainText('依据');
  // An error cannot be argued away.
  await expect(finding(page, words).getByRole('button', { name: /^搁置/ })).toHaveCount(0);
  await cell(page, 2, '得分').fill('25');
  await expect(finding(page, words)).toHaveCount(0);
  await expect(cell(page, 2, '得分')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.messages-row')).toHaveCount(0);
});

test('the row is found again after it has moved', async ({ page, site }) => {
  await opened(page, site, table({}, wrongScore));
  await cell(page, 2, '三级指标').press('Alt+ArrowDown');
  await expect(goTo(page, '超过分值')).toContainText('第 3 行 得分');
  await goTo(page, '超过分值').click();
  await expect(cell(page, 3, '得分')).toBeFocused();
});

test('a right table has nothing to find', async ({ page, site }) => {
  await opened(page, site, table());
  await expect(findings(page)).not.toContainText('错误');
  await expect(findings(page)).not.toContainText('警告');
});

test('a warning is put aside with a reason, which the file keeps until a figure changes', async ({ page, site }) => {
  await opened(page, site, table({}, lowScore));
  const words = '填写 28 分，请说明扣分原因';
  const warning = finding(page, words);
  await warning.getByRole('button', { name: /^搁置/ }).click();
  await page.keyboard.press('Enter');
  await expect(warning.getByRole('alert')).toHaveText('请写明为什么可以不改。');
  await page.keyboard.type('教育局要求');
  await page.keyboard.press('Enter');
  await expect(group(page, '警告').locator('.finding').filter({ hasText: words })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '检查结果' })).toBeFocused();
  await expect(page.locator('.message').filter({ hasText: words })).toHaveCount(0);
  await expectSaved(page);

  await page.reload();
  await findings(page).getByRole('button', { name: /^已搁置 1$/ }).click();
  await expect(finding(page, words)).toContainText('理由：教育局要求');

  await cell(page, 3, '得分').fill('27');
  await page.keyboard.press('Tab');
  await expect(group(page, '警告')).toContainText('填写 27 分，请说明扣分原因');
  await expect(findings(page).getByRole('button', { name: /^已搁置/ })).toHaveCount(0);
  await cell(page, 3, '得分').fill('28');
  await page.keyboard.press('Tab');
  // The group is still unfolded.
  await finding(page, words).getByRole('button', { name: /^恢复/ }).click();
  await expect(group(page, '警告')).toContainText(words);
});

test('what is missing is listed before printing; a draft can be printed all the same', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.print = () => (window.printed = document.querySelector('#paper')?.textContent ?? '');
  });
  await openSite(page, site);
  await button(page, '新建整体自评').click();
  await cell(page, 1, '分值').fill('10');
  await button(page, '打印').click();
  const question = page.getByRole('dialog', { name: /^表中还有 \d+ 处错误$/ });
  await expect(question).toContainText('分值合计为');
  await expect(group(page, '错误')).toBeVisible();
  await question.getByRole('button', { name: '仍以草稿打印' }).click();
  expect(await page.evaluate(() => window.printed)).toContain('草稿');
});

test('a table and a report made elsewhere are audited: compared, not printed, not scored', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await button(page, '展开核对').click();
  await field(page, '表上的总分').fill('95.5');
  await field(page, '表上的等级').fill('良');
  await field(page, '已有报告的全文').fill('一、自评结论\n本单位自评得分 93 分，等级为优。');
  await page.keyboard.press('Tab');
  await expect(group(page, '错误')).toContainText('总分填写 95.5 分');
  await expect(group(page, '错误')).toContainText('等级');
  await expect(group(page, '错误')).toContainText('93');
  await expect(total(page)).toHaveText('94.00');
  await button(page, '收起核对').click();
  await expect(page.getByText('已填 3 项')).toBeVisible();
  await goTo(page, '总分填写 95.5 分').click();
  await expect(field(page, '表上的总分')).toBeFocused();
  expect(await said(page, field(page, '表上的总分'))).toContain('95.5');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.locator('#paper').textContent()).not.toContain('95.5');
});

test('other tables of the unit are looked at, also when another tab keeps one', async ({ page, site }) => {
  const project = table({ id: 'second', indicators: rows().map((row) => (row.id === 'a' ? { ...row, target: '≥8次', actual: '9次' } : row)), project: { name: '另一项目' } });
  const whole = { ...table({ id: 'whole', scheme: 'hubei-2020-unit' }), project: undefined };
  await opened(page, site, whole);
  await expect(findings(page)).not.toContainText('开展培训”在');
  const other = await page.context().newPage();
  await openSite(other, site);
  await openFile(other, jsonFile(project));
  await expect(cell(other, 1, '三级指标')).toBeVisible();
  await expect(findings(page)).toContainText('开展培训');
  await other.close();
});

test('by keyboard alone: from the counts to the list, to the field, and back', async ({ page, site }) => {
  await opened(page, site, table({}, (list) => lowScore(wrongScore(list))));
  await counts(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '检查结果' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button(page, '全部检查')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(goTo(page, '超过分值')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, '得分')).toBeFocused();
});

test('the counts are said once typing pauses', async ({ page, site }) => {
  await opened(page, site, table());
  const status = page.locator('p[role="status"].visually-hidden:not(.undone)');
  // What is found at a field is said when it is left.
  await cell(page, 2, '得分').pressSequentially('26');
  await page.keyboard.press('Tab');
  await expect(status).toContainText('错误 1');
});

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
async function violations(page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.any.map((check) => check.message).join('; ')}`));
}

for (const [what, evaluation] of [
  ['nothing found', table()],
  ['errors, warnings and one put aside', table({ filed_on: undefined, claimed: { total: '99' } }, (list) => lowScore(wrongScore(list)))],
]) {
  test(`axe finds nothing wrong with the list: ${what}`, async ({ page, site }) => {
    await opened(page, site, evaluation);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (evaluation.claimed) {
      await finding(page, '超过分值').getByRole('button', { name: /^为什么、怎样改/ }).click();
      await finding(page, '请说明扣分原因').getByRole('button', { name: /^搁置/ }).click();
      await page.keyboard.press('Enter');
      await button(page, '展开核对').click();
    }
    expect.soft(await violations(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(page), 'dark').toEqual([]);
  });
}

test('at 320 px the list is a panel, and a click leads to the field with its message below', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await opened(page, site, table({}, wrongScore));
  await expect(findings(page)).toBeHidden();
  await counts(page).click();
  await expect(findings(page)).toBeInViewport();
  await goTo(page, '超过分值').click();
  await expect(findings(page)).toBeHidden();
  await expect(cell(page, 2, '得分')).toBeFocused();
  const field = await cell(page, 2, '得分').boundingBox();
  const message = await page.locator('.message').boundingBox();
  expect(message.y - (field.y + field.height)).toBeLessThan(60);
  expect(message.y).toBeGreaterThan(field.y);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await counts(page).click();
  await expect(findings(page)).toBeInViewport();
  await findings(page).getByRole('button', { name: '关闭' }).click();
  await expect(counts(page)).toBeFocused();
});
