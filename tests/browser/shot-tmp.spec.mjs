import { test, expect, openSite, openFile, examplePath, button, cell, field } from './support.mjs';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
const path = (name) => fileURLToPath(new URL(`../import/files/${name}`, import.meta.url));
async function paste(page, { text = '', html = '' }) {
  await page.evaluate(([text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      if (html) clipboardData.setData('text/html', html);
      (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, [text, html]);
}
test('shots', async ({ page, site }) => {
  test.setTimeout(120000);
  await page.setViewportSize({ width: 1366, height: 900 });
  await openSite(page, site);
  await page.screenshot({ path: '/tmp/s0.png' });
  const seed = readFileSync('/work/shared/seed/2020-qiaokou-primary-teaching-research-office.txt');
  await openFile(page, { name: '2020-qiaokou.txt', mimeType: '', buffer: seed });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/s1.png', fullPage: true });
  await page.getByRole('button', { name: /^新建为/ }).click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/s2.png' });
  await cell(page, 2, '实际完成值').focus();
  await paste(page, { text: '十二次\t9.5\t下雨\t多余\r\n30次\t3\t\t\r\n很长的文字\t不是数\t理由\t' });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: '/tmp/s3.png' });
  await button(page, '填入').click();
  await page.waitForTimeout(600);
  await page.screenshot({ path: '/tmp/s4.png' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openFile(page, path('06-hubei-project-patrol.1-official.docx'));
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/s5.png' });
  await page.evaluate(() => scrollTo(0, 1500)); await page.waitForTimeout(200);
  await page.screenshot({ path: '/tmp/s6.png' });
  await page.getByRole('button', { name: /^新建为/ }).click();
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/s7.png' });
});
