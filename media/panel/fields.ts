import type { ResolvedScheme } from '../../src/core/report';
import type { Convention, NanPolicy, SchemeId } from '../../src/core/schemes/scheme';
import type { ParamName, ParamRef, TensorInfo } from '../../src/protocol/engine';
import type { PanelView } from '../../src/protocol/panel';
import type { Translate } from '../../l10n';
import { axisNames, namingChannel } from '../axes';
import type { Option } from '../parts/select';

/** What a field looks at: the view, the tensor, and the scheme with its defaults once there is an answer. */
export interface FieldContext {
  readonly t: Translate;
  readonly view: PanelView;
  readonly tensor: TensorInfo;
  readonly resolved: ResolvedScheme<ParamRef> | undefined;
}

type SchemePart = Partial<PanelView['scheme']>;

/** A choice; the value '' stands for the convention's default. */
export interface ChoiceField {
  readonly kind: 'choice';
  options(context: FieldContext): readonly Option[];
  value(context: FieldContext): string;
  set(value: string): SchemePart;
}

/** A number; empty stands for the convention's default. */
export interface NumberField {
  readonly kind: 'number';
  /** The code of what is wrong with a number, said below the field. */
  check(value: number): string | undefined;
  value(context: FieldContext): number | undefined;
  /** The default in force, shown where nothing is typed. */
  fallback(context: FieldContext): number | undefined;
  set(value: number | undefined): SchemePart;
}

export interface TensorField {
  readonly kind: 'tensor';
  readonly param: ParamName;
}

export type Field = (ChoiceField | NumberField | TensorField) & {
  /** Whether it has a meaning under the present view; without it, always. */
  shown?(context: FieldContext): boolean;
};

const training = ({ view }: FieldContext): boolean => view.scheme.training !== false;
const blank = (text: string): number | undefined => (text === '' ? undefined : Number(text));

/** The conventions there are: scikit-learn standardizes input, and has no other normalization. */
function conventionsOf(scheme: SchemeId): readonly Convention[] {
  return scheme === 'input' ? ['pytorch', 'sklearn', 'keras', 'onnx'] : ['pytorch', 'keras', 'onnx'];
}

/** Every parameter of every scheme, one row each. */
export const FIELDS = {
  convention: {
    kind: 'choice',
    options: ({ t, view }) =>
      conventionsOf(view.scheme.scheme).map((value) => ({ value, label: t(`panel.name.convention.${value}`) })),
    value: ({ view, resolved }) => view.scheme.convention ?? resolved?.convention ?? 'pytorch',
    set: (value) => ({ convention: value as Convention }),
  },
  ddof: {
    kind: 'choice',
    options: ({ t }) => ['0', '1'].map((value) => ({ value, label: t(`panel.ddof.${value}`) })),
    value: ({ view, resolved }) => String(view.scheme.ddof ?? resolved?.ddof ?? 0),
    set: (value) => ({ ddof: value === '1' ? 1 : 0 }),
  },
  channelAxis: {
    kind: 'choice',
    options: ({ t, tensor: { shape } }) => {
      const axes = shape.map((_, axis) => axis).filter((axis) => axis > 0);
      const names = (axis: number): string =>
        axisNames(shape.length, namingChannel('batch', axis, shape.length)).join('');
      const listed = axes.map((axis) => ({ value: String(axis), label: `${axis} (${names(axis)})` }));
      return [{ value: '', label: t('panel.default') }, ...listed];
    },
    value: ({ view }) => String(view.scheme.channelAxis ?? ''),
    set: (value) => ({ channelAxis: blank(value) }),
  },
  normalizedNdim: {
    kind: 'choice',
    options: ({ tensor: { shape } }) =>
      shape.map((_, i) => ({ value: String(i + 1), label: `[${shape.slice(shape.length - i - 1).join(', ')}]` })),
    value: ({ view, resolved }) => String(view.scheme.normalizedNdim ?? resolved?.normalizedNdim ?? 1),
    set: (value) => ({ normalizedNdim: blank(value) }),
  },
  numGroups: {
    kind: 'number',
    check: (value) => (Number.isInteger(value) && value >= 1 ? undefined : 'panel.complaint.numGroups'),
    value: ({ view }) => view.scheme.numGroups,
    fallback: ({ resolved }) => resolved?.numGroups,
    set: (numGroups) => ({ numGroups }),
  },
  eps: {
    kind: 'number',
    check: (value) => (value >= 0 ? undefined : 'panel.complaint.eps'),
    value: ({ view }) => view.scheme.eps,
    fallback: ({ resolved }) => resolved?.eps,
    set: (eps) => ({ eps }),
  },
  training: {
    kind: 'choice',
    options: ({ t }) => ['true', 'false'].map((value) => ({ value, label: t(`panel.training.${value}`) })),
    value: ({ view }) => String(view.scheme.training ?? true),
    set: (value) => ({ training: value === 'true' }),
  },
  averaging: {
    kind: 'choice',
    shown: training,
    options: ({ t }) => ['exponential', 'cumulative'].map((value) => ({ value, label: t(`panel.averaging.${value}`) })),
    value: ({ view }) => (view.scheme.momentum === null ? 'cumulative' : 'exponential'),
    set: (value) => ({ momentum: value === 'cumulative' ? null : undefined }),
  },
  momentum: {
    kind: 'number',
    shown: (context) => training(context) && context.view.scheme.momentum !== null,
    check: (value) => (value >= 0 && value <= 1 ? undefined : 'panel.complaint.momentum'),
    value: ({ view }) => view.scheme.momentum ?? undefined,
    fallback: ({ resolved }) => resolved?.momentum ?? undefined,
    set: (momentum) => ({ momentum }),
  },
  batchesTracked: {
    kind: 'number',
    shown: (context) => training(context) && context.view.scheme.momentum === null,
    check: (value) => (Number.isInteger(value) && value >= 0 ? undefined : 'panel.complaint.batchesTracked'),
    value: ({ view }) => view.scheme.batchesTracked,
    fallback: () => 0,
    set: (batchesTracked) => ({ batchesTracked }),
  },
  weight: { kind: 'tensor', param: 'weight' },
  bias: { kind: 'tensor', param: 'bias' },
  runningMean: { kind: 'tensor', param: 'runningMean' },
  runningVar: { kind: 'tensor', param: 'runningVar' },
  nanPolicy: {
    kind: 'choice',
    options: ({ t }) =>
      ['omit', 'propagate', 'error'].map((value) => ({ value, label: t(`panel.nanPolicy.${value}`) })),
    value: ({ view }) => view.scheme.nanPolicy ?? 'omit',
    set: (value) => ({ nanPolicy: value as NanPolicy }),
  },
  resultDtype: {
    kind: 'choice',
    options: ({ t, tensor: { dtype } }) => [
      { value: 'float64', label: 'float64' },
      { value: 'input', label: t('panel.resultDtype.input', { dtype }) },
    ],
    value: ({ view }) => view.scheme.resultDtype ?? 'float64',
    set: (value) => ({ resultDtype: value === 'input' ? 'input' : 'float64' }),
  },
} as const satisfies Record<string, Field>;

export type FieldId = keyof typeof FIELDS;

/** Which parameters a scheme shows at once and which on request. */
export const LAYOUT = {
  input: { first: ['convention', 'ddof', 'nanPolicy'], more: ['resultDtype'] },
  batch: {
    first: ['convention', 'channelAxis', 'eps', 'training'],
    more: [
      'weight',
      'bias',
      'runningMean',
      'runningVar',
      'averaging',
      'momentum',
      'batchesTracked',
      'nanPolicy',
      'resultDtype',
    ],
  },
  layer: { first: ['convention', 'normalizedNdim', 'eps'], more: ['weight', 'bias', 'nanPolicy', 'resultDtype'] },
  instance: { first: ['convention', 'channelAxis', 'eps'], more: ['weight', 'bias', 'nanPolicy', 'resultDtype'] },
  group: {
    first: ['convention', 'numGroups', 'channelAxis', 'eps'],
    more: ['weight', 'bias', 'nanPolicy', 'resultDtype'],
  },
  rms: { first: ['convention', 'normalizedNdim', 'eps'], more: ['weight', 'nanPolicy', 'resultDtype'] },
} as const satisfies Record<SchemeId, { readonly first: readonly FieldId[]; readonly more: readonly FieldId[] }>;
