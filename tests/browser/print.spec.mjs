// On paper, and in the HTML file: everything, nothing clipped, and text that stays text.
import { inflateSync } from 'node:zlib';
import { copyFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  test, expect, WAYS, openSite, openFile, jsonFile, example, examplePath, downloaded, total, button, cell, field,
} from './support.mjs';

const paper = (page) => page.locator('#paper main.paper');

// Text to compare: without line breaks and spaces; a PDF names some signs by the radical that looks the same.
const RADICALS = { '⻓': '长', '⻔': '门', '⻚': '页', '⻅': '见', '⻋': '车', '⻛': '风', '⻉': '贝', '⻆': '角', '⻘': '青', '⻬': '齐', '⻩': '黄' };
const squeezed = (text) => text.normalize('NFKC').replace(/\s+/g, '').replace(/[⺀-⻳]/g, (sign) => RADICALS[sign] ?? sign);

// The inner width of an A4 page with the margins of style/paper.css, in CSS pixels: 210 mm less twice 18 mm.
const INNER_WIDTH = Math.round((174 / 25.4) * 96);

// 120 rows; one says 3,000 characters, among them a word without a break; all with a mark that no line break cuts.
function longTable() {
  const mark = (number) => `N${String(number).padStart(3, '0')}`;
  const long = `QSTART${'很长的一段完成情况说明，'.repeat(240)}${'W'.repeat(106)}QEND`;
  const indicators = Array.from({ length: 120 }, (_, at) => ({
    level1: at < 60 ? '产出指标' : '效益指标',
    level2: `${at < 60 ? '数量指标' : '社会效益指标'}`,
    name: `指标 ${mark(at + 1)} 名称`,
    points: at < 80 ? '1' : null,
    target: `≥${at + 1}次`,
    actual: at === 70 ? long : `${at + 1}次`,
  }));
  return { ...example('unit'), id: 'long-table', indicators };
}

// What would be cut off on paper: cells whose text is wider than they are, and sheets wider than the page.
function clipped([width]) {
  const found = [];
  for (const element of document.querySelectorAll('#paper main.paper, #paper main.paper *')) {
    const box = element.getBoundingClientRect();
    const what = `${element.tagName} “${element.textContent.slice(0, 30)}”`;
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) found.push(`${what}: ${element.scrollWidth} in ${element.clientWidth}`);
    if (box.right > width + 1 || box.left < -1) found.push(`${what}: from ${box.left} to ${box.right} on ${width}`);
    const style = getComputedStyle(element);
    if (style.overflowX !== 'visible' || style.overflowY !== 'visible') found.push(`${what}: overflow ${style.overflow}`);
  }
  return found;
}

async function asOnPaper(page) {
  await page.setViewportSize({ width: INNER_WIDTH, height: 1000 });
  await page.emulateMedia({ media: 'print' });
}

async function pdf(page) {
  return readPdf(await page.pdf({ preferCSSPageSize: true }));
}

const FORMS = [
  { what: 'the whole-unit example', evaluation: () => example('unit') },
  { what: 'the project example', evaluation: () => example('project') },
  { what: 'a table of 120 rows with a cell of 3,000 characters', evaluation: longTable },
];

for (const { what, evaluation } of FORMS) {
  test(`${what} prints on A4 with all rows and nothing clipped`, async ({ page, site }) => {
    const wanted = evaluation();
    await openSite(page, site);
    await openFile(page, jsonFile(wanted));
    await expect(cell(page, wanted.indicators.length, '三级指标')).toBeVisible();

    await asOnPaper(page);
    await expect(page.locator('#app')).toBeHidden();
    await expect(total(page)).toHaveCount(0);
    await expect(paper(page)).toBeVisible();
    expect(await page.evaluate(clipped, [INNER_WIDTH])).toEqual([]);

    const sheets = await pdf(page);
    for (const { width, height } of sheets) {
      expect(Math.abs(width - 595)).toBeLessThan(2);
      expect(Math.abs(height - 842)).toBeLessThan(2);
    }
    const text = squeezed(sheets.map((sheet) => sheet.text).join(''));
    const onScreen = squeezed(await paper(page).innerText());
    for (const row of wanted.indicators) {
      expect(onScreen).toContain(squeezed(row.name));
      expect(text).toContain(squeezed(row.name));
      expect(text).toContain(squeezed(row.target));
    }
    expect(text).toContain(squeezed(wanted.unit));
    for (const button of ['导出JSON', '下载HTML', '新建本单位下一个项目', '怎么算的']) expect(text).not.toContain(button);
    if (wanted.id === 'long-table') {
      expect(sheets.length).toBeGreaterThan(3);
      // Sign by sign: a page may end anywhere in the cell.
      expect(text.match(/很/g).length).toBe(240);
      expect(text.match(/W/g).length).toBe(106);
      expect(text).toContain('QEND');
    } else {
      expect(text).toContain(wanted.id === 'example-unit' ? '总分94' : '总分95');
    }
  });
}

test('a table over several pages repeats its heading on each', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, jsonFile(longTable()));
  await expect(cell(page, 120, '三级指标')).toBeVisible();
  const sheets = await pdf(page);
  const withRows = sheets.map((sheet) => squeezed(sheet.text)).filter((text) => /N\d\d\d/.test(text));
  expect(withRows.length).toBeGreaterThan(2);
  const without = withRows.filter((text) => !text.includes('年初目标值'));
  expect(without.map((text) => text.slice(0, 30))).toEqual([]);
});

test('what was typed a moment ago is on the paper', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await cell(page, 1, '三级指标').fill('刚刚改过的名称');
  const [sheet] = await pdf(page);
  expect(squeezed(sheet.text)).toContain('刚刚改过的名称');
});

test('打印 hands the official form to the browser', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.print = () => (window.printed = document.querySelector('#paper main.paper')?.textContent ?? '');
  });
  await openSite(page, site);
  await button(page, '看项目示例').click();
  await cell(page, 1, '三级指标').fill('刚刚改过的名称');
  await button(page, '打印').click();
  expect(await page.evaluate(() => window.printed)).toContain('刚刚改过的名称');
});

test('the start page leaves no form behind to print', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '看示例').click();
  await expect(paper(page)).toHaveCount(1);
  await button(page, '返回').click();
  await expect(paper(page)).toHaveCount(0);
});

// ---- the HTML file ----------------------------------------------------------------------------------------------

// Opens a file as a person would: from the disk, in a window of its own.
async function openExported(context, file, trouble) {
  const path = test.info().outputPath('exported.html');
  copyFileSync(file.path, path);
  const url = pathToFileURL(path).href;
  trouble.owns(url);
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(url);
  return { page, url, asked };
}

for (const { way, open } of WAYS) {
  test(`下载 HTML gives one file that stands alone, with the very markup that is printed (${way})`, async ({ page, site, singleFile, trouble }) => {
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    await cell(page, 15, '得分').fill('9');
    const file = await downloaded(page, () => button(page, '下载 HTML').click());
    expect(file.name).toBe('2020年度-武汉市硚口区小学教学研究室-整体绩效自评.html');
    const exported = await openExported(page.context(), file, trouble);
    await expect(exported.page.getByRole('row', { name: /^总分/ })).toContainText('95');
    expect(exported.asked).toEqual([exported.url]);
    expect(file.text).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import/);
    expect(file.text).toContain("default-src 'none'");

    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const printed = await paper(page).evaluate((element) => element.outerHTML);
    expect(await exported.page.locator('main.paper').evaluate((element) => element.outerHTML)).toBe(printed);
  });
}

// ---- hostile texts ----------------------------------------------------------------------------------------------

const HOSTILE = [
  '<script>window.hacked=1</script>',
  '<img src=x onerror="window.hacked=1">',
  '"><svg onload=window.hacked=1>',
  "</textarea></title></style><script>window.hacked=1</script>'",
  '&lt;b&gt;javascript:window.hacked=1',
].join(' ');

function hostile() {
  const wanted = example('project');
  const indicator = (more) => ({ level1: HOSTILE, level2: HOSTILE, name: HOSTILE, target: HOSTILE, actual: HOSTILE, reason: HOSTILE, note: HOSTILE, ...more });
  return {
    ...wanted,
    id: `x"><img src=x onerror="window.hacked=1">`,
    unit: HOSTILE,
    contacts: { filled_by: HOSTILE, phone: HOSTILE, reviewer: HOSTILE, head: HOSTILE },
    project: { ...wanted.project, name: HOSTILE, supervising_department: HOSTILE, implementing_unit: HOSTILE },
    budget: { ...wanted.budget, sources: [{ name: HOSTILE, adjusted: '1' }], reason: HOSTILE },
    goals: { long_term: HOSTILE, annual: HOSTILE, achieved: HOSTILE },
    indicators: [indicator({ id: `r"] , * ><img src=x onerror="window.hacked=1">`, points: '5' }), indicator({ id: `it's`, points: '5', score: '4' })],
    survey: [{ indicator: "it's", sent: 3, valid: 2, satisfied: 1 }],
    narrative: Object.fromEntries(Object.keys(wanted.narrative).map((key) => [key, HOSTILE])),
    report: { title: HOSTILE },
  };
}

for (const { way, open } of WAYS) {
  test(`markup in any text stays text on the screen, on paper and in the HTML file (${way})`, async ({ page, site, singleFile, trouble }) => {
    page.on('dialog', (dialog) => expect(dialog.message(), 'no dialog').toBe(''));
    await open(page, { site, singleFile });
    const scripts = await page.locator('script').count();
    await openFile(page, jsonFile(hostile()));
    await expect(cell(page, 1, '三级指标')).toHaveValue(HOSTILE);
    await expect(field(page, '单位名称')).toHaveValue(HOSTILE);
    await page.getByRole('button', { name: /^第 2 行的得分/ }).click();
    await button(page, '第 1 行 更多').click();
    await cell(page, 2, '实际完成值').press('Alt+ArrowUp');
    await expect(cell(page, 1, '实际完成值')).toBeFocused();
    await cell(page, 1, '得分').fill('3');

    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(paper(page)).toContainText('<img src=x onerror="window.hacked=1">');
    await expect(paper(page)).toContainText('<script>window.hacked=1</script>');
    await expect(paper(page).locator('img, svg, script, b, style, a')).toHaveCount(0);
    await expect(page.locator('img, svg')).toHaveCount(0);
    await expect(page.locator('script')).toHaveCount(scripts);

    await page.emulateMedia({ media: 'screen' });
    const file = await downloaded(page, () => button(page, '下载 HTML').click());
    const exported = await openExported(page.context(), file, trouble);
    await expect(exported.page.locator('main.paper')).toContainText('<img src=x onerror="window.hacked=1">');
    await expect(exported.page.locator('img, svg, script')).toHaveCount(0);
    expect(exported.asked).toEqual([exported.url]);
    expect(await exported.page.evaluate(() => window.hacked)).toBeUndefined();

    await button(page, '返回').click();
    await expect(page.getByRole('button', { name: /^打开：/ })).toContainText('<script>window.hacked=1</script>');
    await page.getByRole('button', { name: /^打开：/ }).click();
    await expect(cell(page, 1, '得分')).toHaveValue('3');
    expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  });
}

// ---- reading a PDF ----------------------------------------------------------------------------------------------

// Pages with their size in points and their text in the order of painting: just enough for what Chromium writes.
function readPdf(bytes) {
  const objects = new Map();
  const source = bytes.toString('latin1');
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) objects.set(match[1], match[2]);
  const stream = (id) => {
    const object = objects.get(id);
    const start = object.indexOf('stream\n') + 'stream\n'.length;
    const raw = Buffer.from(object.slice(start, object.lastIndexOf('\nendstream')), 'latin1');
    return (object.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
  };
  const fonts = new Map();
  const fontOf = (id) => {
    if (!fonts.has(id)) fonts.set(id, readFont(objects.get(id), stream));
    return fonts.get(id);
  };
  return [...objects.values()].filter((object) => /\/Type \/Page\b(?!s)/.test(object)).map((object) => {
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(object);
    const named = new Map([...object.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((match) => [match[1], match[2]]));
    const content = stream(/\/Contents (\d+) 0 R/.exec(object)[1]);
    let font;
    let text = '';
    for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|(\[[^\]]*\]\s*TJ|<[0-9A-Fa-f]*>\s*Tj)/g)) {
      if (name) font = fontOf(named.get(name));
      else for (const [, codes] of shown.matchAll(/<([0-9A-Fa-f]*)>/g)) text += font(codes);
      text += shown ? ' ' : '';
    }
    return { width: Number(width), height: Number(height), text };
  });
}

// From the codes of a font to text, by its ToUnicode table.
function readFont(object, stream) {
  const table = stream(/\/ToUnicode (\d+) 0 R/.exec(object)[1]);
  const digits = /begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(table)[1].length;
  const signs = new Map();
  const decoded = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, sign] of block.matchAll(/<([^>]+)>\s*<([^>]+)>/g)) signs.set(parseInt(code, 16), decoded(sign));
  }
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, sign] of block.matchAll(/<([^>]+)>\s*<([^>]+)>\s*<([^>]+)>/g)) {
      const first = parseInt(from, 16);
      const last = sign.slice(-4);
      for (let code = first; code <= parseInt(to, 16); code++) {
        const next = (parseInt(last, 16) + code - first).toString(16).padStart(4, '0');
        signs.set(code, decoded(sign.slice(0, -4) + next));
      }
    }
  }
  return (codes) => (codes.match(new RegExp(`.{${digits}}`, 'g')) ?? []).map((code) => signs.get(parseInt(code, 16)) ?? '').join('');
}
