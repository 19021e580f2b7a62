import { TORCH } from './dialect';
import { fittedLines } from './fitted';
import { byFormula } from './manual';
import { program } from './program';
import { float, list } from './python';
import type { Recipe } from './recipe';

/** PyTorch: its own function where that computes the same, the formula otherwise. */
export function pytorchCode(recipe: Recipe): string {
  if (recipe.fitted) return program(recipe, TORCH, fittedLines(recipe, TORCH));
  const layer = layerLines(recipe);
  return program(recipe, TORCH, layer ?? byFormula(recipe, TORCH), layer ? [] : notesOf(recipe));
}

function notesOf({ masked, scheme }: Recipe): string[] {
  if (masked)
    return ['The layers of PyTorch let NaN and infinities spread; here they are left out, so this is the formula'];
  return scheme.scheme === 'rms' ? ['From PyTorch 2.4 on this is torch.nn.functional.rms_norm'] : [];
}

function layerLines(recipe: Recipe): string[] | undefined {
  const { masked, scheme } = recipe;
  if (masked) return undefined;
  switch (scheme.scheme) {
    case 'batch':
      return batch(recipe);
    case 'layer':
      return layer(recipe);
    case 'instance':
      return withChannels(recipe, (x) => `F.instance_norm(${x}${affine(recipe)}, eps=${float(scheme.eps)})`);
    case 'group':
      return withChannels(
        recipe,
        (x) => `F.group_norm(${x}, ${scheme.numGroups ?? 1}${affine(recipe)}, eps=${float(scheme.eps)})`,
      );
    case 'input':
    case 'rms':
      return undefined;
  }
}

function layer({ tensor, scheme, params }: Recipe): string[] | undefined {
  const { shape } = tensor;
  if (shape.length === 0 || params.some(([, { shape: own }]) => isSingle(own) && !isSingle(shape))) return undefined;
  const normalized = list(shape.slice(shape.length - (scheme.normalizedNdim ?? 1)), '()');
  const given = params.map(([name]) => `, ${name}=${name}`).join('');
  return [`y = F.layer_norm(x, ${normalized}${given}, eps=${float(scheme.eps)})`];
}

// Running statistics the other frameworks' way are none of F.batch_norm's.
function batch(recipe: Recipe): string[] | undefined {
  const { scheme, channels } = recipe;
  if (scheme.convention !== 'pytorch' && scheme.convention !== 'sklearn') return undefined;
  const { momentum = null, batchesTracked = 0, training } = scheme;
  const share = momentum ?? 1 / (batchesTracked + 1);
  const call = (x: string): string =>
    `F.batch_norm(${x}, running_mean, running_var${affine(recipe)}, training=${training === false ? 'False' : 'True'}, momentum=${share}, eps=${float(scheme.eps)})`;
  const lines = withChannels(recipe, call);
  if (!lines) return undefined;
  const has = (name: string): boolean => recipe.params.some(([param]) => param === name);
  return [
    has('runningMean')
      ? 'running_mean = running_mean.flatten()'
      : `running_mean = torch.zeros(${channels}, dtype=torch.float64)`,
    has('runningVar')
      ? 'running_var = running_var.flatten()'
      : `running_var = torch.ones(${channels}, dtype=torch.float64)`,
    ...(training === false
      ? []
      : ['# Changes running_mean and running_var in place; running_var takes the unbiased variance']),
    ...lines,
  ];
}

function affine({ params }: Recipe): string {
  const given = params.filter(([name]) => name === 'weight' || name === 'bias');
  return given.map(([name]) => `, ${name}=${name}.flatten()`).join('');
}

// The functions want the channels second.
function withChannels(
  { channelAxis, ndim, params, scheme }: Recipe,
  call: (x: string) => string,
): string[] | undefined {
  if (!channelAxis || params.some(([, { shape }]) => isSingle(shape))) return undefined;
  if (scheme.scheme === 'instance' && ndim < 3) return undefined;
  if (channelAxis === 1) return [`y = ${call('x')}`];
  return [`y = ${call(`x.movedim(${channelAxis}, 1)`)}.movedim(1, ${channelAxis})`];
}

function isSingle(shape: readonly number[]): boolean {
  return shape.every((length) => length === 1);
}
