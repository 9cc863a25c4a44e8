// A scheme of one's own: copied, changed, held against itself, adopted, kept, printed, and left again.
import AxeBuilder from '@axe-core/playwright';
import { test, expect, openSite, openFile, jsonFile, total, scores, button, field, cell, downloaded, expectSaved } from './support.mjs';

const row = (level1, level2, name, points, target, actual, more = {}) => ({ level1, level2, name, points, target, actual, ...more });

// 10 + 50 + 20 + 10: exactly 90.
const ninety = () => jsonFile({
  format: 'ziping-evaluation', version: 1, id: 'own-scheme-test', scheme: 'mof-2020-project', unit: '某校', year: 2020,
  project: { name: '设备维修' },
  budget: { total: { initial: '100', adjusted: '100', executed: '100' } },
  indicators: [
    row('产出指标', '数量指标', '维修设备', '50', '50台', '50台'),
    row('效益指标', '社会效益指标', '受益学生', '30', '30人', '20人'),
    row('满意度指标', '服务对象满意度指标', '教师满意度', '10', '稳步提高', '达成', { tier: 'partly', share: '0.6', score: '10' }),
  ],
});

const part = (page) => page.getByRole('region', { name: '评分方案', exact: true });
const editor = (page) => page.getByRole('group', { name: '自定方案' });
const faults = (page) => page.getByRole('group', { name: '需要改正' });
const grade = (page) => page.locator('.grade');
const group = (page, name) => editor(page).locator('summary').filter({ has: page.getByRole('heading', { name, exact: true }) });

async function openEditor(page, site) {
  await openSite(page, site);
  await openFile(page, ninety());
  await expect(total(page)).toHaveText('90.00');
  await expect(grade(page)).toHaveText('优');
  await button(page, '复制为自定方案').click();
  await expect(field(page, '方案名称')).toBeFocused();
}

const saved = async (page) => JSON.parse((await downloaded(page, () => button(page, '导出 JSON').click())).text);

test('the scheme in use and what it rests on stand under the head of the form', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, ninety());
  await expect(part(page)).toContainText('财政部项目支出绩效自评表（10/50/30/10）');
  await part(page).getByText('方案的依据').click();
  const measures = part(page).getByRole('listitem').filter({ hasText: '定量指标达到目标得满分' });
  await expect(measures).toContainText('未核实');
  await expect(part(page).getByRole('listitem').filter({ hasText: '本软件约定' })).toBeVisible();
});

test('points that are not 100 are said and not adopted; mended they score at once and travel in the file', async ({ page, site }) => {
  await openEditor(page, site);
  await expect(field(page, '方案名称')).toHaveValue('财政部项目支出绩效自评表（10/50/30/10）（自定）');
  await field(page, '预算执行 分值').fill('5');
  await expect(editor(page).getByRole('status')).toHaveText('合计为 95 分，还差 5 分');
  await expect(faults(page)).toContainText('预算执行与各一级指标的分值合计为 95 分，还差 5 分，应为 100 分');
  await button(page, '采用').click();
  await expect(faults(page)).toBeFocused();
  await expect(total(page)).toHaveText('90.00');
  // What is wrong leads to its field.
  await faults(page).getByRole('button').click();
  await expect(field(page, '一级指标 1 分值')).toBeFocused();
  await field(page, '一级指标 3 分值').fill('15');
  await expect(editor(page).getByRole('status')).toHaveText('合计 100 分');
  await expect(faults(page)).toBeHidden();
  await button(page, '采用').click();
  await expect(editor(page)).toBeHidden();
  await expect(total(page)).toHaveText('85.00');
  // 5 + 90 points are not 100: there is no grade.
  await expect(grade(page)).toHaveCount(0);
  await expect(scores(page)).toContainText('分值合计 95，不足 100');
  await expect(button(page, '修改自定方案')).toBeFocused();
  const file = await saved(page);
  expect(file.scheme).toMatch(/^own-[0-9a-f]{8}-mof-2020-project$/);
  expect(file.scheme_definition.budget).toMatchObject({ points: '5', basis: 'own' });
  expect(file.scheme_definition.sections.map(({ points }) => points)).toEqual(['50', '30', '15']);
  expect(file.scheme_definition.basis.at(-1)).toMatchObject({ key: 'own', citation: '本单位自定', status: 'convention' });
  await expectSaved(page);
  await page.reload();
  await expect(total(page)).toHaveText('85.00');
  await expect(part(page)).toContainText('（自定）');
});

test('exactly 90 and exactly 60 % belong somewhere, and the bounds can be set', async ({ page, site }) => {
  await openEditor(page, site);
  await group(page, '等级').click();
  await expect(editor(page)).toContainText('90 分及以上为“优”，正好 90 分也是');
  await group(page, '定性档次').click();
  await expect(editor(page)).toContainText('正好 60% 属“部分达成”');
  await expect(editor(page)).toContainText('正好 80% 属“达成”');
  await field(page, '“部分达成”与“未达成”之间的界限（%）').fill('85');
  await expect(faults(page)).toContainText('定性第 2 档的下限 85% 应低于上限 80%');
  await field(page, '“部分达成”与“未达成”之间的界限（%）').fill('');
  await expect(faults(page)).toContainText('定性“部分达成”的下限没有填写数字');
  await field(page, '“部分达成”与“未达成”之间的界限（%）').fill('50');
  await field(page, '等级 1 从多少分起').fill('九十五');
  await expect(faults(page)).toContainText('等级“优”的下限没有填写数字');
  await field(page, '等级 1 从多少分起').fill('90.01');
  await expect(faults(page)).toBeHidden();
  await button(page, '采用').click();
  await expect(grade(page)).toHaveText('良');
  const bands = (await saved(page)).scheme_definition.rules.tier.bands;
  expect(bands.map(({ from, to }) => [from, to])).toEqual([['0.8', '1'], ['0.5', '0.8'], ['0', '0.5']]);
});

test('a bound of a check that is no figure is not adopted', async ({ page, site }) => {
  await openEditor(page, site);
  await group(page, '检查界限').click();
  const bound = field(page, '要说明原因的执行率：低于（%）');
  await expect(bound).toHaveAttribute('placeholder', '常用 90%');
  await bound.fill('很低');
  await group(page, '检查界限').click();
  await button(page, '采用').click();
  await expect(bound).toBeFocused();
  await bound.fill('85');
  await button(page, '添加一档封顶').click();
  await field(page, '封顶 1 执行率低于（%）').fill('80');
  await field(page, '封顶 1 总分不超过').fill('89');
  await button(page, '采用').click();
  await expect(editor(page)).toBeHidden();
  const { thresholds, ceilings } = (await saved(page)).scheme_definition;
  expect(thresholds).toEqual({ low_rate: '0.85' });
  expect(ceilings.steps).toEqual([{ below_rate: '0.8', total: '89' }]);
});

test('columns, title and footnotes stand on the paper; the built-in form comes back, and the own one again', async ({ page, site }) => {
  await openEditor(page, site);
  await group(page, '表格列与表注').click();
  await field(page, '列“实际完成值” 表头').fill('全年完成情况');
  await editor(page).getByLabel('显示“偏差原因分析及改进措施”一列').uncheck();
  await field(page, '列“三级指标” 列宽').fill('25');
  await field(page, '列“三级指标” 列宽').press('Tab');
  await expect(field(page, '列“年初目标值” 列宽')).toHaveValue('7');
  await field(page, '表格标题 1').fill('校内项目绩效自评表');
  await button(page, '添加一条表注').click();
  await field(page, '表注 1').fill('注：本表按本校办法评分。');
  await button(page, '采用').click();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const paper = page.locator('.paper');
  await expect(paper).toContainText('校内项目绩效自评表');
  await expect(paper).toContainText('全年完成情况');
  await expect(paper).toContainText('注：本表按本校办法评分。');
  await expect(paper).not.toContainText('偏差原因');
  await page.emulateMedia({ media: 'screen' });
  await button(page, '改回内置方案（财政部项目支出绩效自评表（10/50/30/10））').click();
  await expect(button(page, '复制为自定方案')).toBeFocused();
  expect(await saved(page)).toMatchObject({ scheme: 'mof-2020-project' });
  expect(await saved(page)).not.toHaveProperty('scheme_definition');
  await button(page, '恢复自定方案').click();
  expect((await saved(page)).scheme_definition.form.title[0]).toBe('校内项目绩效自评表');
  await button(page, '修改自定方案').click();
  await button(page, '采用').click();
  expect((await saved(page)).scheme).toMatch(/@2$/);
});

test('rows follow the new name of their section, there and back', async ({ page, site }) => {
  await openEditor(page, site);
  await field(page, '一级指标 1').fill('成果指标');
  await expect(field(page, '表中已有的指标行随之改名')).toBeChecked();
  await button(page, '采用').click();
  await expect(total(page)).toHaveText('90.00');
  await expect(cell(page, 1, '一级指标')).toHaveValue('成果指标');
  await page.locator('#part-header select').filter({ hasText: '（自定）' }).selectOption('mof-2020-project');
  await expect(cell(page, 1, '一级指标')).toHaveValue('产出指标');
});

test('a section is added with its headings and another taken out', async ({ page, site }) => {
  await openEditor(page, site);
  await button(page, '删除一级指标 3').click();
  await button(page, '添加一级指标').click();
  await expect(faults(page)).toContainText('第 3 个一级指标没有名称');
  await expect(faults(page)).toContainText('第 3 个一级指标没有分值');
  await field(page, '一级指标 3').fill('管理指标');
  await field(page, '一级指标 3 分值').fill('10');
  await expect(faults(page)).toBeHidden();
  await button(page, '上移一级指标 3').click();
  await expect(field(page, '一级指标 2')).toHaveValue('管理指标');
  await button(page, '取消').click();
  await expect(button(page, '复制为自定方案')).toBeFocused();
  await expect(part(page)).not.toContainText('（自定）');
});

test('by keyboard alone', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, ninety());
  await button(page, '复制为自定方案').focus();
  await page.keyboard.press('Enter');
  await expect(field(page, '方案名称')).toBeFocused();
  const reach = async (name) => {
    for (let at = 0; at < 60; at += 1) {
      if (await field(page, name).evaluate((found) => found === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} is not reached`);
  };
  await reach('一级指标 1 分值');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('45');
  await reach('预算执行 分值');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('15');
  await page.keyboard.press('Control+Enter');
  await expect(editor(page)).toBeHidden();
  await expect(total(page)).toHaveText('95.00');
});

for (const width of [1280, 320]) {
  test(`axe finds nothing wrong with the editor at ${width} px, and nothing scrolls sideways`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await openEditor(page, site);
    await field(page, '一级指标 1 分值').fill('45');
    await editor(page).locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    await page.screenshot({ path: test.info().outputPath('editor.png'), fullPage: true });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).include('#part-scheme');
      const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect.soft(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`)), colorScheme).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
