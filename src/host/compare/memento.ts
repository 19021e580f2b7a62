import type { CompareState } from '../../protocol/compare';
import { parseMemento, type SourceMemento } from '../source/memento';

/** What a comparison keeps of its two sides through a reload of the window. */
export interface PairMemento {
  readonly version: 1;
  readonly question: CompareState['question'];
  readonly sides: readonly [SideMemento, SideMemento];
}

export interface SideMemento {
  readonly source: SourceMemento;
  readonly tensorName?: string;
}

/** The memento in what a webview handed back; undefined when it is not one of this version. */
export function parsePair(value: unknown): PairMemento | undefined {
  const { version, question, sides } = (value ?? {}) as Partial<PairMemento>;
  const isKnown = version === 1 && (question === 'compare' || question === 'identify') && Array.isArray(sides);
  if (!isKnown) return undefined;
  const [a, b] = (sides as readonly unknown[]).map(parseSide);
  return a && b ? { version, question, sides: [a, b] } : undefined;
}

function parseSide(value: unknown): SideMemento | undefined {
  const { source: saved, tensorName } = (value ?? {}) as { readonly source?: unknown; readonly tensorName?: unknown };
  const source = parseMemento(saved);
  return source && { source, tensorName: typeof tensorName === 'string' ? tensorName : undefined };
}
