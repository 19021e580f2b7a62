import { after } from 'mocha';
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

after(async () => (await session)?.close());
