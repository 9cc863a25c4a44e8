// Nothing leaves the machine, and what fails says so: no request, a strict policy, a crash, a browser without the means.
import { renameSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { test, expect, WAYS, openSite, openFile, jsonFile, example, examplePath, downloaded, total, button, cell, scoreButton, expectSaved, latest } from './support.mjs';

for (const { way, open } of WAYS) {
  test(`a whole session asks nothing of the network (${way})`, async ({ page, site, singleFile }) => {
    const asked = [];
    page.context().on('request', (request) => asked.push(request.url()));
    await page.addInitScript(() => (window.print = () => {}));
    await open(page, { site, singleFile });
    const own = way === 'site' ? site.url : singleFile.url;
    expect(asked.filter((url) => !url.startsWith(own) && !url.startsWith('data:'))).toEqual([]);
    asked.length = 0;

    await button(page, '新建整体自评').click();
    await cell(page, 1, '分值').fill('5');
    await cell(page, 1, '年初目标值').fill('≥4次');
    await cell(page, 1, '实际完成值').fill('4次');
    await expect(total(page)).toHaveText('5.00');
    await scoreButton(page, 1).click();
    await expectSaved(page);
    await button(page, '打印').click();
    await downloaded(page, () => button(page, '导出 JSON').click());
    await downloaded(page, () => button(page, '下载 HTML').click());
    await openFile(page, examplePath('project'));
    await expect(total(page)).toHaveText('95.00');
    await button(page, '新建本单位下一个项目').click();
    await expect(total(page)).toHaveText('—');
    await button(page, '返回').click();
    await button(page, '看示例').click();
    await expect(total(page)).toHaveText('94.00');
    await page.pdf();
    // Chromium asks for the icon again and again.
    expect(asked.filter((url) => !url.startsWith('blob:') && !/\/icon-[0-9a-f]+\.svg$/.test(url))).toEqual([]);
  });

  test(`the policy of the page lets nothing out (${way})`, async ({ page, site, singleFile, trouble }) => {
    await open(page, { site, singleFile });
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*/);
    expect(policy.match(/script-src[^;]*/)[0]).not.toContain("'unsafe-inline'");
    // The site fetches its own module; the one file connects to nothing, be it said or by default.
    expect(/connect-src ([^;]*)/.exec(policy)?.[1] ?? "'none'").toBe(way === 'site' ? "'self'" : "'none'");

    const ways = await page.evaluate(async (elsewhere) => {
      const image = (source) =>
        new Promise((resolve) => {
          const made = new Image();
          made.onload = () => resolve('loaded');
          made.onerror = () => resolve('refused');
          made.src = source;
        });
      const fetched = await fetch(elsewhere).then(() => 'fetched', () => 'refused');
      const inline = document.createElement('script');
      inline.textContent = 'window.inlineRan = true';
      document.body.append(inline);
      const frame = document.createElement('iframe');
      frame.src = elsewhere;
      document.body.append(frame);
      await new Promise((resolve) => document.addEventListener('securitypolicyviolation', function heard(event) {
        if (event.effectiveDirective === 'frame-src') resolve(document.removeEventListener('securitypolicyviolation', heard));
      }));
      navigator.sendBeacon(elsewhere, 'x');
      return [fetched, await image(`${elsewhere}x.png`), window.inlineRan ?? 'refused'];
    }, 'http://127.0.0.1:1/');
    expect(ways).toEqual(['refused', 'refused', 'refused']);
    const refusals = ['connect-src', 'frame-src', 'img-src', 'script-src-elem'];
    await trouble.expect(...refusals.map((directive) => new RegExp(`^policy: ${directive} `)));
    // What this test provoked is reported in several ways, and some of them late. Anything else is not allowed.
    trouble.allow(/^(console|request): .*127\.0\.0\.1:1\//);
    trouble.allow(/^console: .*Content Security Policy/);
  });

  test(`after a crash of the program what was kept can be downloaded, and the page is whole after a reload (${way})`, async ({ page, site, singleFile, trouble }) => {
    await open(page, { site, singleFile });
    await openFile(page, examplePath('unit'));
    await cell(page, 15, '得分').fill('9');
    await expectSaved(page);
    // The program can't make a new row and panics.
    await page.evaluate(() => {
      const real = Node.prototype.cloneNode;
      Node.prototype.cloneNode = () => {
        Node.prototype.cloneNode = real;
        throw new DOMException('deliberate');
      };
    });
    await button(page, '添加指标').click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('程序出错');
    await expect(alert).toContainText('panicked');
    const file = await downloaded(page, () => button(page, '下载全部数据').click());
    expect(latest(JSON.parse(file.text).entries).evaluation.indicators[14].score).toBe('9');
    expect((await trouble.take()).length).toBeGreaterThan(0);

    await button(page, '重新打开').click();
    await expect(total(page)).toHaveText('95.00');
  });

  test(`without WebAssembly, or where it is refused, a sentence names the browsers that work (${way})`, async ({ page, site, singleFile, trouble }) => {
    const url = way === 'site' ? site.url : singleFile.url;
    await page.addInitScript(() => {
      // In the address, because it is there before anything else when the page is loaded again.
      if (location.hash === '#refuse') {
        WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => Promise.reject(new WebAssembly.CompileError('deliberate'));
      } else delete window.WebAssembly;
    });
    await page.goto(url);
    await expect(page.getByRole('alert')).toContainText('Chrome、Edge 97 或 Firefox 102');
    await page.evaluate(() => { location.hash = 'refuse'; });
    await page.reload();
    await expect(page.getByRole('alert')).toContainText('Chrome、Edge 97 或 Firefox 102');
    await expect(page.getByRole('alert')).toContainText('deliberate');
    await trouble.take();
  });
}

test('the policy of the site takes no worker and no manifest from anywhere else', async ({ page, site, trouble }) => {
  await openSite(page, site);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  for (const part of ["worker-src 'self'", "manifest-src 'self'", "connect-src 'self'"]) expect(policy.split('; ')).toContain(part);
  await page.evaluate(() => {
    try {
      new Worker(URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' })));
    } catch {
      // Some versions throw.
    }
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = 'http://127.0.0.1:1/manifest.webmanifest';
    document.querySelector('link[rel="manifest"]').replaceWith(link);
  });
  // The browser reads a manifest only when something asks for it.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.getAppManifest').catch(() => undefined);
  trouble.allow(/^console: .*Content Security Policy/);
  trouble.allow(/^(console|request|exception): .*(127\.0\.0\.1:1\/|Worker)/);
  await trouble.expect(/^policy: worker-src /, /^policy: manifest-src /);
});

test('the HTML file that is handed on runs nothing and asks for nothing, whatever was put into it', async ({ page, site, trouble }) => {
  await openSite(page, site);
  await button(page, '看示例').click();
  const file = await downloaded(page, () => button(page, '下载 HTML').click());
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(file.text);
  expect(policy[1].split('; ').sort()).toEqual(["base-uri 'none'", "default-src 'none'", "form-action 'none'", "style-src 'unsafe-inline'"]);
  // Before anything that could load or run.
  expect(file.text.slice(0, policy.index)).not.toMatch(/<(style|script|link|img|body)/);
  expect(file.text).not.toMatch(/<script|\son\w+=|javascript:|https?:/i);

  const hostile = '<script>window.ran = 1</script><img src="http://127.0.0.1:1/x.png" onerror="window.ran = 2"><iframe src="http://127.0.0.1:1/"></iframe>' +
    '<form action="http://127.0.0.1:1/" id="f"><input name="a" value="b"></form><link rel="stylesheet" href="http://127.0.0.1:1/x.css">';
  writeFileSync(file.path, file.text.replace('</main>', `${hostile}</main>`));
  // A file without an ending is no page to a browser.
  const named = `${file.path}.html`;
  renameSync(file.path, named);
  trouble.owns(pathToFileURL(named).href);
  const exported = await page.context().newPage();
  const asked = [];
  exported.on('requestfinished', (request) => asked.push(request.url()));
  await exported.goto(pathToFileURL(named).href);
  await expect(exported.locator('main.paper #f')).toHaveCount(1);
  await exported.evaluate(() => document.getElementById('f').submit());
  // The script, the picture, the frame, the style sheet and the form: each is refused, and only then is looked what ran.
  trouble.allow(/^console: .*(Content Security Policy|127\.0\.0\.1:1\/)/);
  trouble.allow(/^request: http:\/\/127\.0\.0\.1:1\//);
  await trouble.expect(/^policy: script-src-elem /, /^policy: script-src-attr /, /^policy: img-src /, /^policy: frame-src /, /^policy: style-src-elem /, /^policy: form-action /);
  expect(await exported.evaluate(() => window.ran)).toBeUndefined();
  expect(exported.url()).toBe(pathToFileURL(named).href);
  expect(asked.filter((address) => address.startsWith('http'))).toEqual([]);
  await exported.close();
});

test('no file, however broken, ends the program', async ({ page, site }) => {
  await page.goto(site.url);
  const texts = [
    '{"format":"ziping-evaluation","version":1,"scheme":"hubei-2020-unit","unit":"","year":2999,"budget":{"total":{"adjusted":"0","executed":"0"}}}',
    JSON.stringify({ ...example('unit'), id: '', indicators: [] }),
    JSON.stringify({ ...example('unit'), id: '../#%00é', indicators: [{ points: '999999999999999.99', target: '0', actual: '-1' }] }),
    JSON.stringify({ ...example('unit'), id: 'a', indicators: [{ points: '-5', target: '999999999999999', actual: '0.000001', score: '-999999999999999.99' }] }),
    JSON.stringify({ ...example('unit'), id: 'b', indicators: [{ tier: 'partly', share: '-1', target: '2020年2月30日', actual: '9999年99月' }] }),
  ];
  for (const text of texts) {
    await openFile(page, jsonFile(text));
    await expect(total(page)).toBeVisible();
    await page.getByRole('button', { name: '怎么算的' }).click();
    await button(page, '添加指标').click();
    await button(page, '返回').click();
    await expect(button(page, '看示例')).toBeVisible();
  }
});
