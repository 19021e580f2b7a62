import type { FindRequest } from '../../src/protocol/values';

const SPELLED: Readonly<Record<string, number>> = {
  nan: NaN,
  inf: Infinity,
  '+inf': Infinity,
  '-inf': -Infinity,
  infinity: Infinity,
  '-infinity': -Infinity,
  '∞': Infinity,
  '-∞': -Infinity,
};

/**
 * What is looked for when somebody types a number: a value that reads so when it is rounded to the digits that were typed
 * (−1.7 is −1.75 to −1.65); NaN and ±Inf by their names. Undefined for what is no number.
 */
export function wantedOf(text: string): Pick<FindRequest, 'value' | 'within'> | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\u2212\u2013]/g, '-');
  if (Object.hasOwn(SPELLED, plain)) return { value: SPELLED[plain], within: 0 };
  const parts = /^[+-]?(?:\d+\.?(\d*)|\.(\d+))(?:e([+-]?\d+))?$/.exec(plain);
  if (!parts) return undefined;
  const decimals = (parts[1] ?? parts[2] ?? '').length;
  // A little more than half a unit of the last digit: what is written −1.65 is not quite that as a double.
  return { value: Number(plain), within: 0.5 * (1 + 1e-9) * 10 ** (Number(parts[3] ?? 0) - decimals) };
}
