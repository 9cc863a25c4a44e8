// Other ways in: copies that the browser saved, the copy that the page gives of itself, WeChat's browser, a translator.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  test as base, expect, WAYS, dist, openSite, openSingleFile, started, total, button, cell, field, expectSaved, downloaded, kept, latest, examplePath, openFile, record,
} from './support.mjs';

const test = base.extend({
  // A folder for what a person saves.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ziping 另存-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

const NO_PROGRAM = '这是浏览器另存的副本，里面没有程序';
const told = (page, text) => page.locator('.notice').filter({ hasText: text });

async function changedExample(page) {
  await button(page, '看示例').click();
  await cell(page, 15, '得分').fill('9');
  await expect(total(page)).toHaveText('95.00');
  await expectSaved(page);
}

// 另存为 → 网页，全部: what stands in the page now, as text. (A browser writes the script's texts as they are.)
const saved = (page) => page.evaluate(() => `<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n${document.documentElement.outerHTML}`);

// ---- copies that the browser saved ---------------------------------------------------------------------------------

test('a copy of the one file that the browser saved runs, and shows nothing of what was on the screen then', async ({ page, singleFile, folder, trouble }) => {
  await openSingleFile(page, singleFile);
  await changedExample(page);
  const path = join(folder, '自评.html');
  writeFileSync(path, await saved(page));
  const url = pathToFileURL(path).href;
  trouble.owns(url);
  const copy = await page.context().newPage();
  await copy.goto(url);
  await started(copy);
  await expect(copy.locator('#app')).toHaveCount(1);
  await expect(copy.locator('main.form')).toHaveCount(0);
  await expect(copy.getByText(NO_PROGRAM)).toBeHidden();
  // It does everything that the file itself does: scores, Word, and a copy of itself.
  await button(copy, '看示例').click();
  await expect(total(copy)).toHaveText('94.00');
  const word = await downloaded(copy, () => button(copy, '导出 Word').click());
  expect(readFileSync(word.path).subarray(0, 2).toString()).toBe('PK');
  // And saved once more.
  writeFileSync(path, await saved(copy));
  await copy.goto('about:blank');
  await copy.goto(url);
  await started(copy);
  await expect(copy.locator('#app')).toHaveCount(1);
});

test('a copy of the page after a crash runs too', async ({ page, singleFile, folder, trouble }) => {
  await openSingleFile(page, singleFile);
  await page.evaluate(() => window.zipingPanicked('试一试'));
  await expect(page.getByRole('alert')).toContainText('试一试');
  const path = join(folder, '自评.html');
  writeFileSync(path, await saved(page));
  const url = pathToFileURL(path).href;
  trouble.owns(url);
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1, name: '自评', exact: true })).toBeVisible();
});

for (const { way, open } of WAYS) {
  test(`a copy without scripts says that it lacks the program, and shows no field (${way})`, async ({ page, site, singleFile, folder, trouble }) => {
    await open(page, { site, singleFile });
    await changedExample(page);
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
    const path = join(folder, '自评.mhtml');
    writeFileSync(path, data);
    const copy = await page.context().newPage();
    trouble.owns(pathToFileURL(path).href);
    trouble.owns('cid:');
    await copy.goto(pathToFileURL(path).href);
    await expect(copy.getByText(NO_PROGRAM)).toBeVisible();
    await expect(copy.locator('input:visible, button:visible, textarea:visible')).toHaveCount(0);
    await copy.close();
    await trouble.take();
  });
}

test('a copy of the site that the browser saved with its files says that it lacks the program', async ({ page, site, folder, trouble }) => {
  await openSite(page, site);
  await changedExample(page);
  const files = join(folder, '自评_files');
  mkdirSync(files);
  for (const name of readdirSync(dist)) if (/\.(js|css)$/.test(name)) cpSync(join(dist, name), join(files, name));
  const text = (await saved(page)).replace(/(src|href)="\.\//g, '$1="./自评_files/');
  const path = join(folder, '自评.html');
  writeFileSync(path, text);
  await page.goto(pathToFileURL(path).href);
  await expect(page.getByRole('alert')).toContainText(NO_PROGRAM);
  await expect(page.getByRole('alert')).not.toContainText('要放在网站上');
  await expect(page.locator('input:visible, textarea:visible')).toHaveCount(0);
  await trouble.take();
});

test('index.html saved alone says where the program is', async ({ page, folder, trouble }) => {
  const path = join(folder, '自评.html');
  cpSync(join(dist, 'index.html'), path);
  await page.goto(pathToFileURL(path).href);
  await expect(page.getByText('如果这是从网站上另存的一个网页，里面没有程序，请打开原来的网址。')).toBeVisible();
  await trouble.take();
});

// ---- the copy that the page gives of itself ---------------------------------------------------------------------------

test('保存本程序副本 gives the one file to the byte, also from a copy that the browser saved', async ({ page, singleFile, folder, trouble }) => {
  const [expected] = readFileSync(join(dist, 'ziping.html.sha256'), 'utf8').split(/\s/);
  const sum = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  await openSingleFile(page, singleFile);
  const file = await downloaded(page, () => button(page, '保存本程序副本').click());
  expect(file.name).toBe('ziping.html');
  expect(sum(file.path)).toBe(expected);

  await changedExample(page);
  await button(page, '返回').click();
  const path = join(folder, '自评.html');
  writeFileSync(path, await saved(page));
  trouble.owns(pathToFileURL(path).href);
  await page.goto(pathToFileURL(path).href);
  await started(page);
  const again = await downloaded(page, () => button(page, '保存本程序副本').click());
  expect(sum(again.path)).toBe(expected);
});

test('the site offers no copy of itself', async ({ page, site }) => {
  await openSite(page, site);
  await expect(button(page, '看示例')).toBeVisible();
  await expect(button(page, '保存本程序副本')).toHaveCount(0);
});

// ---- WeChat ------------------------------------------------------------------------------------------------------------

test.describe("in WeChat's browser", () => {
  test.use({
    userAgent: 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5127 MMWEBSDK/20230202 MicroMessenger/8.0.33 WeChat/arm64',
    permissions: ['clipboard-read', 'clipboard-write'],
  });

  test('it is said at once, data is offered as text, nothing is downloaded, printed or counted as exported', async ({ page, site, browser, trouble }) => {
    let downloads = 0;
    page.on('download', () => downloads++);
    await page.addInitScript(() => {
      window.prints = 0;
      window.print = () => window.prints++;
    });
    await openSite(page, site);
    await expect(told(page, '微信里不能下载，也不能打印')).toContainText('在浏览器打开');
    await changedExample(page);
    await expect(told(page, '微信里不能下载，也不能打印')).toBeVisible();

    await button(page, '导出 JSON').click();
    const dialog = page.getByRole('dialog', { name: /^复制“.*\.json”的内容$/ });
    const text = await dialog.getByRole('textbox').inputValue();
    expect(JSON.parse(text).indicators[14].score).toBe('9');
    await expect(page.locator('.exported')).toHaveText('未导出');
    await dialog.getByRole('button', { name: '复制', exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button(page, '导出 JSON')).toBeFocused();
    await expect(page.locator('.exported')).toHaveText('未导出');
    expect(latest(await kept(page)).facts.exported ?? 0).not.toBe(latest(await kept(page)).facts.sequence);

    for (const name of ['导出 Word', '导出 Excel', '导出 CSV', '下载 HTML', '打印']) {
      await button(page, name).click();
      const notice = page.getByRole('alert').filter({ hasText: '所以什么也没有生成' });
      await expect(notice).toBeVisible();
      await notice.getByRole('button', { name: '关闭' }).click();
      await expect(notice).toHaveCount(0);
    }
    await button(page, '返回').click();
    await button(page, '备份全部').click();
    await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(/ziping/);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    expect(downloads).toBe(0);
    expect(await page.evaluate(() => window.prints)).toBe(0);

    // What was copied goes into another browser by pasting it on the start page.
    // Contexts take over the options of the test: this one is no WeChat.
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
      serviceWorkers: 'block',
      locale: 'zh-CN',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    });
    await trouble.watch(context);
    const other = await context.newPage();
    await openSite(other, site);
    await expect(told(other, '微信')).toHaveCount(0);
    await other.evaluate((text) => navigator.clipboard.writeText(text), text);
    await other.locator('.paste-box textarea').focus();
    await other.keyboard.press('Control+V');
    await expect(total(other)).toHaveText('95.00');
    await context.close();
  });

  test('after a crash the data is offered as text', async ({ page, site }) => {
    await openSite(page, site);
    await changedExample(page);
    await page.evaluate(() => window.zipingPanicked('试一试'));
    await button(page, '下载全部数据').click();
    const rescued = JSON.parse(await field(page, '全部数据').inputValue());
    expect(latest(rescued.entries).evaluation.indicators[14].score).toBe('9');
  });
});

// ---- other browsers, translators ----------------------------------------------------------------------------------------

for (const { way, open } of WAYS) {
  test(`the page asks for the newer engine and not to be translated (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    const html = page.locator('html');
    await expect(html).toHaveAttribute('translate', 'no');
    await expect(html).toHaveClass('notranslate');
    await expect(html).toHaveAttribute('lang', 'zh-CN');
    for (const [name, content] of [['google', 'notranslate'], ['renderer', 'webkit'], ['force-rendering', 'webkit']]) {
      await expect(page.locator(`meta[name="${name}"]`)).toHaveAttribute('content', content);
    }
  });

  // As Google's translator does it: every text is replaced by a copy in two elements of its own.
  test(`a page that is translated all the same says that its figures may be wrong, and prints the right ones (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await changedExample(page);
    await expect(told(page, '网页被翻译过')).toHaveCount(0);
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
        node.data.trim() && !node.parentElement.closest('script, textarea') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        const outer = document.createElement('font');
        const inner = outer.appendChild(document.createElement('font'));
        inner.append(text.data);
        text.replaceWith(outer);
      }
    });
    await expect(told(page, '网页被翻译过')).toContainText('显示的数字可能不对');
    await cell(page, 15, '得分').fill('6');
    await button(page, '添加指标').click();
    await page.evaluate(() => void window.dispatchEvent(new Event('beforeprint')));
    await expect(page.locator('#paper')).toContainText(/总分\s*92(\.00)?\s/);
    await expect(told(page, '网页被翻译过')).toBeVisible();
    await page.reload();
    await expect(total(page)).toHaveText('92.00');
    await expect(told(page, '网页被翻译过')).toHaveCount(0);
  });
}

// ---- a storage that cannot be read ----------------------------------------------------------------------------------------

// From now on reading a key that begins so fails, until `window.reads` is true again.
const unreadable = (page, start) =>
  page.evaluate((start) => {
    const real = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
      if (!window.reads && key.startsWith(start)) throw new DOMException('deliberate', 'UnknownError');
      return real.call(this, key);
    };
  }, start);

test('最近删除 that cannot be read is said, and is not empty', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  await button(page, '返回').click();
  await page.getByRole('button', { name: /^删除：/ }).click();
  await expect(page.getByText('最近删除（1）')).toBeVisible();
  await unreadable(page, 'ziping:bin:');
  await button(page, '看示例').click();
  await button(page, '返回').click();
  await expect(page.getByRole('alert')).toContainText('“最近删除”现在读不出来，不等于是空的：浏览器的存储出错。');
  await page.evaluate(() => (window.reads = true));
  await button(page, '看示例').click();
  await button(page, '返回').click();
  await expect(page.getByText('最近删除（1）')).toBeVisible();
});

test('a list that cannot be read is said, and is not empty', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  await page.evaluate(() => {
    Storage.prototype.key = () => {
      throw new DOMException('deliberate', 'UnknownError');
    };
  });
  await button(page, '返回').click();
  await expect(page.locator('.empty')).toHaveText('浏览器的存储出错。');
  await expect(page.getByText('还没有保存的自评')).toHaveCount(0);
  await expect(page.getByRole('alert').filter({ hasText: '最近删除' })).toBeVisible();
});

test('other tables that cannot be read are said, and 整套 is not handed out without them', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.prints = 0;
    window.print = () => window.prints++;
  });
  await openSite(page, site);
  await openFile(page, examplePath('project'));
  await expect(total(page)).toHaveText('95.00');
  const project = latest(await kept(page)).evaluation;
  await button(page, '返回').click();
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await page.getByRole('radio', { name: /^整套/ }).check();
  const others = told(page, '本机保存的其他自评现在读不出来');
  await expect(others).toHaveCount(0);

  const slot = Object.entries(await kept(page)).find(([key, text]) => key.startsWith('ziping:slot:') && record(text).evaluation.id === project.id)[0];
  await unreadable(page, slot);
  let downloads = 0;
  page.on('download', () => downloads++);
  for (const name of ['打印', '下载 HTML', '导出 Word', '导出 CSV']) {
    await button(page, name).click();
    const notice = page.getByRole('alert').filter({ hasText: '“整套”里的其他自评现在读不出来' });
    await expect(notice).toBeVisible();
    await notice.getByRole('button', { name: '关闭' }).click();
    await expect(notice).toHaveCount(0);
  }
  expect(downloads).toBe(0);
  expect(await page.evaluate(() => window.prints)).toBe(0);
  // Another window has kept something: the others are looked up again.
  await page.evaluate(() => void window.dispatchEvent(new StorageEvent('storage', { key: null })));
  await expect(others).toContainText('没有互相核对');
  await page.evaluate(() => {
    window.reads = true;
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
  });
  await expect(others).toHaveCount(0);
});

test('after a crash a storage that cannot be read does not count as empty', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  await unreadable(page, 'ziping:');
  await page.evaluate(() => window.zipingPanicked('试一试'));
  await expect(page.getByRole('alert')).toContainText('浏览器现在不让读取保存的内容');
  await expect(page.getByRole('alert')).not.toContainText('没有保存的内容');
});

// ---- motion ----------------------------------------------------------------------------------------------------------------

test('nothing moves where a person wants no motion', async ({ page, site }) => {
  const moving = () =>
    page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).transitionDuration !== '0s').length);
  await openSite(page, site);
  await button(page, '看示例').click();
  await expect(total(page)).toHaveText('94.00');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await moving()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toBe(0);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
