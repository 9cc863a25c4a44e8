// What offices have is read by workers of their own, each ended after one reading; hostile files end in a sentence.
import { test, expect, WAYS } from './support.mjs';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (name) => fileURLToPath(new URL(`../import/${name}/`, import.meta.url));
const bytesOf = (path) => readFileSync(path).toString('base64');

// Reads in the page: { source } or { kind, detail }, and how long it took with the worker's loading.
const read = (page, base64, name = '') =>
  page.evaluate(
    async ([base64, name]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const start = performance.now();
      const took = () => Math.round(performance.now() - start);
      try {
        return { source: JSON.parse(await window.zipingImport(bytes, name, "")).source, took: took() };
      } catch (why) {
        return { kind: why.kind, detail: why.detail, took: took() };
      }
    },
    [base64, name]
  );

const texts = ({ source }) =>
  source.blocks.flatMap((block) => (block.Table ? block.Table.cells.map((cell) => cell.text) : [block.Paragraph]));

for (const { way, open } of WAYS) {
  test(`files of every kind are read, each by a worker that ends (${way})`, async ({ page, site, singleFile }) => {
    let living = 0;
    page.on('worker', (worker) => {
      living += 1;
      worker.on('close', () => (living -= 1));
    });
    await open(page, { site, singleFile });
    const times = {};
    for (const name of [
      '06-hubei-project-patrol.1-official.xlsx',
      'office-06-hubei-project-patrol.1-official.xls',
      '06-hubei-project-patrol.2-repeated.docx',
      '06-hubei-project-patrol.4-framed.html',
    ]) {
      const answer = await read(page, bytesOf(folder('files') + name), name);
      expect(answer.kind, name).toBeUndefined();
      expect(texts(answer).some((text) => text.includes('92')), name).toBe(true);
      times[name] = `${answer.took} ms`;
    }
    const pasted = await read(page, Buffer.from('指标\t得分\n教师培训\t5\n').toString('base64'));
    expect(texts(pasted)).toEqual(['指标', '得分', '教师培训', '5']);
    await expect.poll(() => living).toBe(0);
    console.log(`reading (${way}), with loading the module:`, times);
  });

  test(`hostile files end in a sentence and the page goes on (${way})`, async ({ page, site, singleFile }) => {
    test.setTimeout(300_000);
    await open(page, { site, singleFile });
    const times = {};
    for (const name of readdirSync(folder('hostile/files'))) {
      const answer = await read(page, bytesOf(folder('hostile/files') + name), name);
      // Too slow or crashed would be "stuck" or "broken": the page lives through it, but no file here needs it.
      if (answer.kind) expect(answer.kind, `${name}: ${answer.detail}`).toBe('refused');
      if (answer.kind) expect(answer.detail, name).toMatch(/。$/);
      times[name] = answer.took;
    }
    const [slowest, took] = Object.entries(times).sort((one, other) => other[1] - one[1])[0];
    console.log(`slowest hostile file (${way}): ${slowest}, ${took} ms with loading the module`);
    await expect(page.getByRole('button', { name: '看示例', exact: true })).toBeEnabled();
  });
}
