import type { FormatId, TableOptions } from '../../src/core/readers/reader';
import { checkBytes, checkLocating, type Checked } from './check';
import type { Seed } from './corpus';
import { mutate } from './mutate';
import { Random } from './random';

/** An input that broke a promise. */
export interface Finding {
  /** Of the input alone: `fuzzOne(corpus, seed)` makes it again. */
  readonly seed: number;
  readonly from: string;
  readonly format: FormatId | undefined;
  readonly bytes: Uint8Array;
  readonly error: unknown;
}

const LANGUAGES = ['python', 'javascript', 'json', 'plaintext', 'csv'] as const;
const TABLES: readonly (TableOptions | undefined)[] = [
  undefined,
  undefined,
  { header: true, indexColumn: true },
  { header: false, indexColumn: false },
  { delimiter: 'whitespace' },
  { delimiter: ';', decimal: ',' },
];

/** Mutates one seed of the corpus and reads it. Answers what came of it, or what went wrong. */
export function fuzzOne(groups: readonly (readonly Seed[])[], seed: number): Checked | Finding {
  const random = new Random(seed);
  const { name, bytes: original, format: own } = random.pick(random.pick(groups));
  const bytes = mutate(original, random);
  // Mostly as what it was, sometimes as what it looks like.
  const format = random.below(4) === 0 ? undefined : own;
  try {
    if (random.below(4) === 0) checkLocating(bytes, random.below(bytes.length + 1), random.pick(LANGUAGES));
    return checkBytes(bytes, { format, table: random.pick(TABLES), whole: random.below(2) === 0 });
  } catch (error) {
    return { seed, from: name, format, bytes, error };
  }
}
