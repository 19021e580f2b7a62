// Runs the extension-host suite in a real VS Code: `tsx test/host/run.ts node` or `… web`.
import { endTreesOnInterrupt } from '../../scripts/setup/processes.mjs';
import { embeddedVersion } from '../../scripts/setup/server.mjs';
import { findDesktop, runDesktop } from './desktop';
import { runEmbedded } from './embedded';

const BUNDLES = { node: 'out/host/node.js', web: 'out/host/web.js' } as const;

async function main(kind: string | undefined): Promise<number> {
  if (kind === 'web') {
    console.log(`Runs in: the browser's extension host of the embedded VS Code ${embeddedVersion()}`);
    return runEmbedded('web', BUNDLES.web);
  }
  const desktop = await findDesktop();
  if ('executable' in desktop) {
    console.log(`Runs in: the desktop VS Code ${desktop.executable} (@vscode/test-electron)`);
    return runDesktop(desktop.executable, BUNDLES.node);
  }
  console.log(`Runs in: the embedded VS Code ${embeddedVersion()} (no desktop VS Code: ${desktop.absent})`);
  return runEmbedded('node', BUNDLES.node);
}

endTreesOnInterrupt();
main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
