// @ts-check
// Compiles src/wasm/assembly (AssemblyScript) to src/wasm/module.generated.ts, when it is not newer than its sources already.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../setup/dependencies.mjs';
import { isNewer } from '../setup/freshness.mjs';
import { ROOT } from '../setup/paths.mjs';
import { mustRun } from '../setup/processes.mjs';

export const ASSEMBLY = join(ROOT, 'src/wasm/assembly');
const COMPILED = join(ROOT, 'src/wasm/module.generated.ts');
const SELF = fileURLToPath(import.meta.url);
// The values of v128 that pass between functions never leave the module.
const FLAGS = [
  '--runtime',
  'stub',
  '-O3',
  '--noAssert',
  '--enable',
  'simd',
  '--importMemory',
  '--disableWarning',
  '112',
];
/** A module can be given either a memory of its own or one that threads share. */
const SHARED_FLAGS = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

/** Brings the compiled module up to date. @throws {Error} with what the compiler says */
export async function ensureWasm() {
  if (isNewer(COMPILED, [ASSEMBLY, SELF])) return;
  await ensureDependencies();
  const folder = mkdtempSync(join(tmpdir(), 'normscope-wasm-'));
  try {
    const plain = await compiled(folder, FLAGS);
    const shared = await compiled(folder, [...FLAGS, ...SHARED_FLAGS]);
    const modules = `export const MODULE = '${plain}';\nexport const SHARED_MODULE = '${shared}';\n`;
    writeFileSync(COMPILED, `// Made by scripts/build/wasm.mjs of src/wasm/assembly.\n${modules}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {string[]} flags */
async function compiled(folder, flags) {
  const out = join(folder, 'module.wasm');
  const compiler = join(ROOT, 'node_modules/assemblyscript/bin/asc.js');
  const args = [compiler, 'src/wasm/assembly/index.ts', '-o', out, ...flags];
  await mustRun(process.execPath, args, { cwd: ROOT, quiet: true });
  return readFileSync(out).toString('base64');
}

if (process.argv[1] === SELF) {
  ensureWasm().catch((/** @type {Error} */ error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
