import { Uri, workspace } from 'vscode';
import type { Range } from 'vscode';
import type { EngineClient } from '../engine';
import type { OpenRequest, OpenResult, TensorInfo } from '../protocol/engine';
import { CodedError } from '../protocol/rpc';
import { FileSource } from './source/fileSource';
import { isTensorFile, takeFile } from './source/take';
import { TextSource } from './source/textSource';
import type { Source } from './source/source';

/** Numbers that a program gives: a text, a document or file, whole or a part of it, or what the engine reads as it is. */
export type Given =
  | { readonly text: string; readonly languageId?: string }
  | { readonly uri: Uri | string; readonly range?: Pick<Range, 'start' | 'end'> }
  | { readonly request: OpenRequest };

/** Reads what is given, hands it on, and forgets it again. */
export async function withGiven<A>(
  engine: EngineClient,
  given: Given,
  use: (read: OpenResult) => Promise<A>,
  signal?: AbortSignal,
): Promise<A> {
  const read = await engine.open(await requestOf(given), signal);
  try {
    return await use(read);
  } finally {
    await engine.close({ tensors: read.tensors.map(({ id }) => id) }).catch(() => undefined);
  }
}

/** The tensor of a name, or the first. Rejects with the first problem of a text that holds none. */
export function tensorNamed({ tensors, problems }: OpenResult, name: string | undefined): TensorInfo {
  const found = name === undefined ? tensors.at(0) : tensors.find((tensor) => tensor.name === name);
  if (found) return found;
  const known = tensors.map((tensor) => tensor.name).join(', ');
  if (name !== undefined && tensors.length > 0) throw new CodedError('host.noTensor', { name, known });
  const [problem] = problems;
  throw problem ? new CodedError(problem.code, problem.args) : new CodedError('host.noNumbers');
}

async function requestOf(given: Given): Promise<OpenRequest> {
  if ('text' in given) {
    const { text, languageId } = given;
    return { source: { text }, options: { languageId, whole: false } };
  }
  if ('request' in given) return given.request;
  const source = await sourceOf(given);
  try {
    const { source: content, around, before, hints } = await source.load();
    return { source: content, around, before, options: hints };
  } finally {
    source.dispose();
  }
}

async function sourceOf({ uri, range }: Extract<Given, { uri: unknown }>): Promise<Source> {
  const address = typeof uri === 'string' ? Uri.parse(uri, true) : uri;
  if (isTensorFile(address)) return new FileSource(address);
  if (!range) return takeFile(address);
  const document = await workspace.openTextDocument(address).then(
    (opened) => opened,
    () => undefined,
  );
  if (!document) return new FileSource(address);
  const piece = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return new TextSource(document, 'selection', [piece]);
}
