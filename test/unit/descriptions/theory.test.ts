import assert from 'node:assert/strict';
import type { SchemeId } from '../../../src/core';
import type { FindingCode } from '../../../src/core/advice/codes';
import { RULES } from '../../../src/core/advice/rules';
import { describeNormalization, describeScheme } from '../../../src/core/schemes/descriptions';

interface Told {
  /** What the text that the project was born from says. */
  readonly theory: string;
  readonly scheme: SchemeId;
  readonly part: 'characteristics' | 'advantages' | 'drawbacks' | 'background';
  readonly point: string;
  /** Words that the point has to be about. */
  readonly en: RegExp;
  readonly ko: RegExp;
  readonly measuredBy?: FindingCode;
}

/** Every characteristic, advantage, drawback and remark of the theory, and where the product says or measures it. */
const THEORY: readonly Told[] = [
  {
    theory: 'Input, characteristic: unifies the scale of the inputs',
    scheme: 'input',
    part: 'characteristics',
    point: 'unifiesScale',
    en: /one scale/,
    ko: /스케일을 하나로/,
  },
  {
    theory: 'Input, advantage 1: stable gradients, faster training',
    scheme: 'input',
    part: 'advantages',
    point: 'gradients',
    en: /gradients/,
    ko: /그래디언트/,
    measuredBy: 'scale.equalized',
  },
  {
    theory: 'Input, advantage 2: better performance and generalization',
    scheme: 'input',
    part: 'advantages',
    point: 'performance',
    en: /generalise/,
    ko: /일반화 성능/,
  },
  {
    theory: 'Input, drawback 1: static, cannot follow a change of the input distribution',
    scheme: 'input',
    part: 'drawbacks',
    point: 'static',
    en: /static/,
    ko: /정적/,
    measuredBy: 'input.drifted',
  },
  {
    theory: 'Batch, characteristic: dynamic, by mini-batch',
    scheme: 'batch',
    part: 'characteristics',
    point: 'dynamic',
    en: /mini-batch/,
    ko: /미니 배치/,
  },
  {
    theory: 'Batch, advantage 1: less dependence on weight initialization',
    scheme: 'batch',
    part: 'advantages',
    point: 'initialization',
    en: /initialised/,
    ko: /초기화에 덜 의존/,
  },
  {
    theory: 'Batch, advantage 2: larger learning rates, faster convergence',
    scheme: 'batch',
    part: 'advantages',
    point: 'learningRate',
    en: /larger learning rates.*faster convergence/,
    ko: /더 큰 학습률.*더 빨리 수렴/,
  },
  {
    theory: 'Batch, drawback 1: worse with small batches',
    scheme: 'batch',
    part: 'drawbacks',
    point: 'smallBatch',
    en: /√\(2\/\(m − 1\)\)/,
    ko: /√\(2\/\(m − 1\)\)/,
    measuredBy: 'batch.small',
  },
  {
    theory: 'Batch, drawback 2: limited effect on time series',
    scheme: 'batch',
    part: 'drawbacks',
    point: 'timeSeries',
    en: /time series/,
    ko: /시계열/,
    measuredBy: 'time.autocorrelated',
  },
  {
    theory: 'Batch, plus: internal covariate shift',
    scheme: 'batch',
    part: 'background',
    point: 'internalCovariateShift',
    en: /Ioffe and Szegedy \(2015\)/,
    ko: /Ioffe와 Szegedy\(2015\)/,
  },
  {
    theory: 'Batch, plus: recent work doubts that batch norm reduces it, or that it matters',
    scheme: 'batch',
    part: 'background',
    point: 'recentWork',
    en: /Santurkar.*not reduced.*hypothesis/,
    ko: /Santurkar.*줄지 않는.*가설/,
  },
  {
    theory: 'Layer, characteristic (left open by the text): one sample by its own features',
    scheme: 'layer',
    part: 'characteristics',
    point: 'perSample',
    en: /Each sample/,
    ko: /샘플마다/,
  },
  {
    theory: 'Layer, advantage 1: stable with small batches',
    scheme: 'layer',
    part: 'advantages',
    point: 'smallBatch',
    en: /any batch size/,
    ko: /작은 배치 크기에서도 안정/,
  },
  {
    theory: 'Layer, advantage 2: no batch statistics, so training and inference agree',
    scheme: 'layer',
    part: 'advantages',
    point: 'consistency',
    en: /same in training and in inference/,
    ko: /학습과 추론의 결과가 일관/,
  },
  {
    theory: 'Layer, drawback 1: worse where spatial information matters',
    scheme: 'layer',
    part: 'drawbacks',
    point: 'spatial',
    en: /spatial information matters/,
    ko: /공간적 정보가 중요/,
    measuredBy: 'spatial.flattened',
  },
  {
    theory: 'Layer, drawback 2: too strong a normalization limits what can be expressed',
    scheme: 'layer',
    part: 'drawbacks',
    point: 'tooStrong',
    en: /limits what the network can express/,
    ko: /표현력이 제한/,
    measuredBy: 'layer.erases',
  },
];

describe('the theory that the project was born from', () => {
  for (const { theory, scheme, part, point, en, ko, measuredBy } of THEORY) {
    it(`${theory}: is ${measuredBy ? `measured (${measuredBy}) and ` : ''}told`, () => {
      for (const [language, words] of [
        ['en', en],
        ['ko', ko],
      ] as const) {
        const told = describeScheme(scheme, language)[part].find(({ id }) => id === point);
        assert.match(told?.text ?? '', words);
        if (measuredBy) assert.ok(told && 'measuredBy' in told && told.measuredBy.includes(measuredBy));
      }
      if (measuredBy) assert.ok(measuredBy in RULES);
    });
  }

  it('is corrected where it calls input normalization one "by sample": its mean and σ belong to a feature, over all samples', () => {
    assert.match(describeScheme('input', 'en').definition, /belong to the feature, not to the sample/);
    assert.match(describeScheme('input', 'ko').definition, /샘플이 아니라 특성마다/);
  });

  it('is corrected where it normalizes batches "by sample": the samples of a batch share what a channel has', () => {
    assert.match(describeScheme('batch', 'en').definition, /taken over the samples/);
    assert.match(describeScheme('batch', 'ko').definition, /배치의 모든 샘플에 대해/);
  });

  it('its definition of normalization: a common scale, for stable and fast training', () => {
    assert.match(describeNormalization('en').definition, /training is stable and fast/);
    assert.match(describeNormalization('ko').definition, /학습을 안정시키고 빠르게/);
  });

  it('its formulas are there: the mean, the biased variance, eps under the root, γ and β', () => {
    const tex = (scheme: SchemeId): string =>
      describeScheme(scheme, 'en')
        .formula.map((each) => each.tex)
        .join('\n');
    assert.match(tex('input'), /\\bar\{x\} = \\frac\{1\}\{m\} \\sum/);
    for (const scheme of ['batch', 'layer'] as const) {
      assert.match(tex(scheme), /\\gamma.*\\sqrt\{.*\\epsilon\}.*\\beta/);
      assert.match(tex(scheme), /\^2 = \\frac\{1\}\{[mn]\} \\sum/);
    }
  });
});
