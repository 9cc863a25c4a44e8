// It is saved, or you are told that it is not: closing, reloading, files, a list of several, a storage that fails.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  test, expect, WAYS, openSite, openFile, jsonFile, example, examplePath, downloaded, kept, total, button, cell, expectSaved,
} from './support.mjs';

const alert = (page) => page.getByRole('alert');
const question = (page) => page.getByRole('alertdialog');
const opens = (page) => page.getByRole('button', { name: /^打开：/ });

// The example, changed once: one of the person's own from then on.
async function changedExample(page, score = '9') {
  await button(page, '看示例').click();
  await cell(page, 15, '得分').fill(score);
  await expectSaved(page);
}

for (const { way, open } of WAYS) {
  test(`what was typed is there again after the browser was closed (${way})`, async ({ profile, site, singleFile }) => {
    let context = await profile.open();
    let page = context.pages()[0];
    await open(page, { site, singleFile });
    await button(page, '新建整体自评').click();
    await cell(page, 1, '分值').fill('5');
    await cell(page, 1, '年初目标值').fill('≥375');
    await cell(page, 1, '实际完成值').fill('374');
    await expect(total(page)).toHaveText('4.99');
    await cell(page, 1, '实际完成值').fill('375');
    await expect(total(page)).toHaveText('5.00');
    await expectSaved(page);
    await context.close();

    context = await profile.open();
    page = context.pages()[0];
    await open(page, { site, singleFile });
    await opens(page).click();
    await expect(total(page)).toHaveText('5.00');
    await expect(cell(page, 1, '年初目标值')).toHaveValue('≥375');
    await expect(cell(page, 1, '实际完成值')).toHaveValue('375');
  });

  test(`the last letters before a reload are kept (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await changedExample(page);
    await cell(page, 2, '偏差原因').fill('刚刚输入的最后几个字');
    // No wait: saving pauses for longer than this.
    await page.reload();
    await expect(cell(page, 2, '偏差原因')).toHaveValue('刚刚输入的最后几个字');
    await expect(total(page)).toHaveText('95.00');
  });

  test(`exported, wiped out and opened again it is the same to the byte (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await changedExample(page);
    const first = await downloaded(page, () => button(page, '导出 JSON').click());
    expect(first.name).toBe('2020年度-武汉市硚口区小学教学研究室-整体绩效自评.json');
    await expect(page.getByText('已导出', { exact: true })).toBeVisible();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await expect(alert(page)).toContainText('没有这份自评');
    await expect(page.getByText('还没有保存的自评')).toBeVisible();

    await openFile(page, first.path);
    await expect(total(page)).toHaveText('95.00');
    const second = await downloaded(page, () => button(page, '导出 JSON').click());
    expect(second.text).toBe(first.text);
    const { id, ...rest } = JSON.parse(first.text);
    const { id: _, ...wanted } = example('unit');
    wanted.indicators[14].score = '9';
    expect(rest).toEqual(wanted);
    expect(id).toBeTruthy();
  });
}

test('a file is shown as soon as it is opened, from the start page and from another form', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await openFile(page, examplePath('project'));
  await expect(total(page)).toHaveText('95.00');
  await page.goBack();
  await expect(total(page)).toHaveText('94.00');
});

test('several are kept side by side; a copy is one of its own; what is deleted can be taken back', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await openFile(page, examplePath('project'));
  await expect(total(page)).toHaveText('95.00');
  await button(page, '返回').click();
  await expect(opens(page)).toHaveCount(2);

  await page.getByRole('button', { name: /^另存副本：.*部门整体/ }).click();
  await expect(opens(page)).toHaveCount(3);
  await page.getByRole('button', { name: /^打开：.*部门整体/ }).first().click();
  await cell(page, 15, '得分').fill('10');
  await expect(total(page)).toHaveText('96.00');
  await button(page, '返回').click();
  await expect(opens(page).filter({ hasText: '96.00 分 优' })).toHaveCount(1);
  await expect(opens(page).filter({ hasText: '94.00 分 优' })).toHaveCount(1);

  const changed = page.getByRole('listitem').filter({ hasText: '96.00' });
  await changed.getByRole('button', { name: /^删除：/ }).click();
  await expect(opens(page)).toHaveCount(2);
  await button(page, '撤销').click();
  await expect(opens(page)).toHaveCount(3);
  await changed.getByRole('button', { name: /^删除：/ }).click();
  await expect(page.getByText('放在“最近删除”里')).toBeVisible();
  await expect(opens(page)).toHaveCount(2);
  await page.reload();
  await expect(opens(page)).toHaveCount(2);
  await expect(opens(page).filter({ hasText: '94.00 分 优' })).toHaveCount(1);
});

test('a file of an evaluation that is kept with other contents asks what to do', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await cell(page, 15, '得分').fill('9');
  await expect(total(page)).toHaveText('95.00');

  await openFile(page, examplePath('unit'));
  await expect(question(page)).toContainText('替换');
  await button(page, '取消').click();
  await expect(question(page)).toHaveCount(0);
  await expect(total(page)).toHaveText('95.00');

  await openFile(page, examplePath('unit'));
  await button(page, '另存为新的一份').click();
  await expect(total(page)).toHaveText('94.00');
  await button(page, '返回').click();
  await expect(opens(page)).toHaveCount(2);
  await opens(page).filter({ hasText: '95.00' }).click();

  await openFile(page, examplePath('unit'));
  await button(page, '替换').click();
  await expect(total(page)).toHaveText('94.00');
  // The same contents once more: there is nothing to ask.
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await expect(question(page)).toHaveCount(0);
  await button(page, '返回').click();
  await expect(opens(page)).toHaveCount(2);
  await expect(opens(page).filter({ hasText: '95.00' })).toHaveCount(0);
});

test('what was just typed is kept when a file replaces the form', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  await cell(page, 15, '得分').fill('6');
  await openFile(page, examplePath('project'));
  await expect(total(page)).toHaveText('95.00');
  await page.goBack();
  await expect(total(page)).toHaveText('92.00');
});

test('a bundle opens all its evaluations', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, jsonFile({ format: 'ziping-bundle', version: 1, evaluations: [example('project'), example('unit')] }));
  await expect(total(page)).toHaveText('95.00');
  await expect(page.getByText('这个文件里有 2 份自评')).toBeVisible();
  await button(page, '返回').click();
  await expect(opens(page)).toHaveCount(2);
  await opens(page).filter({ hasText: '部门整体' }).click();
  await expect(total(page)).toHaveText('94.00');

  await openFile(page, jsonFile({ format: 'ziping-bundle', version: 1, evaluations: [] }));
  await expect(alert(page)).toContainText('一份自评也没有');
  await expect(total(page)).toHaveText('94.00');
});

// One of each kind; tests/files.rs has them all. One in another encoding is asked about first: hostile.spec.mjs.
// What is no JSON at all would be imported under its own name: import.spec.mjs.
const REFUSED = ['empty.json', 'broken-text.json', 'table.xlsx', 'page.html', 'other-program.json', 'cut-off.json', 'newer-bundle.json', 'points-twice.json', 'float.json', 'unknown-scheme.json'];

test('a refused file is answered in a sentence, and nothing is lost or changed', async ({ page, site }) => {
  const files = new URL('../files/', import.meta.url);
  const lines = readFileSync(new URL('refused.tsv', files), 'utf8').split('\n');
  const sentences = new Map(lines.map((line) => line.split('\t')).map(([name, , sentence]) => [name, sentence]));
  await openSite(page, site);
  await openFile(page, fileURLToPath(new URL('refused/newer.json', files)));
  await expect(alert(page)).toContainText('没有打开“newer.json”');
  await expect(page.getByText('还没有保存的自评')).toBeVisible();
  expect(await kept(page)).toEqual({});

  await changedExample(page);
  const before = await kept(page);
  for (const name of REFUSED) {
    const shown = name.endsWith('.json') ? name : `${name}.json`;
    await openFile(page, { name: shown, mimeType: '', buffer: readFileSync(new URL(`refused/${name}`, files)) });
    await expect(alert(page)).toContainText(`没有打开“${shown}”。${sentences.get(name)}`);
    await button(page, '关闭').first().click();
    await expect(alert(page)).toHaveCount(0);
  }
  await expect(cell(page, 15, '得分')).toHaveValue('9');
  await expect(total(page)).toHaveText('95.00');
  expect(await kept(page)).toEqual(before);
});

// How fast is measured without a browser (tests/readers, benches): here a machine with other work to do is no failure.
test('a file too large is refused by name of the limit', async ({ page, site }) => {
  await openSite(page, site);
  const rows = Array.from({ length: 2001 }, () => ({ name: '一' }));
  await openFile(page, jsonFile({ ...example('unit'), indicators: rows }));
  await expect(alert(page)).toContainText('指标太多，最多 2000 条');
  await openFile(page, jsonFile(`{"format": "ziping-evaluation", "unit": "${'长'.repeat(200_001)}"}`));
  await expect(alert(page)).toContainText('文字太长');
  await openFile(page, jsonFile('['.repeat(100_000)));
  await expect(alert(page)).toContainText('没有打开');
});

// ---- a storage that fails ---------------------------------------------------------------------------------------

const DENIALS = {
  'throws on every access': () => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  },
  'is not there': () => Object.defineProperty(window, 'localStorage', { get: () => null }),
};

for (const [what, script] of Object.entries(DENIALS)) {
  test(`a storage that ${what}: the page works in memory and says so all the time`, async ({ page, site }) => {
    await page.addInitScript(script);
    await openSite(page, site);
    const notice = page.getByRole('status').filter({ hasText: '浏览器不允许保存：关闭页面后内容会丢失' });
    await expect(notice).toBeVisible();
    await button(page, '看示例').click();
    await cell(page, 15, '得分').fill('9');
    await expect(total(page)).toHaveText('95.00');
    await expect(notice).toBeVisible();
    await expect(page.getByText('只在本页中，未存入浏览器')).toBeVisible();
    await button(page, '返回').click();
    await expect(notice).toBeVisible();
    await opens(page).click();
    await expect(total(page)).toHaveText('95.00');

    // Closing would lose it, and asks.
    await cell(page, 15, '得分').fill('10');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(total(page)).toHaveText('96.00');
    const file = await downloaded(page, () => button(page, '导出 JSON').click());
    expect(JSON.parse(file.text).indicators[14].score).toBe('10');
  });
}

test('a denied storage: the one file works in memory too', async ({ page, singleFile }) => {
  await page.addInitScript(DENIALS['throws on every access']);
  await page.goto(singleFile.url);
  await openFile(page, examplePath('project'));
  await expect(total(page)).toHaveText('95.00');
  await expect(page.getByText('浏览器不允许保存')).toBeVisible();
});

// Fills the storage to the last character, as another page of the same origin would.
function fillStorage() {
  let size = 1 << 22;
  for (let part = 0; size >= 1; part++) {
    try {
      localStorage.setItem(`other-${part}`, 'x'.repeat(size));
    } catch {
      size >>= 1;
    }
  }
}

test('a full storage: the reason is shown, the kept state stays whole, and the next edit tries again', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  const before = await kept(page);
  await page.evaluate(fillStorage);

  await cell(page, 15, '偏差原因').fill('存储已满时写下的原因。'.repeat(20));
  await expect(page.getByText('未能保存（浏览器的存储空间已满，请导出后删除不用的自评）')).toBeVisible();
  await expect(alert(page)).toContainText('请导出 JSON');
  await expect(total(page)).toHaveText('95.00');
  expect(await kept(page)).toMatchObject(before);

  // Leaving would lose it: the first click says so.
  await button(page, '返回').click();
  await expect(alert(page).filter({ hasText: '还没有保存' })).toBeVisible();
  await expect(total(page)).toHaveText('95.00');

  const file = await downloaded(page, () => button(page, '导出 JSON').click());
  expect(JSON.parse(file.text).indicators[14].reason).toContain('存储已满时');

  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith('other-'))) localStorage.removeItem(key);
  });
  await cell(page, 14, '偏差原因').fill('又有空间了。');
  await expectSaved(page);
  await page.reload();
  await expect(cell(page, 14, '偏差原因')).toHaveValue('又有空间了。');
  await expect(cell(page, 15, '偏差原因')).toHaveValue('存储已满时写下的原因。'.repeat(20));
});

test('a record that does not read is shown, can be taken out, and is never written over', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await page.goto('about:blank');
  await page.goto(site.url);
  const [key, text] = await page.evaluate(() => {
    const [key] = Object.keys(localStorage);
    const text = localStorage.getItem(key).slice(0, -100);
    localStorage.setItem(key, text);
    return [key, text];
  });
  await page.reload();
  await expect(page.getByText('读不出来的记录')).toBeVisible();
  const raw = await downloaded(page, () => button(page, '下载原文').click());
  expect(raw.text).toBe(text);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await cell(page, 15, '得分').fill('9');
  await expectSaved(page);
  expect((await kept(page))[key]).toBe(text);
});
