// Draws the icons from src-renderer/icon.svg: `npm run package:icons`, where a Chromium is to be had.
// The containers (ICO, ICNS) hold PNG pictures as they are, which every system since 2007 reads.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { icns, ico } from './icon-files.ts';
import { projectRoot } from './files.ts';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;
// macOS draws its icons with a margin, so that they stand as large as others in the Dock.
const MAC_SIZES = [32, 64, 128, 256, 512] as const;
const MARGIN = 100 / 1024;

const drawing = readFileSync(join(projectRoot, 'src-renderer', 'icon.svg'), 'utf8');
const folder = join(projectRoot, 'packaging', 'icons');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: ['--no-sandbox'] });
const page = await browser.newPage();

async function draw(size: number, margin = 0): Promise<Buffer> {
  const inner = Math.round(size * (1 - 2 * margin));
  await page.setViewportSize({ width: size, height: size });
  const place = `position:absolute;left:${(size - inner) / 2}px;top:${(size - inner) / 2}px;width:${inner}px;height:${inner}px`;
  await page.setContent(`<body style="margin:0">${drawing.replace('<svg', `<svg style="${place}"`)}</body>`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}

const drawn: { size: number; png: Buffer }[] = [];
for (const size of SIZES) {
  // One page draws them in turn.
  // oxlint-disable-next-line no-await-in-loop
  const png = await draw(size);
  writeFileSync(join(folder, `${size}x${size}.png`), png);
  drawn.push({ size, png });
}
const mac: { size: number; png: Buffer }[] = [];
// oxlint-disable-next-line no-await-in-loop -- as above
for (const size of MAC_SIZES) mac.push({ size, png: await draw(size, MARGIN) });
await browser.close();

writeFileSync(join(folder, 'icon.ico'), ico(drawn.filter(({ size }) => size <= 256)));
writeFileSync(join(folder, 'icon.icns'), icns(mac));
