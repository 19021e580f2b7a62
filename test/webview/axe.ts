import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: { run(root: Document): Promise<AxeResults> };

/** What axe-core finds wrong with a page, a line each. */
export async function violations(locator: FrameLocator): Promise<readonly string[]> {
  const frame = await (await locator.locator('html').elementHandle())?.ownerFrame();
  assert.ok(frame);
  return violationsIn(frame);
}

/** The same of a page that is no webview. */
export async function violationsIn(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(AXE);
  const found = await frame.evaluate(() => axe.run(document));
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary}`),
  );
}
