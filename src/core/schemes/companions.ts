/** The parameter tensors that a scheme can take beside its input. */
export type CompanionRole = 'weight' | 'bias' | 'runningMean' | 'runningVar';

export interface NamedShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/**
 * For every tensor of a source, the positions (in `tensors`) of the parameters found beside it by the names that
 * state dicts use.
 */
export function findCompanions(_tensors: readonly NamedShape[]): readonly Partial<Record<CompanionRole, number>>[] {
  throw new Error('not yet');
}
