// Print as the browser prints, by the page's button and by the browser's key; the sheets that come out are read.
import { test, expect, openWith, openFile, example, jsonFile, button, cell, total } from './desk.mjs';
import { pagesOf, overlaps, textOf } from '../paper-boxes.mjs';

const A4 = { width: 595, height: 842 };

for (const [kind, score] of [['unit', '94.00'], ['project', '95.00']]) {
  test(`the ${kind} form printed by 打印 and by Ctrl+P: A4, with what was just typed, and no word over another`, async ({ window, site }) => {
    const { page, keys, printed } = window;
    await openWith(window, site);
    await openFile(page, jsonFile(example(kind)));
    await expect(total(page)).toHaveText(score);
    const sheets = [];
    for (const [reason, print] of [
      ['按钮打印前写下', () => button(page, '打印').click()],
      ['按键打印前写下', () => keys.raw('ctrl+p')],
    ]) {
      await cell(page, 1, '三级指标').focus();
      await keys.press('ctrl+a');
      await keys.type(reason);
      await print();
      const pages = pagesOf(await printed());
      expect(pages.flatMap(overlaps)).toEqual([]);
      for (const sheet of pages) {
        expect(Math.abs(sheet.width - A4.width)).toBeLessThan(2);
        expect(Math.abs(sheet.height - A4.height)).toBeLessThan(2);
        expect(sheet.words.length, 'an empty sheet').toBeGreaterThan(10);
      }
      expect(textOf(pages)).toContain(reason);
      expect(textOf(pages)).not.toContain('草稿');
      expect(textOf(pages)).toContain(`总分${Number(score)}`);
      sheets.push(pages.length);
    }
    expect(sheets[0]).toBe(sheets[1]);
  });
}
