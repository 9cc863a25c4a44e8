// The same evaluation in two windows: never overwritten unseen, told at once, followed, taken over, copied.
import AxeBuilder from '@axe-core/playwright';
import { test, expect, WAYS, openSite, started, openFile, examplePath, total, button, cell, kept, expectSaved, expectTold, pausesOver, holdPauses } from './support.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const says = (page, text) => page.locator('.window-notice').filter({ hasText: text });
const told = (page, text) => page.locator('.notice').filter({ hasText: text });
// How long a window that is asked for the form may take before it is passed over. Here every window answers, be the machine ever so busy.
const ANSWER_WITHIN = 1000;
const UNANSWERED = '@unanswered';
test.beforeEach(async ({ context }, { tags }) => {
  if (!tags.includes(UNANSWERED)) await holdPauses(context, ANSWER_WITHIN, 30_000);
});
const FOLLOWING = '这份自评正在另一窗口填写。本窗口只跟着显示';
const GAVE_WAY = '这份自评改在另一窗口填写。本窗口的改动都已保存';
const TAKE_OVER = '在这里接着填写';
const PARTED = '本窗口有没保存的改动';

// A page without https on an office network has no locks.
const noLocks = () => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });
// Nor room for words between windows.
const noWords = () => {
  const real = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (key.startsWith('ziping-word:')) throw new DOMException('full', 'QuotaExceededError');
    return real.call(this, key, text);
  };
};

// The example, changed once: one of the person's own from then on. And the same in a second window.
async function twoWindows(page) {
  await button(page, '看示例').click();
  await cell(page, 15, '得分').fill('9');
  await expectSaved(page);
  const other = await another(page);
  return other;
}

async function another(page) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await started(other);
  return other;
}

const mayType = (page) => expect(cell(page, 15, '得分')).toBeEnabled();
const mayNotType = (page) => expect(cell(page, 15, '得分')).toBeDisabled();

const WINDOWS = WAYS.flatMap(({ way, open }) => [
  { how: way, open },
  {
    how: `${way}, without locks`,
    open: async (page, where) => {
      await page.context().addInitScript(noLocks);
      await open(page, where);
    },
  },
]);

for (const { how, open } of WINDOWS) {
  test(`the later window is told at once, changes nothing, and shows each saved state of the other (${how})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    const other = await twoWindows(page);
    await expect(says(other, FOLLOWING)).toBeVisible();
    await expect(other.getByText('跟随另一窗口显示')).toBeVisible();
    await mayNotType(other);
    await mayType(page);
    await expect(says(page, '')).toHaveCount(0);
    const before = await kept(page);
    // Nothing of the form can be reached, and no key does anything to it.
    for (const name of ['添加指标', '第 2 行 上移']) await expect(button(other, name).first()).toBeDisabled();
    await other.keyboard.press('Control+Z');
    await other.keyboard.press('Alt+ArrowDown');
    expect(await kept(page)).toEqual(before);

    await cell(page, 15, '得分').fill('7');
    await cell(page, 2, '偏差原因').fill('先在第一个窗口写的。');
    await expect(total(other)).toHaveText('93.00');
    await expect(cell(other, 2, '偏差原因')).toHaveValue('先在第一个窗口写的。');
    await button(page, '添加指标').click();
    await expect(cell(other, 16, '三级指标')).toBeVisible();
    await expect(says(other, FOLLOWING)).toBeVisible();
  });

  test(`taking over: what was just typed in the first window is there, and the first follows at once (${how})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    const other = await twoWindows(page);
    await expect(says(other, FOLLOWING)).toBeVisible();
    await cell(page, 2, '偏差原因').fill('还没来得及保存的几个字');
    // No wait: saving pauses for longer than this.
    await button(other, TAKE_OVER).click();
    await mayType(other);
    await expectTold(other, '现在由本窗口填写');
    await expect(cell(other, 2, '偏差原因')).toHaveValue('还没来得及保存的几个字');
    await expect(says(page, GAVE_WAY)).toBeVisible();
    await mayNotType(page);

    await cell(other, 15, '得分').fill('6');
    await expect(total(page)).toHaveText('92.00');
    // And back again.
    await button(page, TAKE_OVER).click();
    await mayType(page);
    await mayNotType(other);
    await cell(page, 15, '得分').fill('10');
    await expect(total(other)).toHaveText('96.00');
  });

  test(`when the first window goes, the second goes on (${how})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    const other = await twoWindows(page);
    await expect(says(other, FOLLOWING)).toBeVisible();
    await cell(page, 2, '偏差原因').fill('关窗口前的最后几个字');
    await page.close();
    await mayType(other);
    // What the first window kept last may be heard of only after it has gone, and is told too.
    await expectTold(other, '另一窗口不再填写这份自评');
    await expect(cell(other, 2, '偏差原因')).toHaveValue('关窗口前的最后几个字');
    await cell(other, 15, '得分').fill('6');
    await expectSaved(other);
    await other.reload();
    await mayType(other);
    await expect(total(other)).toHaveText('92.00');
  });

  test(`the window that writes still does after a reload (${how})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    const other = await twoWindows(page);
    await expect(says(other, FOLLOWING)).toBeVisible();
    for (const score of ['6', '7']) {
      await cell(page, 15, '得分').fill(score);
      await page.reload();
      await mayType(page);
      await expect(cell(page, 15, '得分')).toHaveValue(score);
      await mayNotType(other);
      await expect(cell(other, 15, '得分')).toHaveValue(score);
    }
    // The one that follows may be loaded again too.
    await other.reload();
    await expect(says(other, FOLLOWING)).toBeVisible();
    await mayType(page);
  });

  test(`a copy of what is followed is an evaluation of its own (${how})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    const other = await twoWindows(page);
    await expect(says(other, FOLLOWING)).toBeVisible();
    await says(other, FOLLOWING).getByRole('button', { name: '另存副本' }).click();
    await mayType(other);
    await mayType(page);
    expect(other.url()).not.toBe(page.url());
    await cell(other, 15, '得分').fill('6');
    await expect(total(other)).toHaveText('92.00');
    await expectSaved(other);
    await expect(total(page)).toHaveText('95.00');
    await button(other, '返回').click();
    await expect(other.getByRole('button', { name: /^打开：/ })).toHaveCount(2);
  });

  test(`a window that goes to the list and comes back follows the one that went on (${how})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    const other = await twoWindows(page);
    await expect(says(other, FOLLOWING)).toBeVisible();
    await button(page, '返回').click();
    await mayType(other);
    await cell(other, 15, '得分').fill('6');
    await expectSaved(other);
    await page.goBack();
    await expect(says(page, FOLLOWING)).toBeVisible();
    await expect(total(page)).toHaveText('92.00');
    await mayNotType(page);
  });

  test(`an example that nobody changed is no one's: two windows do not disturb each other (${how})`, async ({ page, site, singleFile }) => {
    await open(page, { site, singleFile });
    await button(page, '看示例').click();
    await expect(total(page)).toHaveText('94.00');
    const other = await another(page);
    await mayType(other);
    await cell(page, 15, '得分').fill('9');
    await cell(other, 15, '得分').fill('6');
    await expectSaved(page);
    await expectSaved(other);
    expect(other.url()).not.toBe(page.url());
    await expect(total(page)).toHaveText('95.00');
    await expect(total(other)).toHaveText('92.00');
    await expect(says(page, '')).toHaveCount(0);
    await expect(says(other, '')).toHaveCount(0);
  });
}

test('both type at the same moment and nothing lets them know of each other: neither is lost, one is told', async ({ page, site }) => {
  await page.context().addInitScript(noLocks);
  await page.context().addInitScript(noWords);
  await openSite(page, site);
  const other = await twoWindows(page);
  await mayType(other);
  await Promise.all([cell(page, 2, '偏差原因').fill('第一个窗口写的'), cell(other, 2, '偏差原因').fill('第二个窗口写的')]);
  // One of the two has kept its text, the other says that it has not.
  const windows = [page, other];
  await expect.poll(async () => (await Promise.all(windows.map((one) => says(one, PARTED).count()))).join()).toMatch(/^(1,0|0,1)$/);
  const parted = (await says(page, PARTED).count()) ? page : other;
  const writer = parted === page ? other : page;
  const texts = new Map([[page, '第一个窗口写的'], [other, '第二个窗口写的']]);
  await expectSaved(writer);
  await expect(cell(writer, 2, '偏差原因')).toHaveValue(texts.get(writer));
  await expect(cell(parted, 2, '偏差原因')).toHaveValue(texts.get(parted));
  await expect(parted.getByText('未能保存（另一窗口正在填写或已保存别的内容）')).toBeVisible();
  // It may be typed on, and is not kept over the other.
  await cell(parted, 3, '偏差原因').fill('接着写');
  await pausesOver(parted);
  await expect(parted.getByText('未能保存（')).toBeVisible();

  await says(parted, PARTED).getByRole('button', { name: '另存副本' }).click();
  await expectSaved(parted);
  await expect(says(parted, PARTED)).toHaveCount(0);
  for (const one of windows) {
    await one.reload();
    await expect(cell(one, 2, '偏差原因')).toHaveValue(texts.get(one));
  }
  await expect(cell(parted, 3, '偏差原因')).toHaveValue('接着写');
});

test('text that another window has overtaken can be given up, with a second click', async ({ page, site }) => {
  await page.context().addInitScript(noLocks);
  await page.context().addInitScript(noWords);
  await openSite(page, site);
  const other = await twoWindows(page);
  await cell(other, 15, '得分').fill('7');
  await expectSaved(other);
  await expect(total(page)).toHaveText('93.00');
  await Promise.all([cell(page, 2, '偏差原因').fill('甲'), cell(other, 2, '偏差原因').fill('乙')]);
  const windows = [page, other];
  await expect.poll(async () => (await Promise.all(windows.map((one) => says(one, PARTED).count()))).join()).toMatch(/^(1,0|0,1)$/);
  const parted = (await says(page, PARTED).count()) ? page : other;
  const kept = parted === page ? '乙' : '甲';
  await button(parted, '返回').click();
  await expect(told(parted, '这份自评的改动还没有保存')).toBeVisible();
  await button(parted, '放弃本窗口的改动').click();
  await expect(says(parted, PARTED)).toBeVisible();
  await button(parted, '确定放弃，看已保存的内容').click();
  await expect(cell(parted, 2, '偏差原因')).toHaveValue(kept);
  await expect(says(parted, PARTED)).toHaveCount(0);
});

test('a window that does not answer is passed over; what it still had is not lost and not kept over the other', { tag: UNANSWERED }, async ({ page, site }) => {
  await openSite(page, site);
  const other = await twoWindows(page);
  await expect(says(other, FOLLOWING)).toBeVisible();
  await cell(page, 2, '偏差原因').fill('写到一半');
  // It stands still, as on a machine that swaps, until the other has gone on without it.
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  await page.route('**/held', async (route) => {
    await held;
    await route.fulfill({ body: '' });
  });
  const asked = page.waitForRequest('**/held');
  const still = page.evaluate(() => {
    const request = new XMLHttpRequest();
    request.open('GET', 'held', false);
    request.send();
  });
  await asked;
  await button(other, TAKE_OVER).click();
  await expectTold(other, '正在请另一窗口保存后交出');
  await mayType(other);
  await cell(other, 15, '得分').fill('6');
  await expectSaved(other);
  answer();
  await still;
  await expect(says(page, PARTED)).toBeVisible();
  await expect(cell(page, 2, '偏差原因')).toHaveValue('写到一半');
  await expect(total(other)).toHaveText('92.00');
  await expectSaved(other);
});

test('deleted in another window: told, and kept again only when it is changed again', async ({ page, site }) => {
  await openSite(page, site);
  const other = await twoWindows(page);
  await button(other, '返回').click();
  await other.getByRole('button', { name: /^删除：/ }).click();
  await expectTold(page, '这份自评刚才在另一窗口删除');
  const slots = async () => Object.keys(await kept(page)).filter((key) => key.startsWith('ziping:slot:'));
  await expect.poll(slots).toEqual([]);
  await page.bringToFront();
  await pausesOver(page);
  expect(await slots()).toEqual([]);
  await cell(page, 15, '得分').fill('6');
  await expectSaved(page);
  await page.reload();
  await expect(total(page)).toHaveText('92.00');
});

test('a file that another window puts in its place is shown, and said', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await cell(page, 15, '得分').fill('6');
  await expectSaved(page);
  const other = await page.context().newPage();
  await openSite(other, site);
  await openFile(other, examplePath('unit'));
  await button(other, '替换').click();
  await expect(total(page)).toHaveText('94.00');
  await expectTold(page, '别的窗口保存了这份自评的新内容');
});

// The driver of these tests can't go on with a page that the browser has brought back; the two events are what the page sees of it.
const rests = (page) => page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
const comesBack = (page) => page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));

for (const [how, script] of [['with locks', () => {}], ['without locks', noLocks]]) {
  test(`back and forward through the memory of the browser: what happened meanwhile is shown (${how})`, async ({ page, site }) => {
    await page.context().addInitScript(script);
    await openSite(page, site);
    const other = await twoWindows(page);
    await expect(says(other, FOLLOWING)).toBeVisible();
    await cell(page, 2, '偏差原因').fill('离开前写的');
    await rests(page);
    await mayType(other);
    await expect(cell(other, 2, '偏差原因')).toHaveValue('离开前写的');
    await cell(other, 15, '得分').fill('6');
    await expectSaved(other);
    await comesBack(page);
    await expect(says(page, FOLLOWING)).toBeVisible();
    await expect(total(page)).toHaveText('92.00');
    await mayType(other);

    // The one that only follows may rest too, and the one that wrote goes on where nobody used its absence.
    await rests(page);
    await comesBack(page);
    await expect(says(page, FOLLOWING)).toBeVisible();
    await rests(other);
    await mayType(page);
    await comesBack(other);
    await mayType(other);
    await mayNotType(page);
  });
}

for (const width of [1280, 360]) {
  for (const scheme of ['light', 'dark']) {
    test(`the notices of windows hold the rules for everyone (${width}, ${scheme})`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 720 });
      await page.emulateMedia({ colorScheme: scheme });
      await openSite(page, site);
      const other = await twoWindows(page);
      await other.setViewportSize({ width, height: 720 });
      await other.emulateMedia({ colorScheme: scheme });
      await expect(says(other, FOLLOWING)).toBeVisible();
      expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await other.screenshot({ path: test.info().outputPath(`following-${width}-${scheme}.png`) });
      // By keyboard alone.
      for (let steps = 0; steps < 60 && !(await button(other, TAKE_OVER).evaluate((one) => one === document.activeElement)); steps++) await other.keyboard.press('Tab');
      await other.keyboard.press('Enter');
      await mayType(other);
      await expect(says(page, GAVE_WAY)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    });
  }
}
