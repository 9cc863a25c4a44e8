// Fields as a person uses them: what is no figure, keys, moving and removing rows, overruling, tiers, input methods.
import { test, expect, openSite, openFile, jsonFile, total, scores, explanation, button, field, cell, scoreButton, kept, pausesOver } from './support.mjs';

const row = (more) => ({ level1: '产出指标', level2: '数量指标', ...more });

const filled = (indicators, more = {}) => ({
  format: 'ziping-evaluation', version: 1, id: 'fields', scheme: 'hubei-2020-unit', unit: '某校', year: 2020, indicators, ...more,
});

const abc = () => filled([row({ id: 'a', name: '甲' }), row({ id: 'b', name: '乙' }), row({ id: 'c', name: '丙' })]);

async function opened(page, site, evaluation) {
  await openSite(page, site);
  await openFile(page, jsonFile(evaluation));
  await expect(cell(page, 1, '三级指标')).toBeVisible();
}

const names = (page) => page.getByLabel(/^第 \d+ 行 三级指标$/).evaluateAll((fields) => fields.map((one) => one.value));

// What is said at a field.
async function complaint(page, at) {
  const id = await at.getAttribute('aria-describedby');
  return id ? page.locator(`[id="${id}"]`) : page.locator('#no-complaint');
}

test('points that are no figure: a sentence at the field, and nothing is scored', async ({ page, site }) => {
  await opened(page, site, filled([row({ points: '10', target: '4次', actual: '4次' })], { budget: { total: { adjusted: '10', executed: '10' } } }));
  await expect(total(page)).toHaveText('30.00');
  for (const [typed, sentence] of [
    ['十来分', '“十来分”不是分值，请写成 10 这样的数字'],
    ['-5', '分值不能小于 0，填写为 -5。'],
    ['1.234', '小数'],
    ['1e3', '不是分值'],
  ]) {
    await cell(page, 1, '分值').fill(typed);
    await expect(cell(page, 1, '分值')).toHaveAttribute('aria-invalid', 'true');
    await expect(await complaint(page, cell(page, 1, '分值'))).toContainText(sentence);
    await expect(scoreButton(page, 1)).toHaveText('—');
    await expect(total(page)).toHaveText('20.00');
    await expect(cell(page, 1, '分值')).toHaveValue(typed);
  }
  await cell(page, 1, '分值').fill('5');
  await expect(cell(page, 1, '分值')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(total(page)).toHaveText('25.00');
});

test('an amount that is no figure: a sentence at the field, and no budget score', async ({ page, site }) => {
  await opened(page, site, filled([row({ name: '一' })], { budget: { total: { adjusted: '43.2', executed: '37.24' } } }));
  await expect(button(page, '预算执行的得分 17.24，看说明')).toBeVisible();
  const executed = field(page, '资金总额 全年执行数');
  for (const typed of ['约37', '37.24倍', '1,23', '12345678901234567']) {
    await executed.fill(typed);
    await expect(executed).toHaveAttribute('aria-invalid', 'true');
    await expect(await complaint(page, executed)).not.toBeEmpty();
    await expect(button(page, '预算执行的得分 —，看说明')).toBeVisible();
    await expect(total(page)).toHaveText('—');
    await expect(executed).toHaveValue(typed);
  }
  await executed.fill('37.24');
  await expect(executed).not.toHaveAttribute('aria-invalid', 'true');
  await expect(total(page)).toHaveText('17.24');
});

test('full-width digits and separators of thousands are figures; typing is not rewritten under the fingers', async ({ page, site }) => {
  await opened(page, site, filled([row({ target: '１２次', actual: '６次' })]));
  await cell(page, 1, '分值').fill('５');
  await expect(cell(page, 1, '分值')).toHaveValue('５');
  await expect(total(page)).toHaveText('2.50');
  await field(page, '资金总额 全年预算数').fill('1,234.50');
  await field(page, '资金总额 全年执行数').fill('１，２３４．５０');
  await expect(field(page, '资金总额 全年预算数')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, '资金总额 全年执行数')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(total(page)).toHaveText('22.50');
});

test('what is typed stays as typed, digit by digit', async ({ page, site }) => {
  await opened(page, site, filled([row({ name: '一' })]));
  await field(page, '资金总额 全年预算数').pressSequentially('50.60');
  await field(page, '资金总额 全年执行数').pressSequentially('40.00');
  await cell(page, 1, '年初目标值').pressSequentially('≥ 90 %');
  await cell(page, 1, '三级指标').focus();
  for (const again of [false, true]) {
    if (again) await page.reload();
    await expect(cell(page, 1, '年初目标值')).toHaveValue('≥ 90 %');
    await expect(field(page, '资金总额 全年预算数')).toHaveValue('50.60');
    await expect(field(page, '资金总额 全年执行数')).toHaveValue('40.00');
  }
});

test('Enter goes down and adds a row at the end, ↑ ↓ go between rows', async ({ page, site }) => {
  await opened(page, site, abc());
  await cell(page, 2, '分值').focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 3, '分值')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell(page, 4, '分值')).toBeFocused();
  await page.keyboard.type('7');
  await expect(cell(page, 4, '分值')).toHaveValue('7');
  await expect(cell(page, 4, '二级指标')).toHaveValue('数量指标');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(cell(page, 2, '分值')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 3, '分值')).toBeFocused();
  await cell(page, 1, '年初目标值').focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, '年初目标值')).toBeFocused();
  await expect(cell(page, 1, '年初目标值')).toHaveValue('');
});

test('Alt+↑ ↓ move a row, and the cursor stays in it', async ({ page, site }) => {
  await opened(page, site, abc());
  await cell(page, 1, '年初目标值').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(page, 2, '年初目标值')).toBeFocused();
  expect(await names(page)).toEqual(['乙', '甲', '丙']);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(page, 3, '年初目标值')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(page, 3, '年初目标值')).toBeFocused();
  expect(await names(page)).toEqual(['乙', '丙', '甲']);
  await page.keyboard.type('4次');
  await expect(cell(page, 3, '年初目标值')).toHaveValue('4次');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cell(page, 2, '年初目标值')).toBeFocused();
  expect(await names(page)).toEqual(['乙', '甲', '丙']);
  await button(page, '第 2 行 上移').click();
  expect(await names(page)).toEqual(['甲', '乙', '丙']);
});

test('a removed row can be brought back, with all that hung on it', async ({ page, site }) => {
  const survey = [{ indicator: 'b', sent: 100, valid: 90, satisfied: 81 }];
  await opened(page, site, filled([row({ id: 'a', name: '甲' }), row({ id: 'b', name: '乙', points: '10', target: '4次', actual: '4次' })], { survey }));
  await expect(total(page)).toHaveText('10.00');
  await button(page, '第 2 行 删除').click();
  expect(await names(page)).toEqual(['甲']);
  await expect(total(page)).toHaveText('—');
  await expect(button(page, '恢复刚删除的第 2 行')).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await names(page)).toEqual(['甲', '乙']);
  await expect(total(page)).toHaveText('10.00');
  await expect(page.getByText('90.00%')).toBeVisible();
});

test('how a target was understood is shown, and can be overruled', async ({ page, site }) => {
  await opened(page, site, filled([row({ points: '10', target: '5天', actual: '6天' })]));
  await expect(page.getByText('不低于 5 天')).toBeVisible();
  await expect(total(page)).toHaveText('10.00');
  await field(page, '第 1 行 评分规则').selectOption('不高于');
  await expect(page.getByText('不高于 5 天')).toBeVisible();
  await expect(total(page)).toHaveText('8.33');
  await scoreButton(page, 1).click();
  await expect(explanation(page)).toContainText('10 分 × 5 ÷ 6 = 8.33 分');
  await expect(explanation(page)).toContainText('评分规则由填报人指定');
  await field(page, '第 1 行 评分规则').selectOption('按文字理解');
  await expect(total(page)).toHaveText('10.00');
});

test('a qualitative row asks for a tier and a share inside its band', async ({ page, site }) => {
  await opened(page, site, filled([row({ points: '10', target: '稳步提高', actual: '有所提高' })]));
  await expect(total(page)).toHaveText('—');
  await field(page, '第 1 行 完成档次').selectOption('达成');
  await expect(page.getByText('可填 80%～100%')).toBeVisible();
  await field(page, '第 1 行 得分比例').fill('85');
  await expect(total(page)).toHaveText('8.50');
  // Outside the band nothing is computed, and the explanation says why.
  await field(page, '第 1 行 完成档次').selectOption('部分达成');
  await expect(page.getByText('可填 50%～80%（不含）')).toBeVisible();
  await expect(total(page)).toHaveText('—');
  await scoreButton(page, 1).click();
  await expect(explanation(page)).toContainText('所填比例 85% 不在“部分达成”的 50%（含）－80%（不含） 之内');
  await field(page, '第 1 行 得分比例').fill('７９．５％');
  await expect(total(page)).toHaveText('7.95');
});

test('an entered score that is not the computed one is marked, and a reason asked for', async ({ page, site }) => {
  await opened(page, site, filled([row({ points: '10', target: '4次', actual: '4次' })]));
  await expect(cell(page, 1, '得分')).toHaveAttribute('placeholder', '10.00');
  await cell(page, 1, '得分').fill('8');
  await cell(page, 1, '得分').press('Tab');
  await expect(page.locator('.message')).toContainText(['应得 10 分，填写 8 分，请说明扣分原因']);
  await expect(page.getByText('与计算得分')).toHaveCount(0);
  await expect(total(page)).toHaveText('8.00');
  await cell(page, 1, '得分').fill('10');
  await expect(page.locator('.message').filter({ hasText: '请说明扣分原因' })).toHaveCount(0);
  await cell(page, 1, '得分').fill('');
  await expect(total(page)).toHaveText('10.00');
});

test('zero targets, ceilings and overshoot score as issue 2 says', async ({ page, site }) => {
  const cases = [
    ['5', '≥375', '374', '4.99'],
    ['10', '≤5', '6', '8.33'],
    ['10', '≤0', '0', '10.00'],
    ['10', '≤0', '1', '0.00'],
    ['10', '≥5', '6.47', '10.00'],
  ];
  await opened(page, site, filled([row({ name: '一' })]));
  for (const [points, target, actual, score] of cases) {
    await cell(page, 1, '分值').fill(points);
    await cell(page, 1, '年初目标值').fill(target);
    await cell(page, 1, '实际完成值').fill(actual);
    await expect(scoreButton(page, 1)).toHaveText(score);
  }
});

test('a form begins with rows to fill, says what is still open, and gives no grade before', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '新建整体自评').click();
  await expect(total(page)).toHaveText('—');
  await expect(scores(page)).toContainText('指标还没有分值');
  await expect(cell(page, 1, '一级指标')).toHaveValue('产出指标');
  await cell(page, 1, '分值').fill('10');
  await expect(scores(page)).toContainText('尚缺 2 项');
  await cell(page, 1, '得分').fill('9');
  await expect(total(page)).toHaveText('9.00');
  await expect(scores(page)).toContainText('尚缺 1 项');
});

test('the next project of the same unit keeps unit, year and department', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '看项目示例').click();
  await button(page, '新建本单位下一个项目').click();
  await expect(total(page)).toHaveText('—');
  await expect(field(page, '单位名称')).toHaveValue('武汉市硚口区小学教学研究室');
  await expect(field(page, '主管部门')).toHaveValue('硚口区教育局');
  await expect(field(page, '年度')).toHaveValue('2020');
  await expect(field(page, '项目名称')).toHaveValue('');
});

// ---- input methods ----------------------------------------------------------------------------------------------

// An input method, as the browser's own protocol plays it.
class InputMethod {
  static async of(page) {
    const method = new InputMethod();
    method.session = await page.context().newCDPSession(page);
    return method;
  }

  async compose(text) {
    await this.session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }

  async commit(text) {
    await this.session.send('Input.insertText', { text });
  }

  // A key that the input method takes for itself.
  async key(key, more = {}) {
    await this.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, ...more });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, ...more });
  }
}

const ALT = { modifiers: 1 };

test('while an input method is composing nothing is committed, moved, added or saved', async ({ page, site }) => {
  await opened(page, site, abc());
  const before = await kept(page);
  const method = await InputMethod.of(page);
  await page.evaluate(() => {
    window.composingKeys = 0;
    document.addEventListener('keydown', (event) => event.isComposing && window.composingKeys++, true);
  });
  await cell(page, 3, '年初目标值').focus();
  await method.compose('wen bu');
  await expect(cell(page, 3, '年初目标值')).toHaveValue('wen bu');
  for (const key of ['Enter', 'ArrowDown', 'ArrowUp']) await method.key(key);
  await method.key('ArrowUp', ALT);
  await method.key('Enter', { windowsVirtualKeyCode: 229 });
  expect(await page.evaluate(() => window.composingKeys)).toBe(5);
  await method.compose('稳步');
  await method.key('Enter');

  await expect(cell(page, 3, '年初目标值')).toBeFocused();
  expect(await names(page)).toEqual(['甲', '乙', '丙']);
  await expect(page.getByText('定性目标')).toHaveCount(0);
  // Longer than the pause before saving.
  await pausesOver(page);
  expect(await kept(page)).toEqual(before);
  await expect(cell(page, 3, '年初目标值')).toHaveValue('稳步');

  await method.commit('稳步提高');
  await expect(cell(page, 3, '年初目标值')).toHaveValue('稳步提高');
  await expect(page.getByText('定性目标').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cell(page, 4, '年初目标值')).toBeFocused();
});

test('a figure composed by an input method is taken once it is committed', async ({ page, site }) => {
  await opened(page, site, filled([row({ target: '4次', actual: '4次', points: '10' })]));
  const method = await InputMethod.of(page);
  await cell(page, 1, '分值').focus();
  await page.keyboard.press('Control+A');
  await method.compose('ｘ');
  await expect(cell(page, 1, '分值')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(total(page)).toHaveText('10.00');
  await method.commit('５');
  await expect(total(page)).toHaveText('5.00');
});
