import assert from 'node:assert/strict';
import { Coalesced } from '../../../media/coalesced';
import { inNumbers, inSymbols, remarksOf, stepsOf, texNumber, type Applied } from '../../../media/panel/explanation';
import { wantedOf } from '../../../media/panel/find-value';
import {
  indexOf,
  placeOf,
  positionOf,
  setInPlane,
  shownValues,
  withAxis,
  withElement,
  withValues,
} from '../../../media/panel/values-view';
import type { PanelView } from '../../../src/protocol/panel';
import { CodedError } from '../../../src/protocol/rpc';
import type { ElementExplanation } from '../../../src/protocol/values';

const view: PanelView = { scheme: { scheme: 'batch' } };
const images = { shape: [8, 3, 32, 30] };

describe('what is shown of the values', () => {
  it('is the last two axes at first, the others at 0, after', () => {
    const { rows, columns, at, of } = shownValues(view, images);
    assert.deepEqual([rows, columns, at, of], [2, 3, [0, 0, 0, 0], 'after']);
  });

  it('is one row of a 1-d tensor and one cell of a 0-d tensor', () => {
    const line = shownValues(view, { shape: [5] });
    assert.deepEqual([line.rows, line.columns], [undefined, 0]);
    const scalar = shownValues(view, { shape: [] });
    assert.deepEqual([scalar.rows, scalar.columns, scalar.at], [undefined, undefined, []]);
  });

  it('forgets what was chosen for another shape', () => {
    const chosen = withValues(view, images, { at: [7, 2, 0, 0], selected: 5, of: 'before' });
    assert.deepEqual(shownValues(chosen, images).at, [7, 2, 0, 0]);
    const { at, selected, of } = shownValues(chosen, { shape: [2, 2] });
    assert.deepEqual([at, selected, of], [[0, 0], undefined, 'after']);
  });

  it('changes two axes with one another where one is picked for the other’s place', () => {
    const { rows, columns } = shownValues(withAxis(view, images, 'rows', 3), images);
    assert.deepEqual([rows, columns], [3, 2]);
    const other = shownValues(withAxis(view, images, 'columns', 1), images);
    assert.deepEqual([other.rows, other.columns], [2, 1]);
  });

  it('goes to the plane of an element that is explained', () => {
    const index = 5 * 3 * 32 * 30 + 2 * 32 * 30 + 4 * 30 + 29;
    const shown = shownValues(withElement(view, images, index), images);
    assert.deepEqual([shown.selected, shown.at], [index, [5, 2, 4, 29]]);
    assert.deepEqual(placeOf(shown, positionOf(images.shape, index)), { row: 4, column: 29 });
    assert.equal(indexOf(shown, images.shape, { row: 4, column: 29 }), index);
    assert.equal(placeOf({ ...shown, at: [0, 2, 0, 0] }, positionOf(images.shape, index)), undefined);
  });

  it('has of a set the rectangle that it takes up in the plane, if any', () => {
    const shown = shownValues(view, images);
    const channel = (c: number) =>
      [
        [0, 8],
        [c, c + 1],
        [0, 32],
        [0, 30],
      ] as const;
    assert.deepEqual(setInPlane(shown, channel(0)), { top: 0, left: 0, bottom: 32, right: 30 });
    assert.equal(setInPlane(shown, channel(1)), undefined);
  });
});

const element = (part: Partial<NonNullable<ElementExplanation['normalized']>>, before = 1): ElementExplanation => ({
  index: 0,
  position: [0],
  names: [undefined],
  before,
  normalized: {
    ...{ y: -1.7, set: 0, members: [[0, 4]], n: 4, size: 4, mean: 3, variance: 1.5, eps: 1e-5, scale: 1.2 },
    ...{ weight: 1, bias: 0, formula: '' },
    ...part,
  },
});
const applied = (part: Partial<Applied>): Applied => ({ scheme: 'layer', nanPolicy: 'omit', ddof: 0, ...part });
const ref = { values: [1] };

describe('the formula of an element', () => {
  it('is in symbols what the scheme computes', () => {
    const text = (part: Partial<Applied>): string => inSymbols(applied(part)).text;
    assert.equal(text({}), 'y = (x − x̄) / √(σ² + ε)');
    assert.equal(text({ scheme: 'batch', weight: ref, bias: ref }), 'y = (x − x̄) / √(σ² + ε) · γ + β');
    assert.equal(text({ scheme: 'input' }), 'y = (x − x̄) / σ');
    assert.equal(text({ scheme: 'rms', weight: ref }), 'y = x / √(ms + ε) · γ');
    assert.equal(text({ scheme: 'input', fitted: { invert: true } }), 'y = x · σ + x̄');
  });

  it('is in numbers with the signs that they bring', () => {
    const tex = (part: Partial<Applied>, of: ElementExplanation): string => inNumbers(applied(part), of)?.tex ?? '';
    assert.equal(tex({}, element({})), String.raw`y = \frac{1 - 3}{\sqrt{1.5 + 1 \times 10^{-5}}} = -1.7`);
    const affine = element({ mean: -3, weight: -2, bias: -0.5 });
    assert.match(tex({ weight: ref, bias: ref }, affine), /\{1 \+ 3\}.*\\cdot \\left\(-2\\right\) - 0\.5 = -1\.7$/);
    assert.equal(tex({ scheme: 'input' }, element({})), String.raw`y = \frac{1 - 3}{1.2} = -1.7`);
  });

  it('writes what is not finite, and very small numbers, as TeX has them', () => {
    assert.deepEqual([NaN, Infinity, -Infinity, -2.5e-7].map(texNumber), [
      String.raw`\text{NaN}`,
      String.raw`\infty`,
      String.raw`-\infty`,
      String.raw`-2.5 \times 10^{-7}`,
    ]);
  });

  it('goes step by step from before to after, and names running statistics as such', () => {
    const codes = (part: Partial<Applied>): string[] =>
      stepsOf(applied(part), element({})).map(({ code }) => code.replace('panel.values.step.', ''));
    assert.deepEqual(codes({}), ['before', 'mean', 'centered', 'variance', 'eps', 'scale', 'after']);
    assert.deepEqual(codes({ scheme: 'rms', weight: ref }), [
      'before',
      'meanSquare',
      'eps',
      'scale',
      'normalized',
      'weight',
      'after',
    ]);
    assert.ok(codes({ scheme: 'batch', training: false }).includes('mean.running'));
  });
});

describe('what is remarked on an element', () => {
  const remarks = (part: Partial<Applied>, of: ElementExplanation): string[] =>
    remarksOf(applied(part), of).map((code) => code.replace('panel.values.remark.', ''));

  it('is nothing where the formula says it all', () => {
    assert.deepEqual(remarks({}, element({})), []);
  });

  it('is that NaN and ±Infinity are left out, in the element itself and in its set', () => {
    assert.deepEqual(remarks({}, element({ n: 3, y: NaN }, NaN)), ['nan', 'leftOut']);
    assert.deepEqual(remarks({}, element({ n: 3 }, -Infinity)), ['infinite', 'leftOut']);
    assert.deepEqual(remarks({}, element({ n: 0, mean: NaN, y: NaN }, NaN)), ['nan', 'nothingLeft']);
  });

  it('is that NaN spreads, where the policy lets it', () => {
    assert.deepEqual(remarks({ nanPolicy: 'propagate' }, element({ mean: NaN, y: NaN })), ['spread']);
  });

  it('is that a constant has no spread, as each scheme deals with it', () => {
    assert.deepEqual(remarks({}, element({ variance: 0 })), ['constant']);
    assert.deepEqual(remarks({ scheme: 'input' }, element({ variance: 0 })), ['constant.std']);
    assert.deepEqual(remarks({ scheme: 'rms' }, element({ variance: 0 })), ['zeros']);
    assert.deepEqual(remarks({}, element({ variance: 0, n: 1, size: 1 })), ['single']);
  });

  it('is where given statistics come from, and that the result is rounded', () => {
    assert.deepEqual(remarks({ training: false, resultDtype: 'input' }, element({ variance: 0 })), [
      'running',
      'rounded',
    ]);
  });
});

describe('a value that somebody types to find it', () => {
  it('is every value that rounds to what was typed', () => {
    const { value, within } = wantedOf('−1.7') ?? assert.fail();
    assert.equal(value, -1.7);
    assert.ok(within >= 0.05 && within < 0.0501);
    assert.equal(Math.round((wantedOf('12')?.within ?? 0) * 10), 5);
    assert.ok(Math.abs((wantedOf('1.50e-3')?.within ?? 0) / 5e-6 - 1) < 1e-6);
  });

  it('may be NaN or infinite by name', () => {
    assert.deepEqual(
      ['NaN', 'inf', '-Infinity', '−∞'].map((text) => wantedOf(text)?.value),
      [NaN, Infinity, -Infinity, -Infinity],
    );
  });

  it('is nothing where it is no number', () => {
    assert.deepEqual(['', '1,5', 'x', 'toString', '1e'].map(wantedOf), Array(5).fill(undefined));
  });
});

describe('the answer to a question that changes faster than it is answered', () => {
  it('is that to the newest: one is under way at a time, those between are never asked', async () => {
    const asked: number[] = [];
    const waiting: (() => void)[] = [];
    const ask = (question: number): Promise<string> => {
      asked.push(question);
      return new Promise((resolve) => waiting.push(() => resolve(`answer ${question}`)));
    };
    const changed = new EventTarget();
    const coalesced = new Coalesced(ask, () => changed.dispatchEvent(new Event('change')));
    for (const question of [1, 2, 3, 3]) coalesced.put(question, 0);
    const next = (): Promise<unknown> =>
      new Promise((resolve) => changed.addEventListener('change', resolve, { once: true }));
    let change = next();
    waiting[0]();
    await change;
    change = next();
    await Promise.resolve();
    waiting[1]();
    await change;
    assert.deepEqual([asked, coalesced.answered], [[1, 3], { question: 3, value: 'answer 3' }]);
    coalesced.put(3, 0);
    assert.equal(asked.length, 2);
    coalesced.put(3, 1);
    assert.equal(asked.length, 3);
  });

  it('that failed is told with the question that it answers, until a later one is answered', async () => {
    const ask = (question: number): Promise<string> =>
      question === 1 ? Promise.reject(new CodedError('engine.window', {})) : Promise.resolve('two');
    const coalesced = new Coalesced(ask, () => undefined);
    coalesced.put(1, 7);
    await new Promise(setImmediate);
    assert.deepEqual(coalesced.failed, { question: 1, revision: 7, failure: { code: 'engine.window', args: {} } });
    coalesced.put(2, 7);
    await new Promise(setImmediate);
    assert.deepEqual([coalesced.failed, coalesced.answered?.value], [undefined, 'two']);
  });
});
