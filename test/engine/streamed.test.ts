import assert from 'node:assert/strict';
import {
  applyInput,
  breakdown,
  explain,
  extentOf,
  fitInput,
  invertInput,
  makeReport,
  normalize,
  SCHEME_IDS,
  slice,
  summarize,
  histogram,
  tensor,
  toFloat64,
  type Explanation,
  type SchemeParams,
  type Summary,
  type Tensor,
} from '../../src/core';
import {
  normalizedWindow,
  storedWindow,
  streamBreakdown,
  streamExplain,
  streamExtent,
  streamReport,
  streamScheme,
  streamSummary,
  type Stored,
} from '../../src/core/stream';
import { onEveryKernel } from '../unit/kernels';
import { ok, problem } from '../unit/outcome';
import { both, numbers, type Layout } from './streaming';

const ignore = (): void => undefined;
const MOMENTS = ['mean', 'variance', 'std', 'skewness', 'excessKurtosis', 'l2'] as const;
const SHAPE = [3, 4, 5, 2];
/** Chunks that cut through samples, channels and rows. */
const CHUNKS = [7, 64];

/** Everything counted and every order statistic is the same; moments are, to within rounding. */
function assertSummary(
  streamed: Summary,
  resident: Summary,
  size = Math.max(Math.abs(resident.mean), resident.std),
): void {
  for (const figure of MOMENTS) {
    const [a, b] = [streamed[figure], resident[figure]];
    const scale = figure === 'mean' ? size : Math.max(Math.abs(b), figure === 'skewness' ? 1 : 0);
    assert.ok(Object.is(a, b) || Math.abs(a - b) <= 1e-12 * scale, `${figure}: ${a} is not ${b}`);
  }
  const counted = (summary: Summary) => ({ ...summary, ...Object.fromEntries(MOMENTS.map((figure) => [figure, 0])) });
  assert.deepEqual(counted(streamed), counted(resident));
}

function assertClose(a: ArrayLike<number>, b: ArrayLike<number>, what: string, size = 1): void {
  assert.equal(a.length, b.length);
  for (let i = 0; i < a.length; i++) {
    const close =
      Object.is(a[i], b[i]) || a[i] === b[i] || Math.abs(a[i] - b[i]) <= 1e-12 * Math.max(size, Math.abs(b[i]));
    assert.ok(close, `${what} at ${i}: ${a[i]} is not ${b[i]}`);
  }
}

async function assertReport(resident: Tensor, stored: Stored, params: SchemeParams): Promise<void> {
  const expected = makeReport(resident, params);
  const outcome = await streamReport(stored, params, ignore);
  if ('err' in expected) return assert.deepEqual(outcome, expected);
  const { report } = ok(outcome);
  const wanted = expected.ok.report;
  assertSummary(report.before, wanted.before);
  assert.deepEqual(report.scheme, wanted.scheme);
  assert.deepEqual(report.histogram.counts[0].reduce(sum, 0), wanted.histogram.counts[0].reduce(sum, 0));
  for (const figure of ['n', 'nan', 'posInf', 'negInf', 'count'] as const) {
    assert.equal(report.after[figure], wanted.after[figure]);
  }
  // What is normalized by figures that differ in their last place differs in its last place.
  for (const figure of ['min', 'max', 'std', 'l2'] as const) {
    assertClose([report.after[figure]], [wanted.after[figure]], figure);
  }
  assertClose(report.after.quantiles.map(valueOf), wanted.after.quantiles.map(valueOf), 'quantiles');
  assert.equal(report.histogram.edges.length, wanted.histogram.edges.length);
  assert.deepEqual(report.ownHistograms[0].counts, wanted.ownHistograms[0].counts);
  assert.equal(report.ownHistograms[1].edges.length, wanted.ownHistograms[1].edges.length);
  if (wanted.running) assertClose(report.running?.mean ?? [], wanted.running.mean, 'running mean');
}

const sum = (a: number, b: number): number => a + b;
const valueOf = ({ value }: { readonly value: number }): number => value;

async function assertBreakdown(resident: Tensor, stored: Stored, axis: number, params?: SchemeParams): Promise<void> {
  const laid = params && ok(await streamScheme(stored, params, ignore));
  const after = params && ok(normalize(resident, params)).output;
  const wanted = ok(breakdown(resident, after, axis, params?.nanPolicy));
  const found = ok(await streamBreakdown(stored, { laid, nanPolicy: params?.nanPolicy }, axis, ignore));
  assert.equal(found.quantileError, 0);
  assert.deepEqual(found.flags, wanted.flags);
  for (const side of ['before', 'after'] as const) {
    for (const [figure, values] of Object.entries(wanted[side] ?? {})) {
      assertClose(found[side]?.[figure as 'n'] ?? [], values as Float64Array, `${side} ${figure}`);
    }
  }
}

onEveryKernel('a tensor that is not in memory', function () {
  this.timeout(10_000);
  const values = numbers(3 * 4 * 5 * 2);
  const layouts: readonly (readonly [string, Layout])[] = [
    ['C order', {}],
    ['Fortran order', { fortranOrder: true }],
    ['float32, big-endian', { dtype: 'float32', bigEndian: true }],
  ];
  for (const scheme of SCHEME_IDS) {
    for (const [name, layout] of layouts) {
      it(`has the report and the breakdowns of one in memory: ${scheme}, ${name}`, async () => {
        const { resident, stored } = both(values, SHAPE, layout);
        for (const chunk of CHUNKS) {
          await assertReport(resident, { ...stored, chunk }, { scheme });
        }
        for (const axis of SHAPE.keys()) await assertBreakdown(resident, { ...stored, chunk: 7 }, axis, { scheme });
      });
    }
  }

  it('has their histogram and quartiles before a scheme to the last count', async () => {
    const { resident, stored } = both(values, SHAPE);
    for (const chunk of CHUNKS) {
      const { summary, histogram: bins } = await streamSummary({ ...stored, chunk }, undefined, ignore);
      assertSummary(summary, ok(summarize(resident)));
      assert.deepEqual(bins, ok(histogram([resident])));
    }
  });

  for (const dtype of ['float16', 'bfloat16', 'int8', 'uint16', 'int64', 'bool', 'float8_e4m3fn'] as const) {
    it(`may be of ${dtype}`, async () => {
      const { resident, stored } = both(values, SHAPE, { dtype });
      await assertReport(resident, { ...stored, chunk: 64 }, { scheme: 'layer', resultDtype: 'input' });
      await assertReport(resident, { ...stored, chunk: 64 }, { scheme: 'input' });
      await assertBreakdown(resident, { ...stored, chunk: 64 }, 1);
    });
  }

  for (const nanPolicy of ['omit', 'propagate', 'error'] as const) {
    it(`may hold NaN and ±Infinity: ${nanPolicy}`, async () => {
      const holed = values.map((x, i) => (i % 17 === 3 ? NaN : i === 50 ? Infinity : i === 20 ? -Infinity : x));
      const { resident, stored } = both(holed, SHAPE);
      for (const scheme of ['batch', 'layer'] as const) {
        await assertReport(resident, { ...stored, chunk: 64 }, { scheme, nanPolicy });
      }
      if (nanPolicy === 'omit') await assertBreakdown(resident, { ...stored, chunk: 64 }, 0, { scheme: 'batch' });
    });
  }

  it('is ready for what is constant, far from 0, empty, one element or 0-d', async () => {
    const cases: readonly (readonly [Float64Array, number[]])[] = [
      [new Float64Array(60).fill(3), [5, 12]],
      [new Float64Array(60), [5, 12]],
      [values.slice(0, 60).map((x) => 1e9 + x), [5, 12]],
      [new Float64Array(0), [0, 3]],
      [Float64Array.of(7), [1, 1]],
      [Float64Array.of(7), []],
    ];
    for (const [data, shape] of cases) {
      const { resident, stored } = both(data, shape);
      await assertReport(resident, { ...stored, chunk: 8 }, { scheme: 'input' });
      await assertReport(resident, { ...stored, chunk: 8 }, { scheme: 'layer' });
      await assertBreakdown(resident, { ...stored, chunk: 8 }, 0);
    }
  });

  it('is normalized with weight, bias and running statistics of its own', async () => {
    const { resident, stored } = both(values, SHAPE);
    const weight = tensor([1, 2, 3, 4]);
    const bias = tensor([8, 7, 6, 5]);
    await assertReport(resident, { ...stored, chunk: 64 }, { scheme: 'batch', weight, bias });
    const evaluation = { scheme: 'batch', training: false, runningMean: bias, runningVar: weight } as const;
    await assertReport(resident, { ...stored, chunk: 64 }, evaluation);
  });

  it('shows a part of itself, before and after a scheme, by reading the chunks around it', async () => {
    for (const fortranOrder of [false, true]) {
      const { resident, stored } = both(values, SHAPE, { fortranOrder });
      const box = { start: [1, 1, 0, 1], shape: [2, 3, 5, 1] };
      const part = (of: Tensor) =>
        toFloat64(slice(of, ...box.start.map((start, axis) => ({ start, stop: start + box.shape[axis] }))));
      assert.deepEqual(toFloat64(await storedWindow(stored, box)), part(resident));
      for (const scheme of SCHEME_IDS) {
        const laid = ok(await streamScheme({ ...stored, chunk: 64 }, { scheme }, ignore));
        const window = await normalizedWindow({ ...stored, chunk: 64 }, laid, box);
        assertClose(toFloat64(window), part(ok(normalize(resident, { scheme })).output), scheme);
      }
    }
  });

  it('explains each of its elements from the chunk around it', async () => {
    for (const scheme of SCHEME_IDS) {
      for (const chunk of CHUNKS) {
        const { resident, stored } = both(values, SHAPE, { fortranOrder: chunk === 7 });
        const laid = ok(await streamScheme({ ...stored, chunk }, { scheme }, ignore));
        for (let index = 0; index < values.length; index += 11) {
          const { formula, scheme: found, ...streamed } = ok(await streamExplain({ ...stored, chunk }, laid, index));
          const { formula: same, scheme: wanted, ...whole } = ok(explain(resident, { scheme }, index));
          assert.deepEqual([formula, found, streamed.members], [same, wanted, whole.members]);
          assertClose(figures(streamed), figures(whole), `${scheme} ${index}`);
        }
        assert.equal(problem(await streamExplain(stored, laid, values.length)).code, 'scheme.position');
      }
    }
  });

  it('is normalized by statistics fitted on other data, and taken back', async () => {
    const { resident, stored } = both(values, [30, 4]);
    const fitted = ok(fitInput(tensor(numbers(40, 7), { shape: [10, 4] }), { ddof: 1 }));
    for (const use of ['apply', 'invert'] as const) {
      const wanted = ok(makeReport(resident, { scheme: 'input' }, { fitted, use })).report;
      const { report, laid } = ok(
        await streamReport({ ...stored, chunk: 7 }, { scheme: 'input' }, ignore, { fitted, use }),
      );
      assert.deepEqual([report.scheme, report.equivalents], [wanted.scheme, wanted.equivalents]);
      assertSummary(report.before, wanted.before);
      assertSummary(report.after, wanted.after);
      const all = await normalizedWindow({ ...stored, chunk: 7 }, laid, { start: [0, 0], shape: [30, 4] });
      const applied = ok((use === 'apply' ? applyInput : invertInput)(resident, fitted));
      assert.deepEqual(toFloat64(all), toFloat64(applied));
    }
    const outcome = await streamReport({ ...stored, shape: [40, 3] }, { scheme: 'input' }, ignore, {
      fitted,
      use: 'apply',
    });
    assert.equal(problem(outcome).code, 'fitted.features');
  });

  it('has the colour scale of one in memory, or of a part that is spread over it', async () => {
    const { resident, stored } = both(values, SHAPE);
    const after = ok(normalize(resident, { scheme: 'layer' })).output;
    const laid = ok(await streamScheme({ ...stored, chunk: 64 }, { scheme: 'layer' }, ignore));
    const extents = (chunk: number) =>
      Promise.all(
        (['before', 'after', 'difference'] as const).map((side) => streamExtent({ ...stored, chunk }, laid, side)),
      );
    assert.deepEqual(await extents(64), [extentOf([resident]), extentOf([after]), extentOf([resident, after])]);
    const part = await streamExtent({ ...stored, chunk: 2 }, undefined, 'before');
    assert.deepEqual([part.sampled, part.count], [true, 32]);
    assert.ok(part.min >= Math.min(...values) && part.max <= Math.max(...values) && part.max > part.min);
  });
});

const figures = ({
  x,
  y,
  set,
  n,
  mean,
  variance,
  eps,
  scale,
  weight,
  bias,
}: Omit<Explanation, 'scheme' | 'formula'>) => [x, y, set, n, mean, variance, eps, scale, weight, bias];
