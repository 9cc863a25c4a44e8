// What goes wrong between the page and the browser: each time a sentence, and nothing is lost.
// (Denied from the start, full to the last character, records damaged while nobody looks, WebAssembly refused: keep, library,
// security. Two windows: tabs.)
import {
  test, expect, WAYS, openSite, started, openFile, jsonFile, example, downloaded, kept, total, button, cell, field, expectSaved, record, pausesOver,
} from './support.mjs';

const told = (page, text) => page.locator('.notice').filter({ hasText: text });
const slots = async (page) => Object.entries(await kept(page)).filter(([key]) => key.startsWith('ziping:slot:'));
function whole(text) {
  try {
    return [record(text)];
  } catch {
    return [];
  }
}

// The newest record that lies in the storage.
const newest = async (page) => (await slots(page)).flatMap(([, text]) => whole(text)).sort((a, b) => b.facts.sequence - a.facts.sequence)[0];

async function changedExample(page) {
  await button(page, '看示例').click();
  await cell(page, 15, '得分').fill('9');
  await expectSaved(page);
}

// From now on writing a record fails, until `window.room` is true again.
const noRoom = (page) =>
  page.evaluate(() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (!window.room && key.startsWith('ziping:slot:')) throw new DOMException('no room', 'QuotaExceededError');
      return real.call(this, key, text);
    };
  });

const panic = (page) =>
  page.evaluate(() => {
    const real = Node.prototype.cloneNode;
    Node.prototype.cloneNode = () => {
      Node.prototype.cloneNode = real;
      throw new DOMException('deliberate');
    };
  });

// ---- no room ----------------------------------------------------------------------------------------------------

for (const which of [1, 2, 3]) {
  test(`no room at the ${which}. write: it says so, keeps the state on the screen, and the next edit keeps all of it`, async ({ page, site }) => {
    await openSite(page, site);
    await changedExample(page);
    await page.evaluate((which) => {
      const real = Storage.prototype.setItem;
      let writes = 0;
      Storage.prototype.setItem = function (key, text) {
        if (key.startsWith('ziping:slot:') && ++writes === which) throw new DOMException('no room', 'QuotaExceededError');
        return real.call(this, key, text);
      };
    }, which);
    const state = page.locator('.save-state');
    for (let edit = 1; edit <= 3; edit++) {
      const before = await newest(page);
      await cell(page, edit, '偏差原因').fill(`第 ${edit} 次写下的原因`);
      if (edit === which) {
        await expect(state).toContainText('未能保存（浏览器的存储空间已满，请导出后删除不用的自评）');
        await expect(page.getByRole('alert')).toContainText('请导出 JSON');
        expect(await newest(page)).toEqual(before);
      } else await expectSaved(page);
    }
    // Where the last one failed the next edit tries again.
    if (which === 3) await cell(page, 4, '偏差原因').fill('又有空间了');
    await expectSaved(page);
    await page.reload();
    for (let edit = 1; edit <= 3; edit++) await expect(cell(page, edit, '偏差原因')).toHaveValue(`第 ${edit} 次写下的原因`);
  });
}

test('no room, and then a crash: what was on the screen can be saved', async ({ page, site, trouble }) => {
  await openSite(page, site);
  await changedExample(page);
  await noRoom(page);
  await cell(page, 2, '偏差原因').fill('没能存入浏览器的原因');
  await expect(page.getByText('未能保存（')).toBeVisible();
  await panic(page);
  await button(page, '添加指标').click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('有内容没能存入浏览器，只在本页里');
  const file = await downloaded(page, () => button(page, '下载全部数据').click());
  const states = Object.values(JSON.parse(file.text).entries).map(record).sort((a, b) => b.facts.sequence - a.facts.sequence);
  expect(states[0].evaluation.indicators[1].reason).toBe('没能存入浏览器的原因');
  expect((await trouble.take()).length).toBeGreaterThan(0);

  // And it opens again.
  await button(page, '重新打开').click();
  await started(page);
  await button(page, '返回').click();
  await openFile(page, jsonFile(file.text));
  await button(page, '替换').click();
  await expect(cell(page, 2, '偏差原因')).toHaveValue('没能存入浏览器的原因');
});

// ---- wiped, damaged while it is open -------------------------------------------------------------------------------

for (const { way, open } of WAYS) {
  test(`wiped by another window while it is open: kept again at once, and said (${way})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await changedExample(page);
    const other = await page.context().newPage();
    await open(other, { site, singleFile });
    await other.evaluate(() => localStorage.clear());
    await expect(told(page, '浏览器里保存的内容刚才被清除，本窗口的内容已重新保存')).toBeVisible();
    await expectSaved(page);
    expect((await newest(page)).evaluation.indicators[14].score).toBe('9');
    await page.reload();
    await expect(total(page)).toHaveText('95.00');
  });
}

test('wiped by hand in this very window, of which the browser tells nobody: noticed at the next edit, or on coming back', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  await page.evaluate(() => localStorage.clear());
  await cell(page, 2, '偏差原因').fill('清除之后写的');
  await expect(told(page, '浏览器里保存的内容刚才被清除')).toBeVisible();
  await expectSaved(page);
  await told(page, '浏览器里保存的内容刚才被清除').getByRole('button', { name: '关闭' }).click();

  await page.evaluate(() => localStorage.clear());
  await page.evaluate(() => void window.dispatchEvent(new Event('focus')));
  await expect(told(page, '浏览器里保存的内容刚才被清除')).toBeVisible();
  await page.reload();
  await expect(cell(page, 2, '偏差原因')).toHaveValue('清除之后写的');
  await expect(total(page)).toHaveText('95.00');
});

for (const [what, damaged] of [['the newest record', (all) => all.slice(0, 1)], ['both records', (all) => all]]) {
  test(`${what} damaged by hand while it is open: kept again whole, and said; the broken text is not thrown away`, async ({ page, site }) => {
    await openSite(page, site);
    await changedExample(page);
    await cell(page, 2, '偏差原因').fill('第二次保存');
    await expectSaved(page);
    await expect.poll(async () => (await slots(page)).length).toBe(2);
    const all = (await slots(page)).sort(([, a], [, b]) => record(b).facts.sequence - record(a).facts.sequence);
    const other = await page.context().newPage();
    await openSite(other, site);
    const broken = damaged(all).map(([key, text]) => [key, `${text.slice(0, -80)}x`]);
    await other.evaluate((broken) => broken.forEach(([key, text]) => localStorage.setItem(key, text)), broken);
    await expect(told(page, what === 'both records' ? '本窗口的内容已重新保存' : '浏览器里保存的内容有损坏，本窗口的内容已重新保存')).toBeVisible();
    await expectSaved(page);
    expect((await newest(page)).evaluation.indicators[1].reason).toBe('第二次保存');
    await cell(page, 3, '偏差原因').fill('接着写');
    await expectSaved(page);
    await page.reload();
    await expect(cell(page, 2, '偏差原因')).toHaveValue('第二次保存');
    await expect(cell(page, 3, '偏差原因')).toHaveValue('接着写');
    const rest = Object.values(await kept(page));
    for (const [, text] of broken) expect(rest.some((one) => one.includes(text.slice(-200)))).toBe(true);
  });
}

// ---- the clock ---------------------------------------------------------------------------------------------------

test('a clock that was set back: the later state is the later one', async ({ page, site }) => {
  await page.clock.install({ time: new Date('2026-03-01T10:00:00+08:00') });
  await openSite(page, site);
  await changedExample(page);
  await page.clock.setSystemTime(new Date('2019-01-01T08:00:00+08:00'));
  await cell(page, 15, '得分').fill('7');
  await page.clock.runFor(1000);
  await expect(page.getByText('已保存在本机浏览器 08:00')).toBeVisible();
  await cell(page, 2, '偏差原因').fill('时钟拨回之后写的');
  await page.clock.runFor(1000);
  await page.reload();
  await expect(cell(page, 2, '偏差原因')).toHaveValue('时钟拨回之后写的');
  await expect(total(page)).toHaveText('93.00');
});

// ---- closing -----------------------------------------------------------------------------------------------------

for (const { way, open } of WAYS) {
  test(`closed in the middle of typing a figure: it is there again (${way})`, async ({ profile, site, singleFile }) => {
    let context = await profile.open();
    let page = context.pages()[0];
    await open(page, { site, singleFile });
    await button(page, '新建整体自评').click();
    await cell(page, 1, '三级指标').fill('培训人次');
    await expectSaved(page);
    await cell(page, 1, '年初目标值').fill('≥375');
    await cell(page, 1, '分值').focus();
    await page.keyboard.type('12.5');
    // The field has not been left, and no pause was made.
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
    await context.close();

    context = await profile.open();
    page = context.pages()[0];
    await open(page, { site, singleFile });
    await page.getByRole('button', { name: /^打开：/ }).click();
    await expect(cell(page, 1, '分值')).toHaveValue('12.5');
    await expect(cell(page, 1, '年初目标值')).toHaveValue('≥375');
  });
}

test('closed before it has loaded: nothing is written', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  const before = await kept(page);
  const address = page.url();
  const other = await page.context().newPage();
  let asked;
  const isAsked = new Promise((resolve) => (asked = resolve));
  // The program is on its way and never comes.
  await other.route(/\.wasm$/, () => asked());
  await other.goto(address, { waitUntil: 'commit' });
  await isAsked;
  await other.close();
  expect(await kept(page)).toEqual(before);
  await cell(page, 2, '偏差原因').fill('照常');
  await expectSaved(page);
});

// ---- a crash in the middle of typing -----------------------------------------------------------------------------

for (const { way, open } of WAYS) {
  test(`a crash in the middle of typing: nothing is written from then on, and what was kept is whole (${way})`, async ({ page, site, singleFile, trouble }) => {
    await open(page, { site, singleFile });
    await changedExample(page);
    await panic(page);
    await cell(page, 2, '偏差原因').fill('最后写的');
    await button(page, '添加指标').click();
    await expect(page.getByRole('alert')).toContainText('程序出错');
    const before = await kept(page);
    await pausesOver(page);
    expect(await kept(page)).toEqual(before);
    const file = await downloaded(page, () => button(page, '下载全部数据').click());
    const states = Object.values(JSON.parse(file.text).entries).map(record).sort((a, b) => b.facts.sequence - a.facts.sequence);
    expect(states[0].evaluation.indicators[14].score).toBe('9');
    expect((await trouble.take()).length).toBeGreaterThan(0);
    await button(page, '重新打开').click();
    await expect(total(page)).toHaveText('95.00');
  });

  test(`denied storage and a crash: the last state can still be saved, and opened again (${way})`, async ({ page, site, singleFile, trouble }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    await cell(page, 15, '得分').fill('7');
    await expect(page.getByText('只在本页中，未存入浏览器')).toBeVisible();
    await panic(page);
    await button(page, '添加指标').click();
    await expect(page.getByRole('alert')).toContainText('有内容没能存入浏览器，只在本页里。请先下载全部数据');
    const file = await downloaded(page, () => button(page, '下载全部数据').click());
    expect((await trouble.take()).length).toBeGreaterThan(0);
    await page.goto('about:blank');
    await open(page, { site, singleFile });
    await openFile(page, jsonFile(file.text));
    await button(page, '恢复 1 份').click();
    await expect(total(page)).toHaveText('93.00');
  });
}

// ---- an input method ---------------------------------------------------------------------------------------------

test('what an input method composes is not the person’s yet: nothing is kept of it, also when the page goes; then it is', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  const session = await page.context().newCDPSession(page);
  const reason = cell(page, 2, '偏差原因');
  await reason.fill('原因：');
  await expectSaved(page);
  await reason.focus();
  await page.keyboard.press('End');
  for (const text of ['p', 'pe', 'pei', "pei'x", "pei'xun"]) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await pausesOver(page);
  await expect(reason).toHaveValue("原因：pei'xun");
  expect((await newest(page)).evaluation.indicators[1].reason).toBe('原因：');
  // The page is hidden in the middle of it.
  await page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pagehide')));
  expect((await newest(page)).evaluation.indicators[1].reason).toBe('原因：');
  await session.send('Input.insertText', { text: '培训' });
  await expect(reason).toHaveValue('原因：培训');
  await expectSaved(page);
  await expect.poll(async () => (await newest(page)).evaluation.indicators[1].reason).toBe('原因：培训');
});

test('closed while an input method composes: what was there before is kept, the letters are not', async ({ page, site }) => {
  await openSite(page, site);
  await changedExample(page);
  const session = await page.context().newCDPSession(page);
  await cell(page, 2, '偏差原因').fill('还没保存的字');
  await cell(page, 3, '偏差原因').focus();
  await session.send('Input.imeSetComposition', { text: 'zi', selectionStart: 2, selectionEnd: 2 });
  await page.reload();
  await expect(cell(page, 2, '偏差原因')).toHaveValue('还没保存的字');
  await expect(cell(page, 15, '得分')).toHaveValue('9');
});
