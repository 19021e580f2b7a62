import type { ReadOptions } from '../../core/readers/reader';
import { isFingerprint, type Fingerprint } from './fingerprint';

/** What a panel keeps of its source through a reload of the window. */
export interface SourceMemento {
  readonly version: 1;
  readonly uri: string;
  /** `offered`: by another extension. */
  readonly taken: Taken | 'file' | 'offered';
  /** Text only: the stretches that were taken. */
  readonly pieces: readonly { readonly start: number; readonly print: Fingerprint }[];
  readonly options: ReadOptions;
  readonly pinned: boolean;
}

/** How a text was chosen: by selecting it, as the array around the cursor, or as the whole document. */
export type Taken = 'selection' | 'around' | 'whole';

const TAKEN: readonly unknown[] = [
  'selection',
  'around',
  'whole',
  'file',
  'offered',
] satisfies readonly SourceMemento['taken'][];

/** The memento in what a webview handed back; undefined when it is not one of this version. */
export function parseMemento(value: unknown): SourceMemento | undefined {
  const memento = (value ?? {}) as Partial<SourceMemento>;
  const isKnown = memento.version === 1 && typeof memento.uri === 'string' && TAKEN.includes(memento.taken);
  if (!isKnown || !isObject(memento.options) || !Array.isArray(memento.pieces)) return undefined;
  const arePieces = memento.pieces.every(isPiece);
  return arePieces ? { ...(memento as SourceMemento), pinned: memento.pinned === true } : undefined;
}

function isPiece(value: unknown): boolean {
  const { start, print } = (value ?? {}) as { readonly start?: unknown; readonly print?: unknown };
  return Number.isSafeInteger(start) && isFingerprint(print);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
