// Word, Excel and CSV: made by a worker that is loaded on first use, while the page goes on.
import {
  test, expect, WAYS, dist, openSite, openSingleFile, openFile, jsonFile, example, downloaded, part, serveDist, total, button, cell,
} from './support.mjs';
import { readFileSync, readdirSync } from 'node:fs';

const NAME = '2020年度-武汉市硚口区小学教学研究室-整体绩效自评';
const isOffice = (url) => /\/ziping-office-/.test(url);
const officeFile = (end) => readdirSync(dist).find((name) => isOffice(`/${name}`) && name.endsWith(end));
const alert = (page) => page.getByRole('alert');

const word = (page) => button(page, '导出 Word');
const excel = (page) => button(page, '导出 Excel');

async function bytesOf(page, act) {
  const file = await downloaded(page, act);
  return { ...file, bytes: readFileSync(file.path) };
}

// What Chromium's worker gets, only later: time to look at the page meanwhile.
const slowWorker = (page) =>
  page.addInitScript(() => {
    const Real = window.Worker;
    window.Worker = class extends Real {
      postMessage(...words) {
        setTimeout(() => super.postMessage(...words), 400);
      }
    };
  });

for (const { way, open } of WAYS) {
  test(`example → Word, Excel, CSV (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    // The total is said once typing pauses; said later, it would take the place of what is waited for below.
    await expect(page.getByText('合计 94.00 分，等级优')).toHaveCount(1);

    const docx = await bytesOf(page, () => word(page).click());
    expect(docx.name).toBe(`${NAME}.docx`);
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(docx.bytes.includes('word/document.xml')).toBe(true);
    await expect(word(page)).toBeVisible();
    await expect(page.getByText(`已生成“${NAME}.docx”`)).toHaveCount(1);

    const xlsx = await bytesOf(page, () => excel(page).click());
    expect(xlsx.name).toBe(`${NAME}.xlsx`);
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(xlsx.bytes.includes('xl/worksheets/sheet1.xml')).toBe(true);
    await expect(excel(page)).toBeVisible();

    const csv = await bytesOf(page, () => button(page, '导出 CSV').click());
    expect(csv.name).toBe(`${NAME}.csv`);
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.text).toContain('组织各学科高效课堂');

    for (const name of ['导出 JSON', '下载 HTML', '打印']) await expect(button(page, name)).toBeVisible();
    await expect(alert(page)).toHaveCount(0);
  });

  test(`the page stays usable and says that it works (${way})`, async ({ page, site, singleFile }) => {
    await slowWorker(page);
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    const made = page.waitForEvent('download');
    await word(page).click();
    const busy = button(page, '正在生成…');
    await expect(busy).toHaveAttribute('aria-busy', 'true');
    await expect(busy).toBeFocused();
    await cell(page, 15, '得分').fill('9');
    await expect(total(page)).toHaveText('95.00');
    await expect(busy).toHaveCount(1);
    expect((await made).suggestedFilename()).toBe(`${NAME}.docx`);
    await expect(busy).toHaveCount(0);
    await expect(word(page)).not.toHaveAttribute('aria-busy');
  });

  test(`Word holds what 打印内容 names, Excel the form in either case (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    const text = async (act, name) => part((await bytesOf(page, () => act(page).click())).bytes, name);
    const report = '一、自评结论';
    expect(await text(word, 'word/document.xml')).not.toContain(report);
    await page.getByRole('radio', { name: '报告和自评表' }).check();
    const whole = await text(word, 'word/document.xml');
    expect(whole).toContain(report);
    expect(whole).toContain('组织各学科高效课堂');
    expect(await text(excel, 'xl/sharedStrings.xml')).not.toContain(report);
    await expect(page.getByText('打印、下载 HTML 和导出 Word 都是这里所选的内容')).toBeVisible();
  });

  test(`a draft says so in Word and Excel (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    const mark = '草稿：还有未改正的错误';
    const head = async (act, name) => part((await bytesOf(page, () => act(page).click())).bytes, name);
    expect(await head(excel, 'xl/worksheets/sheet1.xml')).not.toContain(mark);
    await cell(page, 15, '得分').fill('99');
    await expect(total(page)).not.toHaveText('94.00');
    expect(await head(excel, 'xl/worksheets/sheet1.xml')).toContain(mark);
    expect(await head(word, 'word/header1.xml')).toContain(mark);
  });

  test(`two files asked for at once come one after the other, from one worker (${way})`, async ({ page, site, singleFile }) => {
    let workers = 0;
    page.on('worker', () => workers++);
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    const names = [];
    page.on('download', (download) => names.push(download.suggestedFilename()));
    await word(page).click();
    await excel(page).click();
    await expect.poll(() => names).toEqual([`${NAME}.docx`, `${NAME}.xlsx`]);
    expect(workers).toBe(1);
  });

  // The requirement: under one second together, once the module is loaded. Measured, not held: machines differ.
  test(`times for 60 indicators (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await openFile(page, jsonFile(sixty()));
    await expect(cell(page, 60, '实际完成值')).toBeVisible();
    const times = {};
    const timed = async (label, name) => {
      const start = performance.now();
      const file = await bytesOf(page, () => button(page, name).click());
      times[label] = `${Math.round(performance.now() - start)} ms (${file.bytes.length} bytes)`;
    };
    await timed('first Word, with loading', '导出 Word');
    for (const name of ['导出 Word', '导出 Excel', '导出 CSV', '下载 HTML', '导出 JSON']) await timed(name, name);
    const worker = await page.evaluate(async (json) => {
      const times = {};
      for (const format of ['docx', 'xlsx']) {
        const start = performance.now();
        await window.zipingOffice(format, json);
        times[format] = `${Math.round(performance.now() - start)} ms`;
      }
      return times;
    }, JSON.stringify(sixty()));
    console.log(`60 indicators (${way}):`, { 'click to file': times, 'in the worker alone': worker });
  });
}

// The example's rows over and over.
function sixty() {
  const one = example('unit');
  const rows = one.indicators.filter((row) => !row.shares_score_with_above);
  const indicators = Array.from({ length: 60 }, (_, at) => ({ ...rows[at % rows.length], id: `r${at + 1}` }));
  return { ...one, indicators, survey: [], dismissed: [], report: {} };
}

test('the first screen asks for nothing of the office module', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  page.context().on('request', (request) => asked.push(request.url()));
  await openSite(page, site);
  await button(page, '看示例').click();
  await expect(total(page)).toHaveText('94.00');
  await downloaded(page, () => button(page, '导出 CSV').click());
  expect(asked.filter(isOffice)).toEqual([]);
  await downloaded(page, () => word(page).click());
  expect(asked.some(isOffice)).toBe(true);
});

test('on a small screen they stand behind one button, and the others stay in reach', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await openSite(page, site);
  await button(page, '看示例').click();
  for (const name of ['导出 JSON', '下载 HTML', '打印']) await expect(button(page, name)).toBeVisible();
  await expect(word(page)).toHaveCount(0);
  const more = button(page, '导出');
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await more.click();
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await downloaded(page, () => word(page).click());
  await word(page).focus();
  await page.keyboard.press('Escape');
  await expect(word(page)).toHaveCount(0);
  await expect(more).toBeFocused();
});

test('a module that is missing or broken is said in a sentence, and the next try may succeed', async ({ page, trouble }) => {
  const [script, module] = [officeFile('.js'), officeFile('.wasm')];
  const instead = {};
  const server = await serveDist(instead);
  trouble.owns(server.url);
  await openSite(page, server);
  await button(page, '看示例').click();
  for (const broken of [{ [module]: 'not a module' }, { [module]: '' }, { [script]: 'not a script' }]) {
    Object.assign(instead, broken);
    await word(page).click();
    await expect(alert(page)).toContainText(`没有生成“${NAME}.docx”`);
    await expect(alert(page)).toContainText('没能载入');
    await button(page, '关闭').click();
    for (const name of Object.keys(broken)) delete instead[name];
  }
  await trouble.take();
  expect((await downloaded(page, () => word(page).click())).name).toBe(`${NAME}.docx`);
  await server.close();
});

test('a browser without DecompressionStream is told which one can', async ({ page, singleFile }) => {
  await page.addInitScript(() => delete window.DecompressionStream);
  await openSingleFile(page, singleFile);
  await button(page, '看示例').click();
  await word(page).click();
  await expect(alert(page)).toContainText('Firefox 113');
  await downloaded(page, () => button(page, '导出 CSV').click());
});

test('a crash ends the worker and is said; the next file gets a new one', async ({ page, site }) => {
  let workers = 0;
  page.on('worker', () => workers++);
  // The first request crashes.
  await page.addInitScript(() => {
    const Real = window.Worker;
    let crashed = false;
    window.Worker = class extends Real {
      postMessage(message) {
        if (!message.format || crashed) return super.postMessage(message);
        crashed = true;
        super.postMessage({ format: {}, json: null });
      }
    };
  });
  await openSite(page, site);
  await button(page, '看示例').click();
  await word(page).click();
  await expect(alert(page)).toContainText('程序出错，已经停下');
  await expect(word(page)).toBeVisible();
  await downloaded(page, () => word(page).click());
  expect(workers).toBe(2);
});

test('a file that takes too long is given up', async ({ page, site }) => {
  await page.addInitScript(() => {
    const real = window.setTimeout;
    // Only the file that is lost has a short limit: on a busy machine the next one may need more.
    let first = true;
    window.setTimeout = (act, after, ...more) => {
      const limit = after === 30000 && first ? 300 : after;
      if (after === 30000) first = false;
      return real(act, limit, ...more);
    };
    const Real = window.Worker;
    let lost = false;
    window.Worker = class extends Real {
      postMessage(message) {
        if (message.format && !lost) lost = true;
        else super.postMessage(message);
      }
    };
  });
  await openSite(page, site);
  await button(page, '看示例').click();
  await word(page).click();
  await expect(alert(page)).toContainText('30 秒');
  await downloaded(page, () => word(page).click());
});

test('what the module refuses is said in its own words', async ({ page, site }) => {
  await openSite(page, site);
  const why = await page.evaluate(() => window.zipingOffice('docx', '{').catch((failure) => failure));
  expect(why).toEqual({ kind: 'refused', detail: expect.stringMatching(/。$/) });
});
