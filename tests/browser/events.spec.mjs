// Events that have the name of a key, a paste, a pointer, and nothing of what belongs to one: Chromium sends such an `Event("keydown")`
// when a suggestion of a list is chosen, extensions and screen readers send others. The program lives through every one, everywhere.
import { fileURLToPath } from 'node:url';
import { test, expect, openSite, openFile, examplePath, total, button, cell } from './support.mjs';

const table = fileURLToPath(new URL('../import/files/06-hubei-project-patrol.1-official.xlsx', import.meta.url));

// A click is the same with and without its members, and leads away. A page that is said to have gone has gone.
const LEFT_OUT = ['click', 'DOMContentLoaded', 'load', 'pagehide', 'pageshow', 'beforeunload', 'visibilitychange', 'hashchange', 'error', 'unhandledrejection'];

// Those that a person's browser sends, listened for or not: what is added later is held too.
const KINDS = [
  'keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'paste', 'copy', 'cut', 'drop', 'dragover', 'dragenter', 'compositionstart',
  'compositionend', 'focusin', 'focusout', 'blur', 'submit', 'storage', 'pointermove', 'pointerover', 'pointerdown', 'mousedown', 'mouseup',
  'wheel', 'toggle', 'contextmenu', 'touchstart',
];

// Notes every kind that anything of the page listens for.
async function noteKinds(page) {
  await page.addInitScript(() => {
    window.listenedFor = new Set();
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (kind, ...rest) {
      window.listenedFor.add(kind);
      return add.call(this, kind, ...rest);
    };
  });
}

// Sends a plain event of every kind to every element and the window, and gives how many it sent.
function sendAll(page) {
  return page.evaluate(
    ([kinds, leftOut]) => {
      const all = new Set([...kinds, ...window.listenedFor]);
      let sent = 0;
      for (const kind of all) {
        if (leftOut.includes(kind)) continue;
        for (const target of [window, document, ...document.querySelectorAll('*')]) {
          target.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
          sent += 1;
        }
      }
      return sent;
    },
    [KINDS, LEFT_OUT]
  );
}

async function sendsAll(page, shown) {
  await expect(shown).toBeVisible();
  expect(await sendAll(page)).toBeGreaterThan(1000);
  await expect(page.getByText('程序出错')).toHaveCount(0);
  await expect(shown).toBeVisible();
}

test('a plain event of every kind at every element of the form changes no screen and stops nothing', async ({ page, site }) => {
  await noteKinds(page);
  await openSite(page, site);
  await openFile(page, examplePath('unit'));
  await expect(total(page)).toHaveText('94.00');
  await sendsAll(page, total(page));
  // It still computes.
  await cell(page, 1, '二级指标').focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, '二级指标')).toBeFocused();
});

test('what a list sends when a suggestion is chosen is no key', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, examplePath('project'));
  const level2 = cell(page, 1, '二级指标');
  await level2.fill('质');
  // As Chromium does it: the plain event, then the text.
  await level2.evaluate((field) => {
    field.dispatchEvent(new Event('keydown', { bubbles: true, cancelable: true }));
    field.value = '质量指标';
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  });
  await expect(level2).toHaveValue('质量指标');
  await level2.press('Enter');
  await expect(cell(page, 2, '二级指标')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(level2).not.toHaveValue('质量指标');
});

test('a plain event of every kind on the start page, in the import preview and in the editor of a scheme', async ({ page, site }) => {
  await noteKinds(page);
  await openSite(page, site);
  await sendsAll(page, button(page, '看示例'));

  await openFile(page, table);
  const preview = page.getByRole('main', { name: /^导入预览：/ });
  await expect(preview).toBeVisible();
  await sendsAll(page, preview);
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);

  await openFile(page, examplePath('project'));
  await expect(total(page)).toBeVisible();
  await button(page, '复制为自定方案').click();
  await sendsAll(page, page.getByRole('group', { name: '自定方案' }));
});
