// For everyone: by keyboard, by ear, on a small screen, in the dark.
import AxeBuilder from '@axe-core/playwright';
import {
  test, expect, openSite, openSingleFile, openFile, jsonFile, example, examplePath, total, explanation, button, cell, field, scoreButton,
} from './support.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What depends on colours, and on the layout: to be looked at again in other ones.
const LOOKS = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus', 'label'];

// What axe finds, one line each.
async function violations(page, rules) {
  // The page has no frames, and only what is wrong is of interest: a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.any.map((check) => check.message).join('; ')}`));
}

// An example with its last rows only: axe looks at every element.
function small(kind) {
  const { indicators, ...rest } = example(kind);
  return jsonFile({ ...rest, indicators: indicators.slice(-3) });
}

// The form in a state where much is to be seen: details, an invalid figure, a tier, an explanation, a source, a survey.
async function busyForm(page) {
  await openFile(page, small('unit'));
  await button(page, '第 1 行 更多').click();
  await cell(page, 2, '分值').fill('五分');
  await field(page, '第 1 行 完成档次').selectOption('达成');
  await button(page, '添加资金来源').click();
  await page.getByRole('combobox', { name: '为哪一条指标添加调查', exact: true }).selectOption({ index: 3 });
  await scoreButton(page, 3).click();
  await expect(explanation(page)).toContainText('第 3 行');
  await openFile(page, jsonFile('{}'));
  await expect(page.getByRole('alert').filter({ hasText: '没有打开' })).toBeVisible();
  await openFile(page, small('unit'));
  await expect(page.getByRole('alertdialog')).toBeVisible();
}

// What is on the page, and whether to look at it in the dark and at 320 px too.
const STATES = [
  { what: 'the first page', reach: async () => {} },
  {
    what: 'the first page with evaluations, a question before deleting and a message',
    everywhere: true,
    reach: async (page) => {
      await openFile(page, examplePath('unit'));
      await expect(total(page)).toHaveText('94.00');
      await button(page, '返回').click();
      await page.getByRole('button', { name: /^删除：/ }).click();
      await openFile(page, jsonFile('{}'));
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    what: 'a project form',
    everywhere: true,
    reach: async (page) => {
      await openFile(page, small('project'));
      await expect(cell(page, 2, '得分')).toBeVisible();
    },
  },
  { what: 'a busy form with an explanation, a message and a question', everywhere: true, reach: busyForm },
];

for (const { what, everywhere, reach } of STATES) {
  test(`axe finds nothing wrong with ${what}${everywhere ? ', light, dark and at 320 px' : ''}`, async ({ page, site }) => {
    await openSite(page, site);
    await reach(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect.soft(await violations(page), 'light').toEqual([]);
    if (!everywhere) return;
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(page, LOOKS.slice(0, 1)), 'dark').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await violations(page, LOOKS.slice(1)), 'at 320 px').toEqual([]);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), 'no scrolling sideways').toBe(320);
  });
}

test('axe finds nothing wrong where nothing can be kept, and after a crash', async ({ page, singleFile }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => null }));
  await openSingleFile(page, singleFile);
  expect.soft(await violations(page)).toEqual([]);
  await page.evaluate(() => window.zipingPanicked('试一试'));
  expect.soft(await violations(page)).toEqual([]);
});

for (const [width, height] of [
  [1366, 768],
  [320, 640],
]) {
  test(`the total stays in sight down to the end of the form at ${width} × ${height}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await openSite(page, site);
    await button(page, '看示例').click();
    await expect(total(page)).toBeInViewport({ ratio: 1 });
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(total(page)).toBeInViewport({ ratio: 1 });
    await expect(page.locator('.grade')).toBeInViewport({ ratio: 1 });
    // Nothing lies over it.
    const covered = await total(page).evaluate((output) => {
      const { left, top, width, height } = output.getBoundingClientRect();
      return !output.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(covered).toBe(false);
  });
}

test('at 320 px a score still opens its explanation', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openSite(page, site);
  await button(page, '看示例').click();
  await expect(explanation(page)).toBeHidden();
  await scoreButton(page, 4).click();
  await expect(explanation(page)).toBeInViewport();
  await expect(explanation(page)).toContainText('不低于 375 场');
  await explanation(page).getByRole('button', { name: '关闭' }).click();
  await expect(explanation(page)).toBeHidden();
});

// One step of the Tab key: what has the focus, whether it shows, and whether something lies over it.
function step() {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const named = (element) => element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText;
  // A file field out of sight lends its look to its label; the calendar button inside a field for days has a ring of its own.
  const shown = focused.type === 'file' ? focused.labels[0] : focused;
  const style = getComputedStyle(shown);
  const { left, top, width, height } = shown.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(left + width / 2, top + height * part));
  focused.dataset.reached = '1';
  return {
    name: `${focused.tagName} ${named(focused)}`,
    outlined: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || (focused.type === 'date' && !focused.matches(':focus-visible')),
    // Some part of it must be free.
    free: points.some((at) => at && (shown.contains(at) || at.contains(shown))),
  };
}

// What a person can act on, yet the Tab key never came to. Keys inside a group and the small doubles of 更多 are left out.
function unreached() {
  const all = document.querySelectorAll('button, input, select, textarea, a[href], summary, [tabindex="0"]');
  const left = [...all].filter((element) => {
    if (element.dataset.reached || element.disabled || !element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.tabIndex < 0) return false;
    // Of a group of radio buttons the Tab key takes one.
    return element.type !== 'radio' || ![...document.getElementsByName(element.name)].some((other) => other.dataset.reached);
  });
  return left.map((element) => `${element.tagName} ${element.getAttribute('aria-label') ?? element.innerText}`);
}

for (const [what, reach] of Object.entries({
  'the start page': async (page) => {
    await openFile(page, examplePath('unit'));
    await button(page, '返回').click();
    await expect(page.getByRole('button', { name: /^打开：/ })).toBeVisible();
  },
  'the form': async (page) => {
    await openFile(page, jsonFile({ ...example('project'), indicators: example('project').indicators.slice(8, 11) }));
    await expect(cell(page, 3, '得分')).toBeVisible();
    await button(page, '第 1 行 更多').click();
  },
})) {
  test(`every button and field of ${what} is reached by Tab, with a focus that shows and is not covered`, async ({ page, site }) => {
    await openSite(page, site);
    await reach(page);
    // From wherever the keyboard is to the end, and then once round.
    const seen = [];
    for (let ends = 0, presses = 0; ends < 2 && presses < 500; presses++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(step);
      if (here === null) ends++;
      else if (ends === 1) seen.push(here);
    }
    expect(seen.length).toBeGreaterThan(5);
    expect.soft(seen.filter((one) => !one.outlined).map((one) => one.name), 'focus does not show').toEqual([]);
    expect.soft(seen.filter((one) => !one.free).map((one) => one.name), 'covered while it has the focus').toEqual([]);
    expect.soft(await page.evaluate(unreached), 'not reached').toEqual([]);
  });
}

test('by keyboard a row is moved, opened and removed too, with ← and → inside its buttons', async ({ page, site }) => {
  await openSite(page, site);
  await button(page, '看示例').click();
  await cell(page, 2, '偏差原因').focus();
  await page.keyboard.press('Tab');
  await expect(button(page, '第 2 行 更多')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, '第 2 行 完成情况说明')).toBeVisible();
  await expect(field(page, '第 2 行 佐证')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(button(page, '第 2 行 下移')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell(page, 3, '三级指标')).toHaveValue('小学教师培训');
  await button(page, '第 3 行 更多').focus();
  await page.keyboard.press('ArrowRight');
  await expect(button(page, '第 3 行 删除')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(total(page)).toHaveText('89.00');
  await expect(button(page, '恢复刚删除的第 3 行')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(total(page)).toHaveText('94.00');
});
