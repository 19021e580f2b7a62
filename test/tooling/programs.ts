import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs of a test's own in a folder of their own. Each writes down how it was called, a line a call. */
export class Programs {
  readonly folder = mkdtempSync(join(tmpdir(), 'normscope-programs-'));
  private readonly log = join(this.folder, 'calls.log');

  /** Adds a program that does this after writing its call down. */
  add(name: string, then = 'exit 0'): void {
    const file = join(this.folder, name);
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> ${this.log}\n${then}\n`);
    chmodSync(file, 0o755);
  }

  get calls(): string[] {
    try {
      return readFileSync(this.log, 'utf8').trimEnd().split('\n');
    } catch {
      return [];
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
