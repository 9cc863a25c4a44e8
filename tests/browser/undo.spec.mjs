// 撤销 and 重做: every gesture is a step with a name, typing is one step, a reload loses none, and the page goes to what changed.
import {
  test, expect, WAYS, openSite, openFile, jsonFile, example, examplePath, total, button, field, cell, expectSaved, holdPauses, pausesOver,
} from './support.mjs';

const undo = (page) => page.getByRole('button', { name: /^撤销(：|$)/ });
const redo = (page) => page.getByRole('button', { name: /^重做(：|$)/ });
const alert = (page) => page.getByRole('alert');
const said = (page) => page.locator('#app > .undone');

// Files are taken before the browser makes downloads of them: it drops downloads that follow each other too fast, without a word.
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const blobs = new Map();
    window.files = [];
    const address = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const made = address.call(URL, blob);
      blobs.set(made, blob);
      return made;
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (blobs.has(this.href)) window.files.push(blobs.get(this.href));
      else click.call(this);
    };
  }),
);

// What the evaluation says now, to the byte: the file that Ctrl+S gives.
async function state(page) {
  const before = await page.evaluate(() => window.files.length);
  await page.keyboard.press('Control+S');
  await expect.poll(() => page.evaluate(() => window.files.length), { intervals: [10, 50] }).toBe(before + 1);
  return page.evaluate(() => window.files.at(-1).text());
}

// How long typing must pause before what comes next is a step of its own.
const PAUSE = 2000;

// Where steps are counted, a machine that stalls between two keys must not make two of one.
async function openedExample(page, site, name = '看示例') {
  await holdPauses(page, PAUSE);
  await openSite(page, site);
  await button(page, name).click();
  await expect(cell(page, 1, '三级指标')).toBeVisible();
}

test('typing in one field is one step, named after it, and leaving the field begins another', async ({ page, site }) => {
  await openedExample(page, site);
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true');
  const before = await state(page);
  await cell(page, 1, '偏差原因').focus();
  await page.keyboard.type('abc', { delay: 30 });
  await page.keyboard.type('def');
  await cell(page, 2, '年初目标值').focus();
  await page.keyboard.press('End');
  await page.keyboard.type('xyz');
  const target = await cell(page, 2, '年初目标值').inputValue();
  await expect(undo(page)).toHaveAccessibleName(/^撤销：修改“.+”的年初目标值$/);
  await expect(undo(page)).toHaveAttribute('title', /^撤销：修改“.+”的年初目标值（Ctrl\+Z）$/);

  await page.keyboard.press('Control+Z');
  await expect(cell(page, 2, '年初目标值')).toHaveValue(target.replace('xyz', ''));
  await expect(undo(page)).toHaveAccessibleName(/^撤销：修改“.+”的偏差原因$/);
  await expect(redo(page)).toHaveAccessibleName(/^重做：修改“.+”的年初目标值$/);
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 1, '偏差原因')).toHaveValue('');
  await expect(cell(page, 1, '偏差原因')).toBeFocused();
  await expect(said(page)).toHaveText(/^已撤销：修改“.+”的偏差原因，还可撤销 0 步$/);
  expect(await state(page)).toBe(before);
  await expect(undo(page)).toHaveAccessibleName('撤销');
  await page.keyboard.press('Control+Z');
  await expect(said(page)).toHaveText('没有可撤销的操作');

  await page.keyboard.press('Control+Y');
  await expect(cell(page, 1, '偏差原因')).toHaveValue('abcdef');
  await page.keyboard.press('Control+Shift+Z');
  await expect(cell(page, 2, '年初目标值')).toHaveValue(target);
  await expect(cell(page, 2, '年初目标值')).toBeFocused();
  // What is typed after undoing takes the place of what was undone; it goes on where the text was, not over it.
  await page.keyboard.press('Control+Z');
  await page.keyboard.type('改');
  await expect(cell(page, 2, '年初目标值')).toHaveValue(`${target.replace('xyz', '')}改`);
  await expect(redo(page)).toHaveAttribute('aria-disabled', 'true');
});

test('a pause begins a step of its own', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '看示例').click();
  await cell(page, 1, '偏差原因').focus();
  await page.keyboard.insertText('abc');
  await pausesOver(page, PAUSE + 100);
  await page.keyboard.insertText('def');
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 1, '偏差原因')).toHaveValue('abc');
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 1, '偏差原因')).toHaveValue('');
});

// ---- every kind of gesture ----------------------------------------------------------------------------------------

// A field whose label holds its choices too.
const at = (page, path) => page.locator(`select[data-place="${path}"]`);
const part = (page, id) => page.locator(`#${id}`);

const UNIT = [
  ['修改单位名称', (page) => field(page, '单位名称').fill('某区教研室'), (page) => field(page, '单位名称')],
  ['修改年度', (page) => field(page, '年度').fill('2021'), (page) => field(page, '年度')],
  ['修改填报日期', (page) => field(page, '填报日期').fill('2021-07-01'), (page) => field(page, '填报日期')],
  ['修改金额单位', (page) => at(page, 'amount_unit').selectOption('亿元'), (page) => at(page, 'amount_unit')],
  ['修改资金总额 全年执行数', (page) => field(page, '资金总额 全年执行数').fill('500.60'), (page) => field(page, '资金总额 全年执行数')],
  ['修改资金总额 全年执行数', (page) => field(page, '资金总额 全年执行数').fill('500.6'), (page) => field(page, '资金总额 全年执行数')],
  ['添加资金来源 1', (page) => button(page, '添加资金来源').click()],
  ['修改资金来源 1 全年执行数', (page) => field(page, '资金来源 1 全年执行数').fill('9'), (page) => field(page, '资金来源 1 全年执行数')],
  ['添加资金来源 2', (page) => button(page, '添加资金来源').click()],
  ['修改资金来源 2 全年执行数', (page) => field(page, '资金来源 2 全年执行数').fill('8')],
  ['删除资金来源 1', (page) => button(page, '删除资金来源 1').click()],
  ['修改资金总额 全年预算数', (page) => field(page, '资金总额 全年预算数').fill('')],
  ['修改人员经费', (page) => field(page, '人员经费').fill('12.5'), (page) => field(page, '人员经费')],
  ['收支填入常用行', (page) => button(page, '填入常用行').click()],
  ['收支添加一行（第 10 行）', (page) => button(page, '添加一行').click()],
  ['修改收支第 10 行 类别', (page) => field(page, '收支第 10 行 类别').selectOption('合计'), (page) => field(page, '收支第 10 行 类别')],
  ['修改收支第 10 行 所属', (page) => field(page, '收支第 10 行 所属').fill('收入'), (page) => field(page, '收支第 10 行 所属')],
  ['删除收支第 2 行', (page) => button(page, '删除收支第 2 行').click()],
  ['修改年度目标', (page) => field(page, '年度目标').fill('目标'), (page) => field(page, '年度目标')],
  ['修改第 3 行的三级指标', (page) => cell(page, 3, '三级指标').fill('别的'), (page) => cell(page, 3, '三级指标')],
  ['修改“别的”的分值', (page) => cell(page, 3, '分值').fill('4.5'), (page) => cell(page, 3, '分值')],
  ['修改“别的”的得分', (page) => cell(page, 3, '得分').fill('3'), (page) => cell(page, 3, '得分')],
  ['修改“别的”的评分规则', (page) => field(page, '第 3 行 评分规则').selectOption('不高于')],
  ['移动“别的”', (page) => button(page, '第 3 行 上移').click()],
  ['删除第 2 行“别的”', (page) => button(page, '第 2 行 删除').click()],
  ['添加第 15 行', (page) => button(page, '添加指标').click(), (page) => cell(page, 15, '三级指标')],
  ['修改总体分析', (page) => field(page, '总体分析').fill('分析'), (page) => field(page, '总体分析')],
];

const PROJECT = [
  [/^改用方案“.+”$/, (page) => at(page, 'scheme').selectOption({ index: 3 }), (page) => at(page, 'scheme')],
  ['修改项目名称', (page) => field(page, '项目名称').fill('别的项目'), (page) => field(page, '项目名称')],
  ['修改项目类别', (page) => page.getByRole('group', { name: '项目类别' }).getByRole('radio', { checked: false }).first().click()],
];

for (const [which, gestures] of [['unit', UNIT], ['project', PROJECT]]) {
  test(`every gesture in a ${which}’s table is undone and redone, by its name, to the byte`, async ({ page, site }) => {
    test.setTimeout(300_000);
    await openSite(page, site);
    await openFile(page, jsonFile({ ...example(which), accounts: [] }));
    await expect(cell(page, 1, '三级指标')).toBeVisible();
    const states = [await state(page)];
    for (const [what, gesture, place] of gestures) {
      await gesture(page);
      await expect(undo(page)).toHaveAccessibleName(what instanceof RegExp ? new RegExp(what.source.replace('^', '^撤销：')) : `撤销：${what}`);
      states.push(await state(page));
      expect(states.at(-1), String(what)).not.toBe(states.at(-2));
      await undo(page).click();
      expect(await state(page), `${what} undone`).toBe(states.at(-2));
      await redo(page).click();
      expect(await state(page), `${what} redone`).toBe(states.at(-1));
      if (place) await expect(place(page), `${what}: the way to it`).toBeFocused();
    }
    // All the way back, with the keys, and forth.
    for (const before of states.slice(0, -1).reverse()) {
      await page.keyboard.press('Control+Z');
      expect(await state(page)).toBe(before);
    }
    for (const after of states.slice(1)) {
      await page.keyboard.press('Control+Y');
      expect(await state(page)).toBe(after);
    }
  });
}

test('fields show what was undone: choices, dates, figures with their digits, the scheme', async ({ page, site }) => {
  await openedExample(page, site);
  const day = await field(page, '填报日期').inputValue();
  await field(page, '填报日期').fill('2022-02-02');
  await undo(page).click();
  await expect(field(page, '填报日期')).toHaveValue(day);

  const amount = field(page, '资金总额 全年执行数');
  await amount.fill('50.6');
  await amount.blur();
  await amount.fill('50.60');
  await undo(page).click();
  await expect(amount).toHaveValue('50.6');

  await openFile(page, examplePath('project'));
  await expect(field(page, '项目名称')).toBeVisible();
  const scheme = await at(page, 'scheme').inputValue();
  await at(page, 'scheme').selectOption({ index: 3 });
  await undo(page).click();
  await expect(at(page, 'scheme')).toHaveValue(scheme);
  await redo(page).click();
  await expect(at(page, 'scheme')).not.toHaveValue(scheme);
  await undo(page).click();

  const boxes = page.getByRole('group', { name: '项目类别' });
  const chosen = await boxes.getByRole('radio', { checked: true }).count();
  await boxes.getByRole('radio', { checked: false }).first().click();
  await undo(page).click();
  await expect(boxes.getByRole('radio', { checked: true })).toHaveCount(chosen);
});

test('a survey, an own paragraph, a finding put aside and an own scheme are steps too', async ({ page, site }) => {
  const indicators = [{ id: 'a', name: '满意度', points: '10', target: '≥90%', actual: '95%' }];
  const survey = [{ indicator: 'a', sent: 100, valid: 90, satisfied: 81, date: '2021-01-02' }];
  await openSite(page, site);
  await openFile(page, jsonFile({ ...example('unit'), indicators, survey, report: {}, dismissed: [] }));
  let before = await state(page);
  await button(page, '删除这项调查').click();
  await expect(undo(page)).toHaveAccessibleName('撤销：删除“满意度”的满意度调查');
  await undo(page).click();
  expect(await state(page)).toBe(before);
  await expect(field(page, '发放份数：第 1 行 满意度')).toBeFocused();

  // The report is folded; undoing opens what hides the field.
  const fold = part(page, 'part-report').locator('.report-fold button');
  await fold.click();
  await part(page, 'part-report').locator('.report-block').nth(1).getByRole('button', { name: /^改写/ }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('，改过。');
  await expect(undo(page)).toHaveAccessibleName(/^撤销：修改自评报告 /);
  await fold.click();
  await undo(page).click();
  await expect(part(page, 'part-report').locator('.report-block').first()).toBeVisible();
  expect(await state(page)).toBe(before);

  await part(page, 'part-scheme').getByRole('button', { name: /^复制/ }).click();
  await field(page, '方案名称').fill('本校办法');
  await button(page, '采用').click();
  await expect(undo(page)).toHaveAccessibleName('撤销：采用自定方案“本校办法”');
  await expect(part(page, 'part-scheme')).toContainText('本校办法');
  await undo(page).click();
  expect(await state(page)).toBe(before);
  await redo(page).click();
  await expect(part(page, 'part-scheme')).toContainText('本校办法');
  await part(page, 'part-scheme').getByRole('button', { name: /^改回内置方案/ }).click();
  await expect(undo(page)).toHaveAccessibleName(/^撤销：改回方案“.+”$/);
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  expect(await state(page)).toBe(before);

  await button(page, '全部检查').click();
  before = await state(page);
  await page.getByRole('button', { name: /^搁置…/ }).first().click();
  await page.keyboard.type('情况属实');
  await page.keyboard.press('Enter');
  const aside = button(page, '已搁置 1');
  await expect(aside).toBeVisible();
  await expect(undo(page)).toHaveAccessibleName(/^撤销：搁置.+的检查结果$/);
  await undo(page).click();
  await expect(aside).toHaveCount(0);
  expect(await state(page)).toBe(before);
});

test('a file that takes the place of the open evaluation is one step', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await cell(page, 15, '得分').fill('9');
  await expect(total(page)).toHaveText('95.00');
  const before = await state(page);
  await openFile(page, jsonFile({ ...example('unit'), unit: '文件里的单位', indicators: example('unit').indicators.slice(0, 3) }));
  await button(page, '替换').click();
  await expect(field(page, '单位名称')).toHaveValue('文件里的单位');
  await expect(cell(page, 4, '得分')).toHaveCount(0);
  await expect(undo(page)).toHaveAccessibleName('撤销：用文件的内容替换');
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 15, '得分')).toHaveValue('9');
  expect(await state(page)).toBe(before);
  // The step before is there still.
  await undo(page).click();
  await expect(total(page)).toHaveText('94.00');
  await expectSaved(page);
});

// ---- a reload, other evaluations, a storage that fails ------------------------------------------------------------

for (const { way, open } of WAYS) {
  test(`a reload keeps the history, also what was just typed (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    const before = await state(page);
    await button(page, '第 2 行 删除').click();
    await expectSaved(page);
    await cell(page, 1, '偏差原因').fill('甲');
    await cell(page, 1, '偏差原因').blur();
    await cell(page, 1, '实际完成值').fill('刚刚');
    await page.reload();
    await expect(cell(page, 1, '实际完成值')).toHaveValue('刚刚');
    await expect(undo(page)).toHaveAccessibleName(/的实际完成值$/);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    await expect(cell(page, 1, '偏差原因')).toHaveValue('');
    await page.reload();
    await expect(redo(page)).toHaveAccessibleName(/的偏差原因$/);
    await undo(page).click();
    const { id: _, ...now } = JSON.parse(await state(page));
    const { id: __, ...wanted } = JSON.parse(before);
    expect(now).toEqual(wanted);
  });
}

test('each evaluation has its own history; examples and deleted ones leave none behind', async ({ page, site }) => {
  const histories = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('ziping:history:')));
  await openedExample(page, site);
  await page.reload();
  await expect(cell(page, 1, '得分')).toBeVisible();
  expect(await histories()).toEqual([]);
  await cell(page, 15, '得分').fill('9');
  await expectSaved(page);
  await openFile(page, examplePath('project'));
  await expect(undo(page)).toHaveAccessibleName('撤销');
  await field(page, '项目名称').fill('别的项目');
  await page.goBack();
  await expect(undo(page)).toHaveAccessibleName(/的得分$/);
  await page.goForward();
  await expect(undo(page)).toHaveAccessibleName('撤销：修改项目名称');
  await button(page, '返回').click();
  expect(await histories()).toHaveLength(2);
  for (let left = 1; left >= 0; left--) {
    await page.getByRole('button', { name: /^删除：/ }).first().click();
    await expect(page.getByRole('button', { name: /^打开：/ })).toHaveCount(left);
  }
  await page.reload();
  expect(await histories()).toEqual([]);
});

// The storage of the tab fails; that of the browser does not.
const FAILURES = {
  'is denied': () => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  },
  'is full': () => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (this === window.sessionStorage) throw new DOMException('full', 'QuotaExceededError');
      real.call(this, key, value);
    };
  },
};

for (const [what, script] of Object.entries(FAILURES)) {
  test(`a tab's storage that ${what} costs the history after a reload and nothing else`, async ({ page, site }) => {
    await page.addInitScript(script);
    await openedExample(page, site);
    await cell(page, 15, '得分').fill('9');
    await expect(total(page)).toHaveText('95.00');
    await undo(page).click();
    await expect(total(page)).toHaveText('94.00');
    await redo(page).click();
    await expect(total(page)).toHaveText('95.00');
    await expectSaved(page);
    await expect(alert(page)).toHaveCount(0);
    await page.reload();
    await expect(total(page)).toHaveText('95.00');
    await expect(undo(page)).toHaveAccessibleName('撤销');
  });
}

test('a kept history that is damaged or of another state is dropped without a word', async ({ page, site }) => {
  await openedExample(page, site);
  await cell(page, 15, '得分').fill('9');
  await cell(page, 15, '得分').blur();
  await expectSaved(page);
  const damage = (how) =>
    page.evaluate((how) => {
      const key = Object.keys(sessionStorage).find((key) => key.startsWith('ziping:history:'));
      const text = sessionStorage.getItem(key);
      return [key, how === 'cut' ? text.slice(0, -20) : text.replace('"act":"change"', '"act":"chance"')];
    }, how);
  for (const how of ['cut', 'changed']) {
    const [key, text] = await damage(how);
    // The page writes its history when it goes, so the damage is done from another one.
    await page.goto('about:blank');
    await page.goto(site.url);
    await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [key, text]);
    await page.getByRole('button', { name: /^打开：/ }).click();
    await expect(total(page)).toHaveText('95.00');
    await expect(undo(page)).toHaveAccessibleName('撤销');
    await expect(alert(page)).toHaveCount(0);
    await cell(page, 14, '偏差原因').fill(how);
    await cell(page, 14, '偏差原因').blur();
    await expectSaved(page);
  }
});

// ---- fields and keys ----------------------------------------------------------------------------------------------

test('what is typed and is no figure is a step like any other: undone, the field is as before', async ({ page, site }) => {
  await openedExample(page, site);
  await field(page, '单位名称').fill('某单位');
  const source = field(page, '资金总额 年初预算数');
  await source.fill('');
  await source.blur();
  await source.focus();
  await page.keyboard.type('abc');
  await expect(alert(page).filter({ hasText: '不是金额' })).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(source).toHaveValue('');
  await expect(alert(page).filter({ hasText: '不是金额' })).toHaveCount(0);
  await expect(undo(page)).toHaveAccessibleName('撤销：修改资金总额 年初预算数');

  // Where a figure gave way to what is none, the figure comes back at once.
  const score = cell(page, 3, '分值');
  const points = await score.inputValue();
  await score.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('分x');
  await page.keyboard.press('Control+Z');
  await expect(score).toHaveValue(points);
});

test('while an input method composes nothing is undone, and what it gives is one step with what was typed', async ({ page, site }) => {
  await openedExample(page, site);
  await field(page, '单位名称').fill('某单位');
  await cell(page, 1, '偏差原因').focus();
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'yuan', selectionStart: 4, selectionEnd: 4 });
  // The keys that an input method takes for itself reach the page as composing.
  await cell(page, 1, '偏差原因').evaluate((field) => {
    for (const key of ['z', 'y', 'Z']) {
      const event = { key, ctrlKey: true, shiftKey: key === 'Z', isComposing: true, bubbles: true, cancelable: true };
      if (!field.dispatchEvent(new KeyboardEvent('keydown', event))) throw new Error(`${key} was taken`);
    }
  });
  await expect(cell(page, 1, '偏差原因')).toHaveValue('yuan');
  await expect(field(page, '单位名称')).toHaveValue('某单位');
  await expect(undo(page)).toHaveAccessibleName('撤销：修改单位名称');
  // A pause while it composes changes nothing either.
  await pausesOver(page, PAUSE + 100);
  await expect(cell(page, 1, '偏差原因')).toHaveValue('yuan');
  await client.send('Input.insertText', { text: '原因' });
  await page.keyboard.type('1');
  await expect(cell(page, 1, '偏差原因')).toHaveValue('原因1');
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 1, '偏差原因')).toHaveValue('');
  await page.keyboard.press('Control+Z');
  await expect(field(page, '单位名称')).not.toHaveValue('某单位');
});

test("the browser's own menu undoes the same step; what is not kept is left to the browser", async ({ page, site }) => {
  // A step that leaves nothing changed goes when the pause after it is over.
  await openSite(page, site);
  await button(page, '看示例').click();
  const before = await field(page, '单位名称').inputValue();
  await field(page, '单位名称').focus();
  await page.keyboard.press('End');
  await page.keyboard.type('abc');
  await cell(page, 1, '偏差原因').focus();
  await page.keyboard.type('xyz');
  await page.evaluate(() => document.execCommand('undo'));
  await expect(cell(page, 1, '偏差原因')).toHaveValue('');
  await expect(undo(page)).toHaveAccessibleName('撤销：修改单位名称');

  // The draft of a scheme is no part of the evaluation until it is adopted.
  await part(page, 'part-scheme').getByRole('button', { name: /^复制/ }).click();
  await field(page, '方案名称').press('End');
  await page.keyboard.type('xyz');
  await page.keyboard.press('Control+Z');
  await expect(field(page, '方案名称')).not.toHaveValue(/xyz$/);
  await expect(field(page, '单位名称')).toHaveValue(`${before}abc`);
});

test('every field of the form that is kept says where it is, so that its steps lead to it', async ({ page, site }) => {
  await openSite(page, site);
  for (const kind of ['unit', 'project']) {
    await openFile(page, examplePath(kind));
    await button(page, '添加资金来源').click();
    await button(page, '第 1 行 更多').click();
    await page.locator('#part-claimed .report-fold button').click();
    const lost = await page.evaluate(() => {
      const fields = document.querySelectorAll('main.form :is(input, textarea, select)');
      const placed = (element) => element.closest('[data-column], [data-place]');
      const choosers = (element) => element.closest('.paper-choice, .understood') || element.matches('#part-survey label > select');
      return [...fields].filter((element) => !placed(element) && !choosers(element)).map((element) => element.outerHTML);
    });
    expect(lost).toEqual([]);
  }
});

test('by keyboard alone: the list of steps goes back several at once, Escape leaves it', async ({ page, site }) => {
  await openedExample(page, site);
  const before = await state(page);
  for (const [row, text] of [[1, '甲'], [2, '乙'], [3, '丙']]) {
    await cell(page, row, '偏差原因').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
  }
  const after = await state(page);
  // The form below stays where it is.
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.evaluate(() => document.querySelector('.undo-toggle').focus({ preventScroll: true }));
  await page.keyboard.press('Enter');
  const steps = page.getByRole('button', { name: /^撤销 \d 步/ });
  await expect(steps).toHaveCount(3);
  await expect(steps.first()).toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  await page.keyboard.press('Escape');
  await expect(steps).toHaveCount(0);
  await expect(button(page, '历史')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^撤销 3 步/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('已撤销 3 步，还可撤销 0 步');
  await expect(cell(page, 1, '偏差原因')).toBeFocused();
  expect(await state(page)).toBe(before);
  await button(page, '历史').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^重做 3 步/ }).press('Enter');
  expect(await state(page)).toBe(after);
});

test('undoing a new row leads to the row that is nearest, undoing a removal to the row that is back', async ({ page, site }) => {
  await openedExample(page, site);
  await button(page, '添加指标').click();
  await expect(cell(page, 16, '三级指标')).toBeFocused();
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 16, '三级指标')).toHaveCount(0);
  await expect(cell(page, 15, '三级指标')).toBeFocused();
  await button(page, '第 4 行 删除').click();
  await expect(button(page, '恢复刚删除的第 4 行')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell(page, 4, '三级指标')).toBeFocused();
  await expect(button(page, '恢复刚删除的第 4 行')).toHaveCount(0);
  await page.keyboard.press('Control+Y');
  await expect(button(page, '恢复刚删除的第 4 行')).toBeVisible();
  await expect(cell(page, 4, '三级指标')).toBeFocused();
});

test('a row moved with the key held is one step, and the row keeps its number in words', async ({ page, site }) => {
  await openedExample(page, site);
  const before = await state(page);
  const name = await cell(page, 2, '三级指标').inputValue();
  await cell(page, 2, '年初目标值').focus();
  for (let times = 0; times < 4; times++) await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(page, 6, '三级指标')).toHaveValue(name);
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 2, '三级指标')).toHaveValue(name);
  await expect(cell(page, 2, '三级指标')).toBeFocused();
  expect(await state(page)).toBe(before);
});

test('in a table of 500 rows typing, undoing and redoing are quick', async ({ page, site }) => {
  const pattern = example('unit').indicators;
  const indicators = Array.from({ length: 500 }, (_, at) => ({ ...pattern[at % pattern.length], id: `r${at}` }));
  await openSite(page, site);
  await openFile(page, jsonFile({ ...example('unit'), indicators }));
  await cell(page, 250, '偏差原因').focus();
  // From the key to the second frame after it: what it made is painted.
  const key = (key, init) =>
    page.evaluate(
      ([key, init]) =>
        new Promise((done) => {
          const start = performance.now();
          const target = document.activeElement;
          if (init) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
          else document.execCommand('insertText', false, key);
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
        }),
      [key, init],
    );
  const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  const typed = [];
  for (let times = 0; times < 15; times++) typed.push(await key('字'));
  const [undone, redone] = [[], []];
  for (let times = 0; times < 7; times++) {
    undone.push(await key('z', { ctrlKey: true }));
    await expect(cell(page, 250, '偏差原因')).not.toHaveValue(/字{15}$/);
    redone.push(await key('y', { ctrlKey: true }));
    await expect(cell(page, 250, '偏差原因')).toHaveValue(/字{15}$/);
  }
  const figures = { typed: median(typed), undone: median(undone), redone: median(redone) };
  console.log(JSON.stringify(figures));
  // Wide bounds: only what a person would call stuck fails on a busy machine.
  expect(figures.typed).toBeLessThan(1500);
  expect(figures.undone).toBeLessThan(1500);
  expect(figures.redone).toBeLessThan(1500);
});
