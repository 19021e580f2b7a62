import type { Page } from 'playwright-core';

declare global {
  interface Window {
    keyLatencies: number[];
  }
}

/** Times every key stroke in the page from now on. To be called once a page. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(watch);
}

/** Types a text, a key every `between` milliseconds. What each stroke took, from the key to the painted frame, in milliseconds. */
export async function typeTimed(page: Page, text: string, between: number): Promise<number[]> {
  await page.evaluate(() => (window.keyLatencies = []));
  for (const key of text) {
    await page.keyboard.press(key);
    await page.waitForTimeout(between);
  }
  return page.evaluate(() => window.keyLatencies);
}

/** A quantile of times that need not be in order; NaN of none. */
export function quantile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
}

/** Runs in the page: a stroke ends when the frame that it changed has been painted. */
function watch(): void {
  window.keyLatencies = [];
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.keyLatencies.push(performance.now() - timeStamp);
        port2.postMessage(undefined);
      });
    },
    true,
  );
}
