import assert from 'node:assert/strict';
import type { RowStats } from '../../../src/protocol/engine';
import type { Summary } from '../../../src/core/stats/summary';
import expected from '../expected/samples.json';
import { api, closeEverything, near, run, sample, selectAll } from '../kit/kit';

type Case = (typeof expected.cases)[number];

const COMMANDS: Record<string, string> = {
  input: 'normscope.inputNormalize',
  batch: 'normscope.batchNormalize',
  layer: 'normscope.layerNormalize',
};
const SUMMED = ['n', 'nan', 'mean', 'std', 'min', 'max', 'l2'] as const;
const ROW = ['n', 'nan', 'mean', 'std', 'min', 'q1', 'median', 'q3', 'max'] as const;
const QUANTILES = { q1: 0.25, median: 0.5, q3: 0.75 } as const;

describe('the samples under the three schemes', () => {
  afterEach(closeEverything);

  for (const one of expected.cases) {
    const name = [one.file, one.tensor].filter(Boolean).join(' ');
    it(`${name} ${JSON.stringify(one.shape)}, ${one.scheme}: every figure is NumPy’s`, () => check(one));
  }
});

/** Selects the whole sample, runs the command, and holds what it shows against NumPy's figures. */
async function check(one: Case): Promise<void> {
  const editor = await sample(one.file);
  selectAll(editor);
  const { tensors, view } = await run(COMMANDS[one.scheme], editor);
  const tensor = tensors.find(({ name }) => name === one.tensor);
  assert.ok(tensor, `there is no tensor ${one.tensor} among ${tensors.map((found) => found.name).join(', ')}`);
  assert.deepEqual(tensor.shape, one.shape);
  assert.equal(view.scheme.scheme, one.scheme);
  const scheme = { ...view.scheme, ...companionsOf(tensor, one.scheme) };
  const { report, breakdown } = await api();
  const whole = await report({ tensor: tensor.id, scheme });
  assert.deepEqual(whole.scheme.reducedAxes, one.reduced);
  holdSummary(whole.before, one.before);
  holdSummary(whole.after, one.after);
  const { rows } = await breakdown({
    tensor: tensor.id,
    scheme,
    axis: one.axis,
    offset: 0,
    count: one.rowsBefore.length,
  });
  rows.forEach(({ index, before, after }) => {
    holdRow(before, one.rowsBefore[index]);
    assert.ok(after);
    holdRow(after, one.rowsAfter[index]);
  });
  assert.equal(rows.length, one.rowsBefore.length);
}

// Weight and bias beside the tensor, as the panel applies them; batch norm's running statistics count in evaluation only.
function companionsOf({ companions }: { readonly companions?: Record<string, string | undefined> }, scheme: string) {
  if (scheme === 'input') return {};
  const ref = (id: string | undefined) => (id === undefined ? undefined : { tensor: id });
  return { weight: ref(companions?.weight), bias: ref(companions?.bias) };
}

function holdSummary(actual: Summary, wanted: Case['before']): void {
  for (const figure of SUMMED) near(actual[figure], wanted[figure], 1e-11);
  for (const [figure, p] of Object.entries(QUANTILES)) {
    const value = actual.quantiles.find((quantile) => quantile.p === p)?.value;
    near(value ?? NaN, wanted[figure as keyof typeof QUANTILES], 1e-11);
  }
}

function holdRow(actual: RowStats, wanted: Case['rowsBefore'][number]): void {
  for (const figure of ROW) near(actual[figure], wanted[figure], 1e-11);
}
