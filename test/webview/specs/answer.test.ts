import assert from 'node:assert/strict';
import { placesOf, type Workbench } from '../harness';
import { assertClose, inspect, openBeside, Panel } from '../panel';
import { FILES, sharedWindow } from '../window';

// Computed with NumPy 1.24 from the same files: x.mean(), x.std(), np.quantile(x, …) of the values and of
// (x - mean) / sqrt(var + 1e-5) over the axes of the scheme.
const ACTIVATIONS = {
  Mean: [13.469877115885417, 0],
  'Std dev σ (ddof 0)': [19.96705580363235, 0.8164916361092174],
  Min: [0, -3.296458900059],
  'Q1 (25 %)': [0, -0.6154686445830958],
  'Q3 (75 %)': [31.8, 0.18057141325734358],
  Max: [81.8, 5.446024768504577],
  'L2 norm': [3775.8510841928073, 127.99922481393811],
} as const;
const LAYER = { 'Std dev σ (ddof 0)': 0.8164908572199363, Min: -3.5157008921727284, Max: 4.839840809746943 } as const;
const IRIS = {
  Mean: [3.4645, 0],
  'Std dev σ (ddof 0)': [1.9738430577598278, 1],
  Min: [0.1, -2.43394714190809],
  Median: [3.2, 0.09821728693702086],
  Max: [7.9, 3.0907752482994253],
} as const;

describe('the answer', () => {
  let vscode: Workbench;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
  });

  it('of batch normalization of [8, 3, 32, 32] is what NumPy computes', async () => {
    const panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
    for (const [name, [before, after]] of Object.entries(ACTIVATIONS)) {
      const figures = await panel.statistic(name);
      assertClose(figures.before, before);
      assertClose(figures.after, after);
    }
  });

  it('changes with the scheme, and the values before stay', async () => {
    const panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
    await panel.scheme('Layer');
    for (const [name, after] of Object.entries(LAYER)) assertClose((await panel.statistic(name)).after, after);
    assertClose((await panel.statistic('Mean')).before, ACTIVATIONS.Mean[0]);
  });

  it('of input normalization of iris is what NumPy computes, without the column of names', async () => {
    const panel = await inspect(vscode, 'iris.csv', 'Normscope: Input-Normalize Selection (z-score)');
    for (const [name, [before, after]] of Object.entries(IRIS)) {
      const figures = await panel.statistic(name);
      assertClose(figures.before, before);
      assertClose(figures.after, after);
    }
    await panel.frame
      .getByRole('list', { name: 'Problems' })
      .getByText(/species/)
      .waitFor();
  });

  it('is about exactly what the keyboard selected', async () => {
    await openBeside(vscode, 'notes.txt');
    await vscode.selectRange(...placesOf('[[1, 2, 3], [4, 5, 9]]', FILES['notes.txt']));
    await vscode.runCommand('Normscope: Layer-Normalize Selection');
    const panel = new Panel(vscode.panelFrame());
    await panel.shows('notes.txt');
    assert.equal((await panel.statistic('n (finite)')).before, 6);
    assertClose((await panel.statistic('Mean')).before, 4);
    for (const axis of [/^N\s*2$/, /^C\s*3$/]) await panel.frame.getByRole('button', { name: axis }).waitFor();
  });

  it('of several layers is given for each of them, its weight and bias found beside it', async () => {
    const panel = await inspect(vscode, 'layers.json', 'Normscope: Batch-Normalize Selection');
    await panel.frame.getByText(/^\d+ tensors$/).waitFor();
    assert.match(await panel.frame.locator('ns-params summary').innerText(), /Weight.*Bias/);
  });
});
