import { after, afterEach } from 'mocha';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openVSCode, type Session, type Workbench } from './harness';

let session: Promise<Session> | undefined;

/** The window that the specs share: a VS Code on a copy of the samples, opened by whoever needs it first. */
export async function sharedWindow(): Promise<Workbench> {
  session ??= openVSCode({ size: { width: 1440, height: 1000 } });
  return (await session).vscode;
}

/** A file of the opened folder that a spec needs beside the samples. */
export function putFile(vscode: Workbench, name: string, text: string): void {
  writeFileSync(join(vscode.folder, name), text);
}

// What was to be seen when a spec failed, beside the pictures that specs take.
afterEach(async function () {
  if (this.currentTest?.state !== 'failed' || !session) return;
  const name = this.currentTest.fullTitle().replace(/\W+/g, '-').slice(0, 100);
  await (await session).vscode.screenshot(`failed-${name}`);
});

after(async () => (await session)?.close());
