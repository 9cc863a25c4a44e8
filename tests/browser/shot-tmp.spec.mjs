import { test, expect, openSite, openFile, examplePath, button, cell } from './support.mjs';
import { fileURLToPath } from 'node:url';
const path = (name) => fileURLToPath(new URL(`../import/files/${name}`, import.meta.url));
test('shots', async ({ page, site }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openSite(page, site);
  await page.screenshot({ path: '/tmp/s0.png' }); await page.setViewportSize({ width: 1366, height: 1000 });
  await openFile(page, path('04-langfang-heating.4-framed.docx'));
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/s1.png', fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: '/tmp/s2.png', fullPage: true });
  const wide = await page.evaluate(() => [...document.querySelectorAll('.import *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.import-scroll')).map((e) => e.outerHTML.slice(0, 160)));
  console.log(wide.slice(0, 8));
});
