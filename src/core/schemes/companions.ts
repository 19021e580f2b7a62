/** The parameter tensors that a scheme can take beside its input. */
export type CompanionRole = 'weight' | 'bias' | 'runningMean' | 'runningVar';

export interface NamedShape {
  readonly name: string;
  readonly shape: readonly number[];
}

export type Companions = Readonly<Partial<Record<CompanionRole, number>>>;

// PyTorch's, Keras' and ONNX' names, and the letters of the papers.
const ROLE_OF = new Map<string, CompanionRole>([
  ['weight', 'weight'],
  ['gamma', 'weight'],
  ['scale', 'weight'],
  ['γ', 'weight'],
  ['bias', 'bias'],
  ['beta', 'bias'],
  ['β', 'bias'],
  ['running_mean', 'runningMean'],
  ['moving_mean', 'runningMean'],
  ['input_mean', 'runningMean'],
  ['running_var', 'runningVar'],
  ['running_variance', 'runningVar'],
  ['moving_var', 'runningVar'],
  ['moving_variance', 'runningVar'],
  ['input_var', 'runningVar'],
]);

const MOST_CANDIDATES = 64;

/**
 * For every tensor of a source, the positions (in `tensors`) of the parameters found beside it by the names that
 * state dicts use.
 *
 * A name whose last word is a role's (`weight`, `gamma`, `scale`, `bias`, `beta`, `running_mean`, `moving_variance` …, perhaps with
 * a number behind it) is a parameter, and has none itself. What stands before the word is its owner. It belongs to a tensor, nearest first,
 * 1. that is called as the owner: `layer1` has `layer1.weight` and `layer1_gamma`;
 * 2. in the same object and with the same number: `x1` and `layer1` have `gamma1` and `bn1.running_mean`;
 * 3. in the same object, where the parameter has no number: `layer1.x` has `layer1.weight`, and `x` has `gamma`.
 * It has to fit: one element, the length of an axis, or the lengths of the last axes. Where two would do
 * equally well, neither is taken.
 */
export function findCompanions(tensors: readonly NamedShape[]): readonly Companions[] {
  const parameters = tensors.map(({ name }) => parse(name));
  const byKey = new Map<string, number[]>();
  parameters.forEach((parameter, i) => {
    if (!parameter) return;
    for (const key of keysOfParameter(parameter)) {
      const under = byKey.get(key);
      if (under) under.push(i);
      else byKey.set(key, [i]);
    }
  });
  return tensors.map(({ name, shape }, self) => {
    const found: Partial<Record<CompanionRole, number>> = {};
    for (const key of parameters[self] ? [] : keysOfTensor(name)) {
      const candidates = byKey.get(key) ?? [];
      // A file may hold a hundred thousand names; among so many there is no telling anyway.
      if (candidates.length > MOST_CANDIDATES) continue;
      const fitting = candidates.filter((i) => fits(tensors[i].shape, shape));
      Object.assign(found, { ...onlyOnes(fitting, parameters), ...found });
    }
    return found;
  });
}

// The roles for which there is exactly one candidate.
function onlyOnes(candidates: readonly number[], parameters: readonly (Parameter | undefined)[]): Companions {
  const found: Partial<Record<CompanionRole, number>> = {};
  for (const role of new Set(ROLE_OF.values())) {
    const own = candidates.filter((i) => parameters[i]?.role === role);
    if (own.length === 1) found[role] = own[0];
  }
  return found;
}

interface Parameter {
  readonly role: CompanionRole;
  readonly owner: string;
  /** The digits behind the word: `gamma1`, `weight_1`. */
  readonly number: string;
}

// Keras writes `batch_normalization/gamma:0`.
const PARAMETER = new RegExp(`^(?:(.*)[./_])?(${[...ROLE_OF.keys()].join('|')})_?(\\d*)(?::\\d+)?$`, 'i');

function parse(name: string): Parameter | undefined {
  const match = PARAMETER.exec(name);
  const role = match && ROLE_OF.get(match[2].toLowerCase());
  return role ? { role, owner: match[1] ?? '', number: match[3] } : undefined;
}

function keysOfParameter({ owner, number }: Parameter): string[] {
  const inside = owner === '' ? '' : `${owner}.`;
  if (number !== '') return [`${inside} number ${number}`];
  const ownNumber = trailingDigits(owner);
  return [
    ...(owner === '' ? [] : [`called ${owner}`]),
    ...(ownNumber === '' ? [] : [`${objectOf(owner)} number ${ownNumber}`]),
    `in ${inside}`,
  ];
}

function keysOfTensor(name: string): string[] {
  const number = trailingDigits(name);
  const object = objectOf(name);
  return [`called ${name}`, ...(number === '' ? [] : [`${object} number ${number}`]), `in ${object}`];
}

/** The name up to and including its last dot: what it shares with its neighbours. Keras' slash is a dot. */
function objectOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1).replaceAll('/', '.');
}

// By hand: a pattern that is not anchored in front would try every digit of a hostile name as the first.
function trailingDigits(name: string): string {
  let start = name.length;
  while (start > 0 && name[start - 1] >= '0' && name[start - 1] <= '9') start--;
  return name.slice(start);
}

function fits(parameter: readonly number[], shape: readonly number[]): boolean {
  const lengths = parameter.filter((length) => length !== 1);
  if (lengths.length === 0) return true;
  if (lengths.length === 1) return shape.includes(lengths[0]);
  return lengths.length <= shape.length && lengths.every((length, i) => length === shape.at(i - lengths.length));
}
