// What the judges of a page one can drag do with it: wait for its numbers, read them, and drag one.

// A number is shown in the next frame; what is not on the screen, and the address, follow when the numbers rest.
const framed = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Waits until a change has been drawn, and all that follows it. */
export async function settled(page) {
  await framed(page);
  await page.waitForFunction(() => !('late' in document.body.dataset));
}

/** What each derivation of a page comes to. */
export const shown = page => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll('.live')].map(it => [it.dataset.q, it.dataset.shown])));

/** Drags the input in the forget gate from 1 to −10; the derivations are in the page or in a frame of it. */
export async function dragged(page, frame = page) {
  const grip = frame.locator('.live[data-q="f"] .grip[data-from="x@1"]').first();
  await grip.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await grip.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 66, y + height / 2, { steps: 6 });
  await page.mouse.up();
}
