// Copy and paste through the clipboard of the system: between cells, and from another program.
import { test, expect, openWith, openFile, example, jsonFile, button, cell, total, clipboard } from './desk.mjs';

async function openForm({ page, ...window }, site) {
  await openWith({ page, ...window }, site);
  await openFile(page, jsonFile(example('unit')));
  await expect(total(page)).toHaveText('94.00');
}

test('a cell is copied and pasted into another with the keys', async ({ window, site }) => {
  const { page, keys } = window;
  await openForm(window, site);
  const text = await cell(page, 4, '三级指标').inputValue();
  await cell(page, 4, '三级指标').focus();
  await keys.press('ctrl+a');
  await keys.press('ctrl+c');
  await cell(page, 5, '偏差原因').focus();
  await keys.press('ctrl+a');
  await keys.press('ctrl+v');
  await expect(cell(page, 5, '偏差原因')).toHaveValue(text);
  await expect(cell(page, 4, '三级指标')).toHaveValue(text);
});

// What a program of an office leaves there, in the kind that it is asked for first.
for (const [what, kind, contents] of [
  ['text with tabs', 'UTF8_STRING', '5次\t4.5\t下雨\r\n6次\t3.5\t停课\r\n'],
  ['a table in HTML', 'text/html', '<meta charset="utf-8"><table><tr><td>5次</td><td>4.5</td><td>下雨</td></tr><tr><td>6次</td><td>3.5</td><td>停课</td></tr></table>'],
]) {
  test(`a block of another program (${what}) goes right and down from the cell, in one step`, async ({ window, site }) => {
    const { page, keys, env } = window;
    await openForm(window, site);
    const before = await cell(page, 1, '实际完成值').inputValue();
    await clipboard(env, kind, contents);
    await cell(page, 1, '实际完成值').focus();
    await keys.press('ctrl+v');
    // Where the page asks first, it is told to go on.
    const fill = button(page, '填入');
    await expect(async () => {
      if (await fill.isVisible()) await fill.click();
      await expect(cell(page, 2, '偏差原因')).toHaveValue('停课', { timeout: 500 });
    }).toPass();
    const cells = [];
    for (const row of [1, 2]) for (const column of ['实际完成值', '得分', '偏差原因']) cells.push(await cell(page, row, column).inputValue());
    expect(cells).toEqual(['5次', '4.5', '下雨', '6次', '3.5', '停课']);
    await keys.press('ctrl+z');
    await expect(cell(page, 1, '实际完成值')).toHaveValue(before);
    await expect(cell(page, 2, '偏差原因')).toHaveValue('');
  });
}
