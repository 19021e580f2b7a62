import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CACHE, ROOT } from '../../scripts/setup/paths.mjs';
import { endTree, run, startTree } from '../../scripts/setup/processes.mjs';
import { Programs } from './programs';

/** A port that nothing listens on. */
async function somePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function npmStart(...args: string[]): ReturnType<typeof startTree> {
  return startTree('npm', ['start', '--silent', '--', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function addressIn(child: ReturnType<typeof startTree>): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    const address = /http:\/\/\S+/.exec(output);
    if (address) return address[0];
  }
  throw new Error(`npm start ended without an address:\n${output}`);
}

describe('npm start', () => {
  it('without a desktop serves the samples in a VS Code that has the extension installed, until Ctrl+C', async () => {
    const port = await somePort();
    const child = npmStart('--port', String(port));
    try {
      const address = new URL(await addressIn(child));
      assert.equal(address.port, String(port));
      assert.equal(address.searchParams.get('folder'), join(ROOT, 'samples'));
      assert.equal((await fetch(address)).status, 200);
      const installed = readFileSync(join(CACHE, 'start', 'extensions', 'extensions.json'), 'utf8');
      assert.match(installed, /"normscope\.normscope"/);
      process.kill(-Number(child.pid), 'SIGINT');
      await once(child, 'exit');
      await assert.rejects(fetch(address));
    } finally {
      await endTree(child);
    }
  });

  it('says so when the wanted port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, output } = await run('npm', ['start', '--silent', '--', '--port', String(port)], {
      cwd: ROOT,
      quiet: true,
    });
    server.close();
    assert.notEqual(code, 0);
    assert.match(output, new RegExp(`Port ${port} is in use`));
  });

  it("on a desktop installs the VSIX into a place of its own and opens the samples in the desktop's VS Code", async () => {
    const programs = new Programs();
    programs.add('code');
    const env = {
      ...process.env,
      PATH: `${programs.folder}:${process.env.PATH}`,
      DISPLAY: ':0',
      VSCODE_IPC_HOOK_CLI: '',
    };
    const { code } = await run('npm', ['start', '--silent'], { cwd: ROOT, env, quiet: true });
    const [, install, open] = programs.calls;
    programs.remove();
    assert.equal(code, 0);
    const vsix = /--install-extension (\S+\.vsix) --force/.exec(install)?.[1];
    assert.ok(vsix && existsSync(vsix), install);
    assert.match(open, /--new-window --wait .*\/samples$/);
    for (const call of [install, open]) {
      assert.match(
        call,
        /--user-data-dir \S+\.vscode-test\/desktop\/user --extensions-dir \S+\.vscode-test\/desktop\/ext/,
      );
    }
  });
});
