// What goes wrong in the browser itself: what the person is told, and that nothing was lost. The rows are those of
// docs/reliability.md; faults that other specs bring about (full, denied, broken records, two windows) stand there.
import {
  test, expect, WAYS, openSite, openFile, examplePath, downloaded, kept, latest, total, button, cell, expectSaved,
} from './support.mjs';

const alert = (page) => page.getByRole('alert');

// The program can't make a new row and panics.
async function panic(page) {
  await page.evaluate(() => {
    const real = Node.prototype.cloneNode;
    Node.prototype.cloneNode = () => {
      Node.prototype.cloneNode = real;
      throw new DOMException('deliberate');
    };
  });
  await button(page, '添加指标').click();
  await expect(alert(page)).toContainText('程序出错');
}

// The evaluation in a file saved by the crash page: the record with the highest sequence.
function rescued(file) {
  const records = Object.values(JSON.parse(file.text).entries).map((text) => JSON.parse(text)).filter((record) => record.evaluation);
  const last = records.reduce((one, other) => (other.sequence > one.sequence ? other : one));
  return JSON.parse(last.evaluation);
}

for (const { way, open } of WAYS) {
  test(`S10, S11: no storage, and then a crash: what was filled in can still be downloaded, and opened again (${way})`, async ({ page, site, singleFile, trouble }) => {
    await page.addInitScript(() => {
      if (!location.hash.includes('allowed')) Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
    });
    await open(page, { site, singleFile });
    await expect(page.getByText('浏览器不允许保存：关闭页面后内容会丢失，请及时导出 JSON。')).toBeVisible();
    await openFile(page, examplePath('unit'));
    await cell(page, 15, '得分').fill('9');
    await cell(page, 15, '偏差原因').fill('问卷回收较少。');
    await expect(total(page)).toHaveText('95.00');
    await expect(page.locator('.saving')).not.toHaveText('正在保存…');
    await panic(page);
    await expect(alert(page)).toContainText('浏览器不允许保存，填写的内容只在这个页面里。请务必先下载全部数据，再重新打开。');
    const file = await downloaded(page, () => button(page, '下载全部数据').click());
    const row = rescued(file).indicators[14];
    expect([row.score, row.reason]).toEqual(['9', '问卷回收较少。']);
    expect((await trouble.take()).length).toBeGreaterThan(0);

    await button(page, '重新打开').click();
    await expect(page.getByText('浏览器不允许保存：关闭页面后内容会丢失，请及时导出 JSON。')).toBeVisible();
    await openFile(page, file.path);
    await expect(total(page)).toHaveText('95.00');
  });
}

test('S11: a crash in the middle of typing loses nothing that had a moment to be kept', async ({ page, site, trouble }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await cell(page, 14, '偏差原因').pressSequentially('名师工作室没有按时开班');
  await expectSaved(page);
  await panic(page);
  const file = await downloaded(page, () => button(page, '下载全部数据').click());
  expect(rescued(file).indicators[13].reason).toBe('名师工作室没有按时开班');
  expect((await trouble.take()).length).toBeGreaterThan(0);
  await button(page, '重新打开').click();
  await expect(cell(page, 14, '偏差原因')).toHaveValue('名师工作室没有按时开班');
});

test('S9: closed in the middle of typing, also in a field whose figure is half typed', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expectSaved(page);
  await cell(page, 15, '得分').fill('9.');
  await cell(page, 14, '偏差原因').click();
  await page.keyboard.insertText('刚写的一半');
  const reopened = page.url();
  // No pause for a save: the page is left as a click on another address leaves it.
  await page.goto('about:blank');
  await page.goto(reopened);
  await expect(cell(page, 14, '偏差原因')).toHaveValue('刚写的一半');
});

test('S8: closed before it had loaded, nothing is written', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expectSaved(page);
  const before = await kept(page);
  await page.route('**/*.wasm', () => {});
  await page.goto('about:blank');
  await page.goto(site.url, { waitUntil: 'commit' });
  await expect(page.getByText('正在打开…')).toBeVisible();
  await page.goto('about:blank');
  await page.unroute('**/*.wasm');
  await openSite(page, site);
  expect(await kept(page)).toEqual(before);
});

test('wiped while it is open: it is kept anew with the next change, whole', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await cell(page, 15, '得分').fill('9');
  await expectSaved(page);
  await page.evaluate(() => localStorage.clear());
  await cell(page, 15, '偏差原因').fill('清空之后写下的。');
  await expectSaved(page);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('ziping:slot:')))).toBe(true);
  await page.reload();
  await expect(total(page)).toHaveText('95.00');
  await expect(cell(page, 15, '偏差原因')).toHaveValue('清空之后写下的。');
});

test('a clock set back changes nothing: the last that was typed is what opens', async ({ page, site }) => {
  await page.clock.install({ time: new Date('2026-11-22T10:00:00+08:00') });
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await cell(page, 15, '偏差原因').fill('先写的。');
  await page.clock.runFor(1000);
  await expectSaved(page);
  await page.clock.setFixedTime(new Date('2019-01-01T08:00:00+08:00'));
  await cell(page, 15, '偏差原因').fill('时钟拨回以后写的。');
  await page.clock.runFor(1000);
  await expectSaved(page);
  expect(JSON.parse((await latest(page)).evaluation).indicators[14].reason).toBe('时钟拨回以后写的。');
  await page.reload();
  await expect(cell(page, 15, '偏差原因')).toHaveValue('时钟拨回以后写的。');
});

test('C1, S9: the page is left while an input method composes: what was there before is kept, half a word is not taken for one', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await cell(page, 15, '偏差原因').fill('已经写好的');
  await expectSaved(page);
  await cell(page, 15, '偏差原因').evaluate((area) => {
    area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    area.value += 'zhong';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
  });
  const reopened = page.url();
  await page.goto('about:blank');
  await page.goto(reopened);
  await expect(cell(page, 15, '偏差原因')).toHaveValue('已经写好的');
});
