import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the test data of other projects stand; they are not part of this one. */
const ROOT = process.env.NORMSCOPE_CONFORMANCE ?? join(__dirname, '../../../shared/conformance');

/** A folder of the conformance data, or undefined, said aloud, where they are absent. */
export function conformanceFolder(name: string): string | undefined {
  const folder = join(ROOT, name);
  if (existsSync(folder)) return folder;
  console.warn(`  SKIPPED: no conformance data in ${folder} (set NORMSCOPE_CONFORMANCE to where they are)`);
  return undefined;
}

/** Every file of a folder and its subfolders that ends so, as paths relative to it, sorted. */
export function filesOf(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort();
}

/** Mocha's `describe` where the data are; elsewhere one pending test says that they are not, and the body is not run. */
export function describeWith(folder: string | undefined): (title: string, body: () => void) => void {
  if (folder !== undefined) return (title, body) => void describe(title, body);
  return (title) => void describe(title, () => void it('needs its test data'));
}
