// Shows pictures in Chromium, in the page and as images, and prints as JSON where it found ink:
// node pictures.mjs CHROMIUM, with a list of {svg, png (base64), boxes: [[left, top, right, bottom], …]} as input.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const given = JSON.parse(readFileSync(0, 'utf8'));
const browser = await chromium.launch({
  executablePath: process.argv[2], args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage();
const told = [], asked = [];
page.on('console', message => told.push(message.text()));
page.on('pageerror', error => told.push(String(error)));
page.on('dialog', dialog => { told.push('dialog'); dialog.dismiss(); });
page.on('request', request => asked.push(request.url().slice(0, 30)));
await page.setContent(`<!doctype html><title>pictures</title>${given.map(it => `<p>${it.svg}</p>`).join('')}`);

const seen = await page.evaluate(async given => {
  async function pixels(source, width, height) {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, width, height);
    return { size: [image.naturalWidth, image.naturalHeight], data: context.getImageData(0, 0, width, height) };
  }
  // the box of what differs from the ground in a part of an image
  function ink({ width, data }, [left, top, right, bottom]) {
    const far = at => Math.max(...[0, 1, 2, 3].map(k => Math.abs(data[at + k] - data[k])));
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (far(4 * (y * width + x)) > 60) {
      box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1); box[3] = Math.max(box[3], y + 1);
    }
    return box.map(v => v / 2);
  }
  const found = [];
  for (const [number, svg] of [...document.querySelectorAll('svg')].entries()) {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const it = given[number], wide = 2 * width, tall = 2 * height;
    const drawn = await pixels(`data:image/svg+xml,${encodeURIComponent(it.svg)}`, wide, tall);
    const png = await pixels(`data:image/png;base64,${it.png}`, wide, tall);
    let apart = 0;
    for (let k = 0; k < png.data.data.length; k++) apart += Math.abs(png.data.data[k] - drawn.data.data[k]);
    // further than a piece may be off, and not as far as the line above or below, which may be two pixels away
    const around = it.boxes.map(([l, t, r, b]) => [2 * l - 3, 2 * t - 3, 2 * r + 3, 2 * b + 3].map(Math.round));
    found.push({
      size: [width, height], png: png.size, apart: apart / png.data.data.length,
      ground: [...drawn.data.data.slice(0, 4)], pngGround: [...png.data.data.slice(0, 4)],
      inPage: [...svg.querySelectorAll('path')].map(path => {
        const box = path.getBoundingClientRect();
        return [box.left - left, box.top - top, box.right - left, box.bottom - top];
      }),
      inSvg: around.map(box => ink(drawn.data, box)), inPng: around.map(box => ink(png.data, box)),
    });
  }
  return found;
}, given);
await browser.close();
console.log(JSON.stringify({ told, asked: asked.filter(url => !url.startsWith('data:')), seen }));
