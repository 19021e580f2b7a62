import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endTree, mustRun, run, startTree } from '../../scripts/setup/processes.mjs';

const FOR_EVER = 'setInterval(() => {}, 1000)';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that has ended and that nobody has asked about yet is still listed, as a zombie.
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Code that starts `inner` in a process group of its own, and writes its pid into a file. */
function starting(inner: string, pidFile: string, then: string): string {
  return `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { detached: true });
    require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid)); ${then}`;
}

async function pidIn(file: string): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid > 0) return pid;
    } catch {
      // It is not there yet.
    }
    await wait(50);
  }
  throw new Error(`${file} was not written`);
}

describe('processes', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'normscope-processes-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('end with all that they started, even in another process group', async () => {
    const file = join(folder, 'pid');
    const child = startTree(process.execPath, ['-e', starting(FOR_EVER, file, FOR_EVER)], { stdio: 'ignore' });
    const grandchild = await pidIn(file);
    assert.equal(isRunning(grandchild), true);
    await endTree(child);
    await wait(100);
    assert.equal(isRunning(grandchild), false);
  });

  it('end although they ignore the polite signal', async () => {
    const file = join(folder, 'pid');
    const deaf = `process.on('SIGTERM', () => {}); fs.writeFileSync(${JSON.stringify(file)}, String(process.pid));`;
    const child = startTree(process.execPath, ['-e', `${deaf} ${FOR_EVER}`], { stdio: 'ignore' });
    await pidIn(file);
    await endTree(child);
    assert.equal(child.signalCode, 'SIGKILL');
  });

  it('give their exit code and all that they printed', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    const { code, output, timedOut } = await run(process.execPath, ['-e', script], { quiet: true });
    assert.deepEqual({ code, timedOut }, { code: 3, timedOut: false });
    assert.match(output, /out/);
    assert.match(output, /err/);
  });

  it('are ended when their time is over, and say so', async () => {
    const { code, timedOut } = await run(process.execPath, ['-e', FOR_EVER], { quiet: true, timeoutMs: 300 });
    assert.equal(timedOut, true);
    assert.notEqual(code, 0);
  });

  it('are over when they exit, whatever they left running with their output', async () => {
    const file = join(folder, 'pid');
    const leaving = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(FOR_EVER)}], { stdio: 'inherit' }).unref();
      console.log('done'); process.exit(0)`;
    const started = Date.now();
    const { output } = await run(process.execPath, ['-e', leaving, file], { quiet: true });
    assert.match(output, /done/);
    assert.ok(Date.now() - started < 5000);
  });

  it('that had to succeed and did not, tell the end of what they printed', async () => {
    const failing = mustRun(process.execPath, ['-e', 'console.log("the reason"); process.exit(2)'], { quiet: true });
    await assert.rejects(failing, /ended with code 2[^]*the reason/);
  });
});
