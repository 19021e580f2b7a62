import type { FindingCode } from '../../advice/codes';
import type { SchemeId } from '../scheme';
import type { ReferenceId } from './references';

/** A point of a description and the findings that measure it on the user's data; none: it is told, not measured. */
type Points = Readonly<Record<string, readonly FindingCode[]>>;

interface SchemeOutline {
  readonly symbols: readonly string[];
  readonly characteristics: readonly string[];
  readonly advantages: Points;
  readonly drawbacks: Points;
  /** The schemes that a reader may want instead. */
  readonly alternatives: readonly SchemeId[];
  readonly background: Readonly<Record<string, readonly ReferenceId[]>>;
  readonly references: readonly ReferenceId[];
}

/**
 * What every language has to say about a scheme. The texts (`en.ts`, `ko.ts`) are typed by this
 * table: a point that one of them forgets does not compile.
 */
export const OUTLINE = {
  input: {
    symbols: ['xInput', 'meanFeature', 'stdFeature', 'samples'],
    characteristics: ['unifiesScale', 'perFeature', 'linear', 'fittedOnce'],
    advantages: { gradients: ['scale.equalized', 'scale.differs'], performance: [], invertible: [] },
    drawbacks: {
      static: ['input.drifted'],
      outliers: ['outlier.dominates'],
      constant: ['feature.constant', 'feature.nearlyConstant', 'feature.rarelyVaries'],
    },
    alternatives: ['batch', 'layer'],
    background: { covariateShift: ['shimodaira2000'] },
    references: ['lecun1998', 'shimodaira2000'],
  },
  batch: {
    symbols: ['z', 'meanChannel', 'varChannel', 'setSize', 'eps', 'affine', 'running'],
    characteristics: ['dynamic', 'perChannel', 'affine', 'twoModes', 'estimators'],
    advantages: { initialization: [], learningRate: [], regularization: [], folding: [] },
    drawbacks: {
      smallBatch: ['batch.small'],
      timeSeries: ['time.autocorrelated'],
      disagreement: ['evaluation.disagrees'],
      deadChannels: ['channel.dead', 'channel.silenced'],
    },
    alternatives: ['layer', 'group', 'instance'],
    background: {
      internalCovariateShift: ['ioffe2015'],
      recentWork: ['santurkar2018', 'bjorck2018', 'awais2021'],
    },
    references: [
      'ioffe2015',
      'santurkar2018',
      'bjorck2018',
      'luo2019',
      'awais2021',
      'cooijmans2017',
      'ioffe2017',
      'shen2020',
    ],
  },
  layer: {
    symbols: ['z', 'meanSample', 'varSample', 'features', 'eps', 'affineElement'],
    characteristics: ['perSample', 'normalizedShape', 'sameAlways', 'affine'],
    advantages: { smallBatch: [], consistency: [], sequences: [] },
    drawbacks: {
      spatial: ['spatial.flattened'],
      tooStrong: ['layer.erases', 'set.single', 'set.constant'],
      mixedScales: ['scale.differs', 'outlier.dominates'],
    },
    alternatives: ['rms', 'group', 'batch'],
    background: { placement: ['xiong2020', 'xu2019'] },
    references: ['ba2016', 'xu2019', 'xiong2020', 'wu2018'],
  },
  instance: {
    symbols: ['z', 'meanInstance', 'varInstance', 'positions', 'eps', 'affine'],
    characteristics: ['perSampleAndChannel', 'contrast', 'sameAlways'],
    advantages: { style: [], smallBatch: [] },
    drawbacks: { erases: ['layer.erases'], fewPositions: ['set.single', 'set.constant'] },
    alternatives: ['batch', 'group'],
    background: { style: ['huang2017'] },
    references: ['ulyanov2016', 'huang2017'],
  },
  group: {
    symbols: ['z', 'meanGroup', 'varGroup', 'groupValues', 'groups', 'eps', 'affine'],
    characteristics: ['between', 'perSample', 'sameAlways'],
    advantages: { smallBatch: [], detection: [] },
    drawbacks: {
      groupCount: ['set.single'],
      mixedScales: ['scale.differs', 'outlier.dominates'],
      notFoldable: [],
    },
    alternatives: ['batch', 'layer', 'instance'],
    background: { choice: ['wu2018'] },
    references: ['wu2018'],
  },
  rms: {
    symbols: ['z', 'meanSquare', 'features', 'eps', 'weightElement'],
    characteristics: ['noMean', 'perSample', 'scaleOnly'],
    advantages: { cheaper: [], languageModels: [] },
    drawbacks: { offset: [], outliers: ['outlier.dominates', 'scale.differs'], tooStrong: ['layer.erases'] },
    alternatives: ['layer', 'batch'],
    background: { recentering: ['zhang2019'] },
    references: ['zhang2019', 'dettmers2022'],
  },
} as const satisfies Record<SchemeId, SchemeOutline>;

type Outline = typeof OUTLINE;

/** The symbols that the formulas use, each explained once a language. */
export type SymbolId = Outline[SchemeId]['symbols'][number];

/** The words of one scheme in one language: exactly the points of its outline. */
export interface SchemeText<S extends SchemeId> {
  readonly title: string;
  readonly definition: string;
  readonly characteristics: Readonly<Record<Outline[S]['characteristics'][number], string>>;
  readonly advantages: Readonly<Record<keyof Outline[S]['advantages'], string>>;
  readonly drawbacks: Readonly<Record<keyof Outline[S]['drawbacks'], string>>;
  readonly whenToUse: string;
  readonly alternatives: Readonly<Record<Outline[S]['alternatives'][number], string>>;
  readonly background: Readonly<
    Record<keyof Outline[S]['background'], { readonly title: string; readonly text: string }>
  >;
}

/** All that a language has to say. */
export interface DescriptionTexts {
  readonly normalization: { readonly title: string; readonly definition: string; readonly kinds: string };
  readonly symbols: Readonly<Record<SymbolId, string>>;
  readonly schemes: { readonly [S in SchemeId]: SchemeText<S> };
}
