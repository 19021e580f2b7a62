import { histogram, sizeOf, summarize } from '../core';
import { isJson } from '../core/readers/language';
import { arraysIn, type ArrayPlace } from '../core/readers/locate';
import type { ReadTensor } from '../core/readers/reader';
import type { Problem, Severity } from '../core/problem';
import {
  OUTLINE_LIMIT,
  type Outline,
  type OutlineArray,
  type OutlineRequest,
  type OutlineTensor,
} from '../protocol/engine';
import { readPlace } from './open';
import { valueOf } from './outcome';

/** As many as a line of text has room for. */
const BINS = 16;

/** Codes that say no more than that a text holds something else than numbers: without a tensor, it is no array. */
const NO_ARRAY: ReadonlySet<string> = new Set([
  'json.objectAmongNumbers',
  'json.setAside',
  'readers.empty',
  'readers.noNumbers',
  'readers.textAmongNumbers',
  'table.noNumbers',
]);

const GRAVITY = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;

/** Every array of a text, read and summarized one after the other: no more than one is in memory at a time. */
export function outlineOf(request: OutlineRequest): Outline {
  const [whole, places] = placesIn(request);
  const asWhole = whole && entryAt(request, whole);
  if (asWhole) return { arrays: [asWhole], total: 1 };
  const arrays = places.slice(0, OUTLINE_LIMIT).flatMap((place) => entryAt(request, place) ?? []);
  return { arrays, total: places.length > OUTLINE_LIMIT ? places.length : arrays.length };
}

// A JSON document that is cut off has no array that is whole; what it was to be is said by reading all of it.
function placesIn({ text, options, isArray }: OutlineRequest): [whole: ArrayPlace | undefined, places: ArrayPlace[]] {
  const whole: ArrayPlace = { span: { start: 0, end: text.length }, name: '' };
  if (isArray) return [whole, []];
  const places = arraysIn(text, options.languageId);
  const isDocument = isJson(options.languageId) && places.length > 0 && /^\s*[[{]/.test(text);
  return [isDocument ? whole : undefined, places];
}

function entryAt({ text, options }: OutlineRequest, place: ArrayPlace): OutlineArray | undefined {
  const { tensors: all, problems } = readPlace({ source: { text }, options }, place);
  // Switches and single settings of a configuration file are no arrays.
  const tensors = all.filter(({ tensor }) => sizeOf(tensor.shape) > 1);
  if (tensors.length === 0 && problems.every(({ code }) => NO_ARRAY.has(code))) return undefined;
  return {
    span: place.span,
    name: place.name,
    tensors: tensors.map(atAGlance),
    problems: [...problems].sort(bySeverity),
  };
}

function atAGlance({ name, tensor, span }: ReadTensor): OutlineTensor {
  const summary = valueOf(summarize(tensor));
  const { counts } = valueOf(histogram([tensor], { bins: BINS }));
  return { name, shape: tensor.shape, dtype: tensor.dtype, span, summary, counts: Array.from(counts[0]) };
}

function bySeverity(a: Problem, b: Problem): number {
  return GRAVITY[a.severity] - GRAVITY[b.severity];
}
