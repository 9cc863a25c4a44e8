// The icons of the installed app are assets/icon.svg itself, drawn by the browser.
//
// `ZIPING_WRITE=1 npx playwright test icons` (in tests/browser) draws them anew after a change of the drawing.
import { test, expect } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const asset = (name) => fileURLToPath(new URL(`../../assets/${name}`, import.meta.url));
const drawing = readFileSync(asset('icon.svg'), 'utf8');
const ground = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(drawing)[1];

// A system that cuts icons to its own shape leaves the inner four fifths: there the drawing stands, on its own ground.
const ICONS = [
  { name: 'icon-192.png', size: 192, share: 1, background: 'transparent' },
  { name: 'icon-512.png', size: 512, share: 1, background: 'transparent' },
  { name: 'icon-maskable-512.png', size: 512, share: 0.8, background: ground },
];

async function drawn(page, { size, share, background }) {
  await page.setViewportSize({ width: size, height: size });
  const inner = size * share;
  const edge = (size - inner) / 2;
  const image = `<img src="data:image/svg+xml,${encodeURIComponent(drawing)}" style="position:absolute;left:${edge}px;top:${edge}px;width:${inner}px;height:${inner}px">`;
  await page.setContent(`<body style="margin:0;background:${background}">${image}</body>`);
  await page.locator('img').evaluate((image) => image.decode());
  return page.screenshot({ omitBackground: background === 'transparent', clip: { x: 0, y: 0, width: size, height: size } });
}

// How much two pictures differ, as a share of the greatest possible; 1 where their sizes do.
async function difference(page, one, other) {
  return page.evaluate(async (pictures) => {
    const [a, b] = await Promise.all(pictures.map(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    }));
    if (a.width !== b.width || a.height !== b.height) return 1;
    let sum = 0;
    for (let at = 0; at < a.data.length; at++) sum += Math.abs(a.data[at] - b.data[at]);
    return sum / (a.data.length * 255);
  }, [one, other].map((bytes) => bytes.toString('base64')));
}

for (const icon of ICONS) {
  test(`${icon.name} is the drawing as it is now`, async ({ page }) => {
    const now = await drawn(page, icon);
    if (process.env.ZIPING_WRITE) writeFileSync(asset(icon.name), now);
    const kept = readFileSync(asset(icon.name));
    expect([kept.readUInt32BE(16), kept.readUInt32BE(20)]).toEqual([icon.size, icon.size]);
    // Browsers smooth edges a little differently from version to version; a changed line is a hundred times more.
    expect(await difference(page, now, kept)).toBeLessThan(0.0005);
  });
}

test('a changed drawing would be noticed', async ({ page }) => {
  const now = await drawn(page, ICONS[0]);
  await page.setContent('<body style="margin:0"></body>');
  const other = await drawn(page, { ...ICONS[0], share: 0.98 });
  expect(await difference(page, now, other)).toBeGreaterThan(0.005);
});
