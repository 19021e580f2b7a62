import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { read } from '../../src/core/readers';
import type { ReadTensor } from '../../src/core/readers/reader';
import { textSource } from '../../src/core/readers/source';
import { cast, toFloat64 } from '../../src/core/tensor/values';
import { tensorOf } from '../../src/core/tensor/tensor';
import type { Dtype } from '../../src/core/tensor/dtype';

// What the libraries print on this machine, with another seed in NORMSCOPE_SEED, is read as what it was.

const PYTHON = '/usr/bin/python3';
const MAKER = join(__dirname, 'python/prints.py');
const SEED = process.env.NORMSCOPE_SEED ?? '1';

interface Print {
  readonly kind: string;
  readonly text: string;
  readonly shape: readonly number[];
  readonly values: readonly string[];
  readonly dtype?: Dtype;
  /** Absolute, and relative to the value; absent where the text's own digits are expected. */
  readonly tolerance?: number;
  readonly names?: readonly string[] | null;
}

const made = spawnSync(PYTHON, [MAKER, SEED], { encoding: 'utf8', maxBuffer: 2 ** 28 });
const prints = made.status === 0 ? (JSON.parse(made.stdout) as readonly Print[]) : [];
if (prints.length === 0) console.warn(`  SKIPPED: no Python with NumPy (${made.error?.message ?? made.stderr.trim()})`);

describe(`prints made on the spot, with seed ${SEED}`, () => {
  const kinds = [...new Set(prints.map(({ kind }) => kind))];
  if (kinds.length === 0) it('need Python with NumPy, PyTorch and pandas');
  for (const kind of kinds) {
    it(kind, () => {
      for (const print of prints) if (print.kind === kind) check(print);
    });
  }
});

function check(print: Print): void {
  const { tensors, problems } = read(textSource(print.text));
  const said = `${problems.map(({ code }) => code).join(', ')}\n${print.text}`;
  assert.ok(tensors.length > 0, said);
  const { shape, values, names } = tensors.length === 1 ? whole(tensors[0]) : columns(tensors);
  assert.deepEqual(shape, print.shape, said);
  if (print.names) assert.deepEqual(names, print.names, said);
  if (print.dtype) assert.equal(tensors[0].tensor.dtype, print.dtype, said);
  const expected = rounded(print);
  expected.forEach((value, at) => {
    const tolerance = (print.tolerance ?? 0) * (1 + Math.abs(value));
    const close = Object.is(values[at], value) || values[at] === value || Math.abs(values[at] - value) <= tolerance;
    assert.ok(close, `[${at}] is ${values[at]}, not ${value}: ${said}`);
  });
}

function rounded({ values, dtype, shape }: Print): readonly number[] {
  const all = Float64Array.from(values, (text) => Number(text.replace('inf', 'Infinity')));
  return [...(dtype ? toFloat64(cast(tensorOf(all, [...shape], 'float64'), dtype)) : all)];
}

interface Table {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly names: readonly string[] | undefined;
}

function whole({ tensor, labels }: ReadTensor): Table {
  return { shape: tensor.shape, values: [...toFloat64(tensor)], names: labels?.[1] };
}

// A tensor a column, one after the other in the text: row by row here.
function columns(tensors: readonly ReadTensor[]): Table {
  const data = tensors.map(({ tensor }) => toFloat64(tensor));
  const rows = data[0].length;
  const values = Array.from({ length: rows }, (_, row) => data.map((column) => column[row])).flat();
  return { shape: [rows, data.length], values, names: tensors.map(({ name }) => name) };
}
