// Taking in what offices already have: opened, dropped or pasted, looked at before anything changes, undone in one step, and never
// at the price of what was typed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import {
  test, expect, WAYS, openSite, openFile, example, examplePath, jsonFile, kept, total, button, field, cell, expectSaved, latest, pausesOver,
} from './support.mjs';

const path = (name) => fileURLToPath(new URL(`../import/files/${name}`, import.meta.url));
const hostile = (name) => fileURLToPath(new URL(`../import/hostile/files/${name}`, import.meta.url));
const preview = (page) => page.getByRole('main', { name: /^导入预览：/ });
const understood = (page) => page.getByRole('region', { name: '识别结果' });
const source = (page) => page.getByRole('region', { name: '原文' });
const unused = (page) => page.getByRole('region', { name: /^未采用的内容/ });
const member = (page, path) => page.locator(`[data-member="${path}"]`);
const records = async (page) => Object.keys(await kept(page)).filter((key) => key.startsWith('ziping:slot:'));

// What an office's program puts on the clipboard, pasted where the focus is.
async function paste(page, { text = '', html = '' }) {
  await page.evaluate(
    ([text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      if (html) clipboardData.setData('text/html', html);
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [text, html]
  );
}

async function drop(page, name) {
  const base64 = readFileSync(path(name)).toString('base64');
  await page.evaluate(
    ([base64, name]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [base64, name]
  );
}

async function openUnit(page) {
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await expectSaved(page);
}

for (const { way, open } of WAYS) {
  test(`files of every kind are looked at first and become a form that is checked (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    for (const name of [
      '01-seed-unit.1-official.xlsx',
      '01-seed-unit.1-official.xls',
      '01-seed-unit.2-repeated.docx',
      '01-seed-unit.4-framed.html',
      '02-seed-project.3-empty.gb18030.csv',
      'report-seed.txt',
    ]) {
      const before = (await records(page)).length;
      await openFile(page, path(name));
      await expect(preview(page), name).toBeVisible();
      await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText(`导入预览：${name}`);
      await expect(member(page, 'indicators[0].target').first()).toHaveText(/\d/);
      expect(await records(page), `${name}: nothing is kept before it is agreed`).toHaveLength(before);
      await preview(page).getByRole('button', { name: /^新建为/ }).click();
      await expect(preview(page)).toHaveCount(0);
      await expect(total(page)).toBeVisible();
      await expect(page.getByRole('complementary', { name: '检查结果' })).toBeVisible();
      await expect(page.getByText(new RegExp(`^已从“${name.replaceAll('.', '\\.')}”新建了`))).toBeVisible();
      expect((await records(page)).length, name).toBeGreaterThan(before);
      await button(page, '返回').click();
      await expect(button(page, '看示例')).toBeVisible();
    }
  });

  test(`a hostile or foreign file ends in a sentence and nothing typed is lost (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await openUnit(page);
    await cell(page, 1, '偏差原因').fill('正在填写');
    const names = ['bomb.docx', 'bomb.xlsx', 'laughs.xlsx', 'truncated.docx', 'encrypted.xlsx', 'old-word.doc', 'pdf-as.docx', 'deep.docx', 'empty.xlsx'];
    for (const name of names) {
      await openFile(page, hostile(name));
      await expect(page.getByRole('alert').getByText(new RegExp(`^没有导入“${name.replace('.', '\\.')}”。.*。$`))).toBeVisible();
    }
    await openFile(page, { name: '照片.docx', mimeType: '', buffer: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1') });
    await expect(page.getByRole('alert').getByText('没有导入“照片.docx”。这是图片，不能识别其中的文字；请使用原来的表格或文档。')).toBeVisible();
    await openFile(page, { name: '通知.txt', mimeType: '', buffer: Buffer.from('下周一开会。') });
    await expect(page.getByRole('alert').getByText(/^没有导入“通知\.txt”。没有找到自评表/)).toBeVisible();
    await expect(cell(page, 1, '偏差原因')).toHaveValue('正在填写');
    await expect(preview(page)).toHaveCount(0);
  });
}

test('a form is dropped, its source and its understanding are linked, and what was not used can be copied', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSite(page, site);
  await drop(page, '13-yinchuan-estate.1-official.xlsx');
  await expect(preview(page)).toBeVisible();
  // A member and the cell that it came from.
  const actual = member(page, 'indicators[1].actual');
  await actual.click();
  await expect(actual).toHaveAttribute('data-linked');
  const partner = source(page).locator('[data-linked]');
  await expect(partner).toHaveCount(1);
  expect(await partner.innerText()).toContain(await actual.innerText());
  // Back from the cell.
  await source(page).locator('[data-at]').filter({ hasText: /^\d+(\.\d+)?$/ }).first().hover();
  await expect(source(page).locator('[data-linked]')).toHaveCount(1);
  // The other way of going on: ↓ from the first member.
  await understood(page).locator('[data-member]').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(understood(page).locator('[data-member]').nth(1)).toBeFocused();

  const list = unused(page);
  const count = await list.getByRole('listitem').count();
  expect(count).toBeGreaterThan(0);
  const cells = await source(page).locator('.unused').count();
  await expect(list.getByRole('heading')).toHaveText(`未采用的内容（${cells}）`);
  expect(await list.locator('.import-text > span').count()).toBe(cells);
  await list.getByRole('button', { name: /^复制：/ }).first().click();
  const first = (await list.locator('.import-text').first().locator('span').allInnerTexts()).join('\t');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  await button(page, '复制全部').click();
  await expect.poll(async () => (await page.evaluate(() => navigator.clipboard.readText())).split('\n').length).toBe(count);

  await page.keyboard.press('Escape');
  await expect(preview(page)).toHaveCount(0);
  await expect(button(page, '看示例')).toBeVisible();
  expect(await records(page)).toHaveLength(0);
});

test('a table on the clipboard is pasted with the keys, as a browser hands it over', async ({ page, site, context, trouble }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSite(page, site);
  const html = readFileSync(path('06-hubei-project-patrol.5-shuffled.html'), 'utf8');
  await page.evaluate(async (html) => {
    const blob = (kind, text) => new Blob([text], { type: kind });
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', '甲\t乙') }),
    ]);
  }, html);
  // The browser itself parses what the test puts there, styles and all; what is pasted below must bring none of it.
  expect((await trouble.take()).every((said) => said.includes('style'))).toBe(true);
  await field(page, '粘贴自评表').focus();
  await page.keyboard.press('Control+v');
  await expect(preview(page)).toBeVisible();
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('导入预览：粘贴的内容');
  await expect(member(page, 'project.name')).not.toBeEmpty();
  await button(page, '取消').click();
  await expect(field(page, '粘贴自评表')).toBeFocused();
  await expect(field(page, '粘贴自评表')).toHaveValue('');

  // Without a table on the clipboard the text speaks; pasted at no field at all.
  await page.evaluate(() => document.activeElement.blur());
  await paste(page, { text: readFileSync(path('02-seed-project.3-empty.txt'), 'utf8') });
  await expect(preview(page)).toBeVisible();
});

test('a block goes right and down from the focused cell, as one step; a single value is pasted as ever', async ({ page, site }) => {
  await openSite(page, site);
  await openUnit(page);
  const count = await page.locator('.indicators [data-row]').count();
  const before = await cell(page, count, '实际完成值').inputValue();
  await cell(page, count, '实际完成值').focus();
  await paste(page, { text: '十二次\t9.5\t下雨\t多余\r\n\t3\t\t\r\n' });
  await expect(preview(page)).toBeVisible();
  await expect(preview(page).getByText('改动 4 处，新增 1 行，1 处没有地方填。', { exact: true })).toBeVisible();
  await expect(preview(page).getByText('粘贴的第 1 行第 4 列“多余”：超出最后一栏“偏差原因”。')).toBeVisible();
  await expect(preview(page).getByRole('row', { name: new RegExp(`第 ${count} 行 实际完成值 ${before} 十二次`) })).toBeVisible();
  await button(page, '填入').click();
  await expect(cell(page, count, '实际完成值')).toHaveValue('十二次');
  await expect(cell(page, count, '实际完成值')).toBeFocused();
  await expect(cell(page, count, '偏差原因')).toHaveValue('下雨');
  await expect(cell(page, count + 1, '得分')).toHaveValue('3');
  await page.keyboard.press('Control+z');
  await expect(cell(page, count, '实际完成值')).toHaveValue(before);
  await expect(page.locator('.indicators [data-row]')).toHaveCount(count);

  // Excel puts even one cell on the clipboard as a table.
  await cell(page, 1, '实际完成值').focus();
  await page.keyboard.press('Control+a');
  await paste(page, { text: '8次', html: '<table><tr><td>8次</td></tr></table>' });
  await page.keyboard.insertText('8次');
  await expect(preview(page)).toHaveCount(0);
  await expect(cell(page, 1, '实际完成值')).toHaveValue('8次');
});

test('a form fills the open one as one step: what it does not state stays, and undoing brings everything back', async ({ page, site }) => {
  await openSite(page, site);
  await openUnit(page);
  await cell(page, 1, '三级指标').focus();
  const rows = [
    '一级指标\t二级指标\t三级指标\t年初目标值\t实际完成值\t分值\t得分',
    '产出指标\t数量指标\t新的指标\t10个\t9个\t5\t4.5',
  ];
  await paste(page, { text: rows.join('\r\n') });
  await expect(preview(page)).toBeVisible();
  await expect(preview(page).getByText(/^填入当前自评时：0 行指标与现有的同名.*新增 1 行；原文没有的 \d+ 行去掉：/)).toBeVisible();
  await button(page, '改为从所选单元格起填入').click();
  await expect(preview(page).getByText(/^从所选单元格起/)).toBeVisible();
  await button(page, '改为按整张表识别').click();
  await button(page, '填入当前自评').click();
  await expect(preview(page)).toHaveCount(0);
  await expect(page.locator('.indicators [data-row]')).toHaveCount(1);
  await expect(cell(page, 1, '实际完成值')).toHaveValue('9个');
  await expect(field(page, '单位名称')).toHaveValue(example('unit').unit);
  await expect(page.getByText(/^已从“粘贴的内容”填入当前自评。检查结果：.*可以撤销。$/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.indicators [data-row]')).toHaveCount(example('unit').indicators.length);
  await expect(total(page)).toHaveText('94.00');
  const ids = new Set((await records(page)).map((key) => key.split(':')[3]));
  expect(ids.size, 'it stayed one evaluation').toBe(1);
});

test('columns and schemes can be chosen otherwise, and the understanding follows', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, path('06-hubei-project-patrol.2-repeated.xlsx'));
  await expect(preview(page)).toBeVisible();
  const columns = page.getByRole('region', { name: '各栏对应的内容' });
  const target = columns.locator('label').filter({ has: page.locator('option:checked', { hasText: '年初目标值' }) }).locator('select');
  const actual = columns.locator('label').filter({ has: page.locator('option:checked', { hasText: '实际完成值' }) }).locator('select');
  const value = await member(page, 'indicators[0].actual').innerText();
  const handle = await actual.elementHandle();
  await target.selectOption('none');
  await expect(member(page, 'indicators[0].target')).toHaveCount(0);
  await handle.selectOption('target');
  await expect(member(page, 'indicators[0].target')).toHaveText(value);
  // The choice keeps the focus, so that the next one is a key away.
  await handle.focus();
  await expect(columns.locator('select:focus')).toHaveCount(1);

  const scheme = preview(page).getByLabel('评分方案');
  const first = await scheme.inputValue();
  const other = await scheme.locator('option').nth(1).getAttribute('value');
  await preview(page).getByText(/^推荐理由（/).click();
  await expect(preview(page).locator('.import-scheme li').first()).toBeVisible();
  await scheme.selectOption(other);
  await expect(scheme).toHaveValue(other);
  expect(other).not.toBe(first);
  await preview(page).getByRole('button', { name: /^新建为/ }).click();
  await expect(total(page)).toBeVisible();
  await expectSaved(page);
  expect(latest(await kept(page)).evaluation.scheme).toBe(other);
});

test('of several forms in a file those that are ticked are taken', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, path('book-two-sheets.xlsx'));
  await expect(preview(page)).toBeVisible();
  await expect(button(page, '新建为 2 份自评')).toBeVisible();
  await button(page, '看第 2 份').click();
  await expect(button(page, '看第 2 份')).toHaveAttribute('aria-current', 'true');
  await expect(member(page, 'project.name')).toBeVisible();
  const boxes = preview(page).getByRole('checkbox');
  await boxes.nth(0).uncheck();
  await boxes.nth(1).uncheck();
  await expect(button(page, '新建为一份自评')).toBeDisabled();
  await expect(page.getByText('请至少勾选一份。')).toBeVisible();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await button(page, '新建为 2 份自评').click();
  await expect(page.getByText('已从“book-two-sheets.xlsx”新建了 2 份自评；现在显示的是第一份，其余在首页的列表里。')).toBeVisible();
  await expect(page.getByText('未导出', { exact: true })).toBeVisible();
  await button(page, '返回').click();
  await expect(page.getByRole('button', { name: /^打开：/ })).toHaveCount(2);
});

test('the preview is for everybody: keys, a small window, both schemes of colours', async ({ page, site }) => {
  await openSite(page, site);
  for (const [width, scheme] of [[1280, 'light'], [360, 'dark']]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await openFile(page, path('04-langfang-heating.4-framed.docx'));
    await expect(preview(page)).toBeVisible();
    await expect(preview(page).getByRole('heading', { level: 1 })).toBeFocused();
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, `${width} px`).toBeLessThanOrEqual(0);
    await page.keyboard.press('Tab');
    await expect(preview(page).getByRole('button', { name: /^新建为/ })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(preview(page)).toHaveCount(0);
  }
});

// A worker that answers late: the module is held back until `release` is called.
async function slowModule(page) {
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  await page.route(/ziping-office-.*\.wasm$/, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

test('a block that is read after the form was left goes nowhere', async ({ page, site }) => {
  await openSite(page, site);
  await openUnit(page);
  const before = await kept(page);
  const release = await slowModule(page);
  await cell(page, 1, '实际完成值').focus();
  await paste(page, { text: '1次\t2\r\n3次\t4' });
  await expect(page.getByText('正在读取…')).toBeVisible();
  await button(page, '返回').click();
  await expect(page.getByText('正在读取…')).toHaveCount(0);
  release();
  await expect.poll(() => page.workers().length).toBe(0);
  await pausesOver(page);
  await expect(preview(page)).toHaveCount(0);
  expect(Object.keys(await kept(page)).length).toBe(Object.keys(before).length);
});

test('a block follows its row when rows move meanwhile, and says so when the row is gone', async ({ page, site }) => {
  await openSite(page, site);
  await openUnit(page);
  const name = await cell(page, 2, '三级指标').inputValue();
  const release = await slowModule(page);
  await cell(page, 2, '实际完成值').focus();
  await paste(page, { text: '十二次\t4\r\n' });
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cell(page, 1, '三级指标')).toHaveValue(name);
  release();
  await expect(cell(page, 1, '实际完成值')).toHaveValue('十二次');
  await expect(cell(page, 1, '三级指标')).toHaveValue(name);
});

test('while the preview is open nothing is undone unseen, Back and Escape close it wherever the focus is', async ({ page, site }) => {
  await openSite(page, site);
  await openUnit(page);
  await cell(page, 1, '偏差原因').fill('写了一半');
  await openFile(page, path('06-hubei-project-patrol.1-official.xlsx'));
  await expect(preview(page)).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Escape');
  await expect(preview(page)).toHaveCount(0);
  await expect(cell(page, 1, '偏差原因')).toHaveValue('写了一半');

  await openFile(page, path('06-hubei-project-patrol.1-official.xlsx'));
  await expect(preview(page)).toBeVisible();
  await expect(preview(page).getByText('当前打开的自评与这份种类不同（整体或项目），不能填入，只能新建。')).toBeVisible();
  await page.goBack();
  await expect(preview(page)).toHaveCount(0);
  await expect(cell(page, 1, '偏差原因')).toHaveValue('写了一半');
});

test('what filling changes is shown before it does', async ({ page, site }) => {
  await openSite(page, site);
  await openUnit(page);
  await openFile(page, path('07-hubei-unit-culture.2-repeated.xlsx'));
  await expect(preview(page)).toBeVisible();
  await preview(page).getByText(/^填入后会改动的内容（\d+）$/).click();
  await expect(preview(page).getByRole('row', { name: new RegExp(`^单位名称 ${example('unit').unit} `) })).toBeVisible();
});

test('one file at a time; a text that is only indented is no table; a word pasted beside the fields is nothing', async ({ page, site }) => {
  await openSite(page, site);
  await openUnit(page);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    for (const name of ['一.xlsx', '二.xlsx']) dataTransfer.items.add(new File(['x'], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('alert').getByText('一次请放一个文件；放进来了 2 个，都没有读取。')).toBeVisible();
  await button(page, '关闭').first().click();
  await cell(page, 1, '偏差原因').focus();
  await paste(page, { text: '\t因下雨推迟，\n\t年底补上。' });
  await page.evaluate(() => document.activeElement.blur());
  await paste(page, { text: '教师培训' });
  await pausesOver(page);
  expect(page.workers()).toHaveLength(0);
  await expect(preview(page)).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what was left out can be copied afterwards too, and where the browser has no clipboard for pages', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.addEventListener('copy', () => (window.copied = document.activeElement.value));
  });
  await openSite(page, site);
  await openFile(page, path('13-yinchuan-estate.1-official.xlsx'));
  await preview(page).getByRole('button', { name: /^新建为/ }).click();
  await expect(page.getByText(/原文有 \d+ 处没有采用。/)).toBeVisible();
  await button(page, '复制未采用的内容').click();
  await expect.poll(() => page.evaluate(() => window.copied)).toMatch(/第\d+行/);
});

test('a file that is not JSON is never taken for one, and JSON is opened as ever', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, { ...jsonFile(example('unit')), name: '自评.txt' });
  await expect(total(page)).toHaveText('94.00');
  await button(page, '返回').click();
  await openFile(page, { name: '自评.json', mimeType: '', buffer: Buffer.from('三级指标\t年初目标值') });
  await expect(page.getByRole('alert').getByText(/^没有打开“自评\.json”。/)).toBeVisible();
});
