import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { run } from '../../scripts/setup/processes.mjs';
import { Programs } from './programs';

const RUNNER = ['--import', 'tsx', join(ROOT, 'test', 'host', 'run.ts'), 'node'];

describe('the runner of the extension-host suite', () => {
  let programs: Programs;
  beforeEach(() => (programs = new Programs()));
  afterEach(() => programs.remove());

  function runIn(executable: string): ReturnType<typeof run> {
    const env = { ...process.env, VSCODE_PATH: join(programs.folder, executable) };
    return run(process.execPath, RUNNER, { cwd: ROOT, env, quiet: true });
  }

  it('takes the desktop VS Code where there is one, with the same suite, and says so', async () => {
    programs.add('desktop');
    const { code, output } = await runIn('desktop');
    assert.equal(code, 0, output);
    assert.match(output, /Runs in: the desktop VS Code .*@vscode\/test-electron/);
    const [call] = programs.calls;
    assert.ok(call.includes(`--extensionDevelopmentPath=${ROOT}`), call);
    assert.ok(call.includes(`--extensionTestsPath=${join(ROOT, 'out/host/node.js')}`), call);
    assert.match(call, /\/samples .*--user-data-dir=/);
  });

  it('fails when the suite failed there', async () => {
    programs.add('desktop', 'exit 1');
    const { code } = await runIn('desktop');
    assert.notEqual(code, 0);
  });
});
