// The seed's two tables, typed by keyboard alone from an empty form.
import { test, expect, openSite, example, total, scores, field, cell, downloaded } from './support.mjs';

const COLUMNS = [
  ['level1', '一级指标'],
  ['level2', '二级指标'],
  ['name', '三级指标'],
  ['points', '分值'],
  ['target', '年初目标值'],
  ['actual', '实际完成值'],
  ['score', '得分'],
  ['reason', '偏差原因'],
];

// Where the keyboard is: the accessible name, as far as a person needs it.
function focusedName() {
  const focused = document.activeElement;
  const labels = [...(focused.labels ?? [])].map((label) => label.innerText.trim());
  return focused.getAttribute('aria-label') ?? (labels[0] || focused.textContent.trim());
}

class Keyboard {
  constructor(page) {
    this.page = page;
  }

  // Tabs to what has this name, forwards or backwards.
  async to(name, key = 'Tab') {
    const passed = [];
    for (let steps = 0; steps < 400; steps++) {
      const here = await this.page.evaluate(focusedName);
      if (here === name) return;
      passed.push(here);
      await this.page.keyboard.press(key);
    }
    throw new Error(`No way by ${key} to ${name}. On the way: ${[...new Set(passed)].join(' | ')}`);
  }

  async press(name, key = 'Enter') {
    await this.to(name);
    await this.page.keyboard.press(key);
  }

  // Types over whatever stands in the field.
  async type(name, text, key = 'Tab') {
    await this.to(name, key);
    await this.page.keyboard.press('Control+A');
    if (!text) await this.page.keyboard.press('Delete');
    // Key by key; Chinese comes phrase by phrase, as an input method gives it.
    for (const [part] of text.matchAll(/[ -~]+|[^ -~]+/g)) {
      if (part < '~') await this.page.keyboard.type(part);
      else await this.page.keyboard.insertText(part);
    }
  }

  // A day, part by part, as the browser's own field takes it: in which order depends on the browser's language.
  async day(name, day) {
    const [year, month, date] = day.split('-');
    await this.to(name);
    await this.page.keyboard.type((await this.yearFirst()) ? year + month + date : month + date + year);
  }

  async yearFirst() {
    if (this.order === undefined) {
      const probe = await this.page.context().newPage();
      await probe.setContent('<input type="date" max="9999-12-31" autofocus>');
      await probe.locator('input').focus();
      await probe.keyboard.type('20211130');
      this.order = (await probe.locator('input').inputValue()) === '2021-11-30';
      await probe.close();
    }
    return this.order;
  }

  async row(number, row) {
    // A new row begins at its name, under the headings of the row above.
    let key = 'Shift+Tab';
    for (const [member, column] of COLUMNS) {
      await this.type(`第 ${number} 行 ${column}`, row[member] ?? '', key);
      key = 'Tab';
    }
  }

  // All rows, over those that the new form begins with.
  async rows(rows) {
    const begun = await this.page.getByRole('rowheader').filter({ hasText: /^\d+$/ }).count();
    expect(begun).toBeLessThan(rows.length);
    await this.to('第 1 行 三级指标');
    for (const [at, row] of rows.entries()) {
      if (at >= begun) await this.press('添加指标');
      else if (at > 0) await this.to(`第 ${at + 1} 行 三级指标`);
      await this.row(at + 1, row);
    }
  }
}

const typedOf = (indicators) => indicators.map((row) => Object.fromEntries(COLUMNS.map(([member]) => [member, row[member]])));

async function typeHead(keyboard, wanted) {
  await keyboard.type('单位名称', wanted.unit);
  if (wanted.project) {
    await keyboard.type('项目名称', wanted.project.name);
    await keyboard.type('主管部门', wanted.project.supervising_department);
    await keyboard.type('项目实施单位', wanted.project.implementing_unit);
  }
  await keyboard.type('年度', String(wanted.year));
  await keyboard.day('填报日期', wanted.filed_on);
  await keyboard.day('报告日期', wanted.report_date);
  await keyboard.type('填报人', wanted.contacts.filled_by);
  await keyboard.type('单位负责人', wanted.contacts.head);
}

async function typeBudget(keyboard, { total: funds }) {
  await keyboard.type('资金总额 年初预算数', funds.initial);
  await keyboard.type('资金总额 全年预算数', funds.adjusted);
  await keyboard.type('资金总额 全年执行数', funds.executed);
}

// Ctrl+S gives the file.
async function exported(page) {
  const { text } = await downloaded(page, () => page.keyboard.press('Control+S'));
  return JSON.parse(text);
}

test('the whole-unit table of the seed, typed by keyboard alone, gives 94.00 优', async ({ page, site }) => {
  const wanted = example('unit');
  await openSite(page, site);
  const keyboard = new Keyboard(page);
  await keyboard.press('新建整体自评');
  await typeHead(keyboard, wanted);
  await typeBudget(keyboard, wanted.budget);
  await keyboard.type('人员经费', wanted.expenditure.personnel);
  await keyboard.type('年度目标', wanted.goals.annual);
  await keyboard.rows(wanted.indicators);

  await expect(total(page)).toHaveText('94.00');
  await expect(scores(page)).toContainText('优');
  const satisfaction = page.locator('.row').filter({ has: cell(page, 15, '得分') });
  await expect(cell(page, 15, '三级指标')).toHaveValue('教师对培训质量满意度');
  await expect(cell(page, 15, '得分')).toHaveValue('8');
  // In the cell, until the row's message says it.
  await expect(satisfaction).toContainText(/与计算得分 10\.00 不同|应得 10 分，填写 8 分/);

  const file = await exported(page);
  expect(typedOf(file.indicators)).toEqual(typedOf(wanted.indicators));
  expect(file.budget.total).toEqual(wanted.budget.total);
  for (const member of ['unit', 'year', 'filed_on', 'report_date', 'contacts']) expect(file[member]).toEqual(wanted[member]);
});

test('the project table of the seed, typed by keyboard alone, gives 95.00 优', async ({ page, site }) => {
  const wanted = example('project');
  await openSite(page, site);
  const keyboard = new Keyboard(page);
  // Several forms fit a project: the one of the seed is chosen by typing the beginning of its name.
  await keyboard.to('评分方案：新建项目自评');
  await page.keyboard.type('湖北省项目');
  await expect(field(page, '评分方案：新建项目自评')).toHaveValue('hubei-2020-project');
  await keyboard.to('新建项目自评', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await typeHead(keyboard, wanted);
  await keyboard.press('部门预算项目', 'Space');
  await keyboard.press('持续性', 'Space');
  await keyboard.press('常年性', 'Space');
  await typeBudget(keyboard, wanted.budget);
  await keyboard.rows(wanted.indicators);

  await expect(total(page)).toHaveText('95.00');
  await expect(scores(page)).toContainText('优');

  const file = await exported(page);
  expect(typedOf(file.indicators)).toEqual(typedOf(wanted.indicators));
  for (const member of ['unit', 'year', 'filed_on', 'report_date', 'contacts', 'project']) expect(file[member]).toEqual(wanted[member]);
  // Digits are kept as stated: 50.60 stays 50.60.
  expect(file.budget.total).toEqual(wanted.budget.total);
});
