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

/** Brings the compiled module up to date. @throws {Error} with what the compiler says */
export async function ensureWasm() {
  if (isNewer(COMPILED, [ASSEMBLY, SELF])) return;
  await ensureDependencies();
  const folder = mkdtempSync(join(tmpdir(), 'normscope-wasm-'));
  try {
    const out = join(folder, 'module.wasm');
    const compiler = join(ROOT, 'node_modules/assemblyscript/bin/asc.js');
    await mustRun(process.execPath, [compiler, 'src/wasm/assembly/index.ts', '-o', out, ...FLAGS], {
      cwd: ROOT,
      quiet: true,
    });
    const base64 = readFileSync(out).toString('base64');
    writeFileSync(
      COMPILED,
      `// Made by scripts/build/wasm.mjs of src/wasm/assembly.\nexport const MODULE = '${base64}';\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === SELF) {
  ensureWasm().catch((/** @type {Error} */ error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
