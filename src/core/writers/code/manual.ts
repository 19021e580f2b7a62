import type { Dialect } from './dialect';
import { float, list } from './python';
import { groupedShape, inputHabit, runningHabit, type Recipe } from './recipe';

/** The scheme as its formula, line by line: `y` of `x`, in any library. */
export function byFormula(recipe: Recipe, dialect: Dialect): string[] {
  const { scheme } = recipe.scheme;
  const groups = scheme === 'group' && recipe.channelAxis !== undefined;
  const shape = list(recipe.tensor.shape, '()');
  return [
    ...(groups ? [`x = ${dialect.reshape('x', list(groupedShape(recipe), '()'))}  # the channels in groups`] : []),
    ...(recipe.scheme.training === false ? [] : statistics(recipe, dialect)),
    ...divided(recipe, dialect),
    ...(groups ? [`y = ${dialect.reshape('y', shape)}`] : []),
    ...affine(recipe, dialect),
    ...(recipe.scheme.training ? running(recipe, dialect) : []),
  ];
}

function statistics(recipe: Recipe, d: Dialect): string[] {
  const { masked, axes, scheme } = recipe;
  const lines = [`axes = ${list(axes, '()')}`];
  if (scheme.scheme === 'rms') return [...lines, ...meanSquare(recipe, d)];
  if (masked) lines.push(...maskedStatistics(recipe, d));
  else {
    lines.push(`mean = ${d.mean('x', 'axes')}`);
    lines.push(`var = ${d.variance('x', 'axes', scheme.ddof, scheme.setSize)}`);
  }
  return constantsMatter(recipe) ? [...lines, ...exactlyConstant(recipe, d)] : lines;
}

function maskedStatistics({ scheme: { ddof } }: Recipe, d: Dialect): string[] {
  const zeros = d.filled('x', '0.0');
  return [
    `finite = ${d.isFinite('x')}  # NaN and infinities are left out of the statistics`,
    `n = ${d.sum(d.asNumbers('finite'), 'axes')}`,
    `mean = ${d.sum(`${d.module}.where(finite, x, ${zeros})`, 'axes')} / n`,
    `var = ${d.sum(`${d.module}.where(finite, (x - mean) ** 2, ${zeros})`, 'axes')} / ${ddof === 0 ? 'n' : '(n - 1)'}`,
  ];
}

function meanSquare({ masked }: Recipe, d: Dialect): string[] {
  if (!masked) return [`var = ${d.mean('(x ** 2)', 'axes')}  # the mean square`];
  const zeros = d.filled('x', '0.0');
  return [
    `finite = ${d.isFinite('x')}  # NaN and infinities are left out of the statistics`,
    `n = ${d.sum(d.asNumbers('finite'), 'axes')}`,
    `var = ${d.sum(`${d.module}.where(finite, x ** 2, ${zeros})`, 'axes')} / n  # the mean square`,
  ];
}

// A constant's mean is rounded, so that its variance is not quite 0; without an eps that decides the result.
function constantsMatter({ constantSets, scheme }: Recipe): boolean {
  return constantSets > 0 && scheme.eps === 0;
}

function exactlyConstant({ masked }: Recipe, d: Dialect): string[] {
  const side = (infinite: string): string =>
    masked ? `${d.module}.where(finite, x, ${d.filled('x', infinite)})` : 'x';
  const [low, high] = [d.least(side('float("inf")'), 'axes'), d.greatest(side('float("-inf")'), 'axes')];
  return [
    `constant = ${low} == ${high}`,
    `var = ${d.module}.where(constant, ${d.filled('var', '0.0')}, var)  # not what rounding left of it`,
    `mean = ${d.module}.where(constant, ${low}, mean)`,
  ];
}

function divided(recipe: Recipe, d: Dialect): string[] {
  const { scheme } = recipe;
  if (scheme.scheme === 'input') return [...inputScale(recipe, d), 'y = (x - mean) / scale'];
  const [mean, variance] = scheme.training === false ? ['running_mean', 'running_var'] : ['mean', 'var'];
  const centered = scheme.scheme === 'rms' ? 'x' : `(x - ${mean})`;
  return [`y = ${centered} / ${root(`${variance} + ${float(scheme.eps)}`, d)}`];
}

function inputScale(recipe: Recipe, d: Dialect): string[] {
  const { eps, setSize } = recipe.scheme;
  const n = recipe.masked ? 'n' : String(setSize);
  const ones = d.filled('std', '1.0');
  const std = `std = ${root('var', d)}`;
  const plain = `scale = ${d.module}.where(std == 0, ${ones}, std)  # a constant becomes 0`;
  const nearly = `nearly_constant = var <= ${n} * 2.0**-52 * var + (${n} * mean * 2.0**-52) ** 2`;
  return {
    plain: [std, plain],
    sklearn: [std, nearly, `scale = ${d.module}.where(nearly_constant, ${ones}, std)`],
    keras: [std, `scale = ${d.maximum('std', float(eps))}`],
    onnx: [std, `scale = std + ${float(eps)}`],
  }[inputHabit(recipe)];
}

function root(of: string, d: Dialect): string {
  return `${d.module}.sqrt(${of})`;
}

function affine({ params }: Recipe, _d: Dialect): string[] {
  const has = (name: string): boolean => params.some(([param]) => param === name);
  const weighted = has('weight') ? 'y * weight' : 'y';
  const line = has('bias') ? `${weighted} + bias` : weighted;
  return line === 'y' ? [] : [`y = ${line}`];
}

function running(recipe: Recipe, d: Dialect): string[] {
  const { share, keep, unbiased } = runningHabit(recipe);
  const { masked, params, channels, scheme } = recipe;
  const has = (name: string): boolean => params.some(([param]) => param === name);
  const flat = (x: string): string => d.reshape(x, '(-1,)');
  const start = (name: string, value: string): string[] =>
    has(name)
      ? []
      : [`${name === 'runningMean' ? 'running_mean' : 'running_var'} = ${d.of(`[${value}] * ${channels}`)}`];
  const n = masked ? flat('n') : String(scheme.setSize);
  const variance = unbiased ? `${flat('var')} * ${n} / (${n} - 1)` : flat('var');
  const blend = (name: string, now: string): string => `${keep} * ${flat(name)} + ${share} * ${now}`;
  const kept = (enough: number, name: string, now: string): string =>
    masked ? `${d.module}.where(${n} >= ${enough}, ${now}, ${flat(name)})` : now;
  return [
    '',
    `# The running statistics after this batch${unbiased ? '; running_var takes the unbiased variance' : ''}`,
    ...start('runningMean', '0.0'),
    ...start('runningVar', '1.0'),
    `running_mean = ${kept(1, 'running_mean', blend('running_mean', flat('mean')))}`,
    `running_var = ${kept(unbiased ? 2 : 1, 'running_var', blend('running_var', variance))}`,
  ];
}
