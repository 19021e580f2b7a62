import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalize, type SchemeParams, type Tensor } from '../../src/core';
import { applyFitted } from '../../src/core/schemes/applied';
import { fitInput } from '../../src/core/schemes/fitted';
import { tensor } from '../../src/core/tensor/make';
import { cast, toFloat64 } from '../../src/core/tensor/values';
import { transpose } from '../../src/core/tensor/view';
import { toCode, type Framework } from '../../src/core/writers/code/code';
import type { DataSource } from '../../src/core/writers/code/data';
import type { CodeRequest } from '../../src/core/writers/code/recipe';
import { toCsv } from '../../src/core/writers/csv';
import { toJson } from '../../src/core/writers/json';
import { toNpy } from '../../src/core/writers/npy';
import { Random } from '../fuzz/random';
import { ok } from '../unit/outcome';

// The code that is copied is run by the framework it is for, and gives the figures that Normscope shows.

const PYTHON = '/usr/bin/python3';
const RUNNER = join(__dirname, 'python/run_codes.py');
const MODULES = { numpy: 'numpy', pytorch: 'torch', sklearn: 'sklearn' } as const;
type Runnable = keyof typeof MODULES;

interface Answer {
  readonly error?: string;
  readonly y: readonly string[];
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly running: readonly [readonly string[] | null, readonly string[] | null];
}

interface Case {
  readonly name: string;
  readonly x: Tensor;
  readonly params: SchemeParams;
  readonly source?: DataSource;
  /** Relative to 1 and to the value; what differs is the order in which the framework adds. */
  readonly tolerance?: number;
}

const random = new Random(5);

function normal(...shape: number[]): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float64Array.from({ length: size }, () => (random.next() + random.next() + random.next() - 1.5) * 4 + 3),
    { shape },
  );
}

function withHoles(x: Tensor, ...holes: readonly (readonly [number, number])[]): Tensor {
  const values = toFloat64(x);
  for (const [at, value] of holes) values[at] = value;
  return tensor(values, { shape: [...x.shape] });
}

const table = normal(12, 4);
const images = normal(3, 4, 3, 2);
const constant = tensor(Array.from({ length: 10 }, (_, i) => [0.1, i, 1e9 + 0.1]));
const holes = withHoles(table, [0, NaN], [5, Infinity], [9, NaN], [10, -Infinity]);

const CASES: readonly Case[] = [
  { name: 'input', x: table, params: { scheme: 'input' } },
  { name: 'input, ddof 1', x: table, params: { scheme: 'input', ddof: 1 } },
  { name: 'input, images', x: images, params: { scheme: 'input' } },
  { name: 'input, axis 1', x: table, params: { scheme: 'input', axes: [1] } },
  { name: 'input, a vector', x: normal(9), params: { scheme: 'input' } },
  { name: 'input, a view', x: transpose(table), params: { scheme: 'input' } },
  { name: 'input, constants', x: constant, params: { scheme: 'input' }, tolerance: 1e-6 },
  {
    name: 'input, constants by scikit-learn',
    x: constant,
    params: { scheme: 'input', convention: 'sklearn' },
    tolerance: 1e-6,
  },
  { name: 'input, by Keras', x: table, params: { scheme: 'input', convention: 'keras' } },
  { name: 'input, by ONNX', x: table, params: { scheme: 'input', convention: 'onnx' } },
  { name: 'input, NaN left out', x: withHoles(table, [0, NaN], [9, NaN]), params: { scheme: 'input' } },
  { name: 'batch', x: table, params: { scheme: 'batch' } },
  {
    name: 'batch, images with weight and bias',
    x: images,
    params: { scheme: 'batch', weight: [1, 2, -3, 0.5], bias: [0, 1, 2, 3], momentum: 0.3 },
  },
  {
    name: 'batch, cumulative',
    x: table,
    params: { scheme: 'batch', momentum: null, batchesTracked: 4, runningMean: [1, 2, 3, 4], runningVar: [4, 3, 2, 1] },
  },
  {
    name: 'batch, evaluation',
    x: table,
    params: {
      scheme: 'batch',
      training: false,
      runningMean: [1, 2, 3, 4],
      runningVar: [4, 3, 2, 1],
      weight: [1, 2, 3, 4],
    },
  },
  { name: 'batch, channels last by Keras', x: images, params: { scheme: 'batch', convention: 'keras' } },
  { name: 'batch, channels last', x: images, params: { scheme: 'batch', channelAxis: -1, weight: [2, 3] } },
  { name: 'batch, by ONNX', x: images, params: { scheme: 'batch', convention: 'onnx' } },
  { name: 'batch, a vector is one channel', x: normal(9), params: { scheme: 'batch', weight: 3, bias: 1 } },
  { name: 'batch, one weight for all', x: table, params: { scheme: 'batch', weight: [2] } },
  { name: 'batch, NaN and infinities left out', x: holes, params: { scheme: 'batch' } },
  { name: 'batch, NaN and infinities spread', x: holes, params: { scheme: 'batch', nanPolicy: 'propagate' } },
  { name: 'layer', x: table, params: { scheme: 'layer' } },
  {
    name: 'layer, two axes with weight',
    x: images,
    params: {
      scheme: 'layer',
      normalizedNdim: 2,
      weight: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      bias: [
        [6, 5],
        [4, 3],
        [2, 1],
      ],
    },
  },
  { name: 'layer, one weight for all', x: table, params: { scheme: 'layer', weight: 2 } },
  { name: 'layer, eps 0', x: table, params: { scheme: 'layer', eps: 0 } },
  { name: 'layer, NaN and infinities left out', x: holes, params: { scheme: 'layer' } },
  { name: 'instance', x: images, params: { scheme: 'instance' } },
  {
    name: 'instance, channels last with weight',
    x: images,
    params: { scheme: 'instance', convention: 'keras', weight: [2, 3], bias: [0, 1] },
  },
  { name: 'group', x: images, params: { scheme: 'group', numGroups: 2, weight: [1, 2, 3, 4] } },
  { name: 'group, channels last', x: images, params: { scheme: 'group', numGroups: 2, channelAxis: -1 } },
  {
    name: 'group, channels in the first axis',
    x: normal(4, 6),
    params: { scheme: 'group', numGroups: 2, channelAxis: 0 },
  },
  {
    name: 'group, NaN and infinities left out',
    x: withHoles(images, [0, NaN], [20, Infinity]),
    params: { scheme: 'group', numGroups: 2 },
  },
  { name: 'rms', x: table, params: { scheme: 'rms', weight: [1, 2, 3, 4] } },
  { name: 'rms, NaN left out', x: holes, params: { scheme: 'rms', eps: 1e-6 } },
  { name: 'layer, a number', x: tensor(5), params: { scheme: 'layer' } },
  {
    name: 'input, integers',
    x: cast(
      tensor([
        [1, 2],
        [3, 5],
        [4, 4],
      ]),
      'int32',
    ),
    params: { scheme: 'input' },
  },
  {
    name: 'layer, as float32',
    x: cast(table, 'float32'),
    params: { scheme: 'layer', resultDtype: 'input' },
    tolerance: 1e-6,
  },
];

function requestOf({ x, params, source = { kind: 'inline' } }: Case): CodeRequest {
  const { scheme, constantSets } = ok(normalize(x, params));
  return { tensor: x, scheme, constantSets, source };
}

function runAll(codes: readonly string[], cwd?: string): Answer[] {
  const output = execFileSync(PYTHON, [RUNNER], {
    input: JSON.stringify(codes),
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(output) as Answer[];
}

function number(text: string): number {
  return Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'));
}

function assertNear(actual: readonly string[], expected: ArrayLike<number>, tolerance: number, code: string): void {
  assert.equal(actual.length, expected.length, code);
  actual.forEach((text, i) => {
    const [is, wanted] = [number(text), expected[i]];
    const same = Object.is(is, wanted) || Math.abs(is - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
    assert.ok(same, `[${i}] is ${is} and not ${wanted}\n${code}`);
  });
}

function has(module: string): boolean {
  return spawnSync(PYTHON, ['-c', `import ${module}`]).status === 0;
}

for (const framework of Object.keys(MODULES) as Runnable[]) {
  describe(`the code for ${framework}`, function () {
    const cases = CASES.filter(
      ({ params, x }) => framework !== 'sklearn' || (params.scheme === 'input' && x.shape.length > 0),
    );
    const kept = cases.filter(
      ({ params }) => framework !== 'sklearn' || !params.convention || params.convention === 'sklearn',
    );
    let codes: string[] = [];
    let answers: Answer[] = [];

    before(function () {
      if (!has(MODULES[framework])) {
        console.log(`    skipped: ${PYTHON} has no ${MODULES[framework]}`);
        this.skip();
      }
      codes = kept.map((one) => ok(toCode(framework, requestOf(one))));
      answers = runAll(codes);
    });

    kept.forEach((one, i) => {
      it(`gives Normscope's figures: ${one.name}`, () => {
        const { output, running } = ok(normalize(one.x, one.params));
        const answer = answers[i];
        assert.equal(answer.error, undefined, codes[i]);
        assert.deepEqual(answer.shape, output.shape);
        assertNear(answer.y, toFloat64(output), one.tolerance ?? 1e-12, codes[i]);
        if (!running || framework === 'sklearn') return;
        assertNear(answer.running[0] ?? [], running.mean, 1e-12, codes[i]);
        assertNear(answer.running[1] ?? [], running.variance, 1e-12, codes[i]);
      });
    });

    it('applies statistics that were fitted on other data, and undoes them', () => {
      const statistics = ok(fitInput(table));
      const codesOf = [false, true].map((invert) => {
        const applied = ok(applyFitted(images3(), statistics, { invert }));
        const request = {
          tensor: images3(),
          scheme: applied.scheme,
          constantSets: 0,
          source: { kind: 'inline' as const },
          fitted: { statistics, invert },
        };
        return [ok(toCode(framework, request)), toFloat64(applied.output)] as const;
      });
      const results = runAll(codesOf.map(([code]) => code));
      results.forEach((answer, i) => assertNear(answer.y, codesOf[i][1], 1e-12, `${answer.error} ${codesOf[i][0]}`));
    });
  });
}

function images3(): Tensor {
  return tensor(
    Float64Array.from({ length: 8 }, (_, i) => i * i - 3),
    { shape: [2, 4] },
  );
}

describe('the code that reads the data from a file', function () {
  let folder: string;
  before(function () {
    if (!has('numpy')) {
      console.log(`    skipped: ${PYTHON} has no numpy`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'normscope-code-'));
    const names = ['a "quoted"', 'b', 'c', 'd'];
    writeFileSync(join(folder, 'x.npy'), toNpy(table));
    writeFileSync(join(folder, 'x.csv'), toCsv(table, { labels: [undefined, names] }));
    writeFileSync(join(folder, 'x.json'), `{"layer": {"input": ${toJson(table)}}}`);
    writeFileSync(
      join(folder, 'x.jsonl'),
      toJson(table)
        .split('\n')
        .slice(1, -1)
        .map((row) => row.trim().replace(/,$/, ''))
        .join('\n'),
    );
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  const sources: readonly DataSource[] = [
    { kind: 'npy', path: 'x.npy' },
    {
      kind: 'csv',
      path: 'x.csv',
      delimiter: ',',
      decimal: '.',
      header: true,
      indexColumn: false,
      columns: ['a "quoted"', 'b', 'c', 'd'],
    },
    { kind: 'json', path: 'x.json', key: 'layer.input' },
    { kind: 'ndjson', path: 'x.jsonl', key: '' },
  ];
  for (const source of sources) {
    it(`gives the same figures: ${source.kind}`, function () {
      if (source.kind === 'csv' && !has('pandas')) {
        console.log(`    skipped: ${PYTHON} has no pandas`);
        this.skip();
      }
      const one: Case = { name: '', x: table, params: { scheme: 'input' }, source };
      const framework: Framework = has('torch') ? 'pytorch' : 'numpy';
      const code = ok(toCode(framework, requestOf(one)));
      const [answer] = runAll([code], folder);
      assert.equal(answer.error, undefined, code);
      assertNear(answer.y, toFloat64(ok(normalize(table, one.params)).output), 1e-12, code);
    });
  }
});
