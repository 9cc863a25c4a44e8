// The built page (dist/) in an installed Chromium: `cargo xtask test browser`.
//
// No fixed waits, no retries. The limits are for a machine with other work to do: what is slow is no failure.
import { defineConfig } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';
import { missingPrograms } from './headed/programs.mjs';

const executablePath = findBrowser();
if (!executablePath) throw new Error('No Chromium found: install Chromium, Chrome or Edge, or set CHROME to its path.');

const isRoot = process.getuid?.() === 0;

// The tests in headed/ need X, so they run on Linux; there they are left out only where the programs can't be had, and never in CI.
const headed = process.platform === 'linux' && missingPrograms().length === 0;
if (process.platform === 'linux' && !headed) {
  const sentence = `The headed tests need ${missingPrograms().join(', ')}: \`cargo xtask setup\` installs what is missing where it may.`;
  if (process.env.CI) throw new Error(sentence);
  if (process.env.TEST_WORKER_INDEX === undefined) console.log(`${sentence} They are left out.`);
}

export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'page', testMatch: '*.spec.mjs', testIgnore: 'headed/**' },
    ...(headed ? [{ name: 'headed', testMatch: 'headed/*.spec.mjs' }] : []),
  ],
  outputDir: '../../target/browser-tests',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    // Nothing is measured on its way from one look to another.
    contextOptions: { reducedMotion: 'reduce' },
    // Every test begins with an empty browser, and would fetch the whole site once more: offline.spec.mjs allows them.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath,
      args: [
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
});
