import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNewer } from '../../scripts/setup/freshness.mjs';

describe('what was made', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const write = (name: string, time: number): void => {
    writeFileSync(at(name), '');
    utimesSync(at(name), time, time);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'normscope-fresh-'));
    mkdirSync(at('source/deep'), { recursive: true });
    write('source/deep/a.ts', 100);
    for (const name of ['source/deep', 'source']) utimesSync(at(name), 100, 100);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made anew when it is not there', () => {
    assert.equal(isNewer(at('made'), [at('source')]), false);
  });

  it('is kept when nothing that it is made of is newer', () => {
    write('made', 101);
    assert.equal(isNewer(at('made'), [at('source')]), true);
  });

  it('is made anew when a file below a source has changed', () => {
    write('made', 101);
    write('source/deep/a.ts', 102);
    assert.equal(isNewer(at('made'), [at('source')]), false);
  });

  it('is made anew when a file below a source was removed', () => {
    write('made', 101);
    rmSync(at('source/deep/a.ts'));
    assert.equal(isNewer(at('made'), [at('source')]), false);
  });
});
