import { Hover, languages, Range } from 'vscode';
import type { CancellationToken, Disposable, Position, TextDocument } from 'vscode';
import { glanceMarkdown } from '../glance/markdown';
import { arrayHolding, complaintsBeside, complaintsOfTensor, tensorHolding } from '../outline/find';
import { setting } from '../settings';
import type { TextDeps } from './codeLens';
import { EVERY_LANGUAGE, isEligible } from './eligible';

/** Over an array: its statistics and a small histogram. */
export function showHovers(deps: TextDeps): Disposable {
  return languages.registerHoverProvider(EVERY_LANGUAGE, {
    provideHover: (document, position, token) => hoverAt(deps, document, position, token),
  });
}

async function hoverAt(
  { outlines, say }: TextDeps,
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  if (!setting('hover', document) || !isEligible(document)) return undefined;
  const outline = await outlines.of(document, token);
  const offset = document.offsetAt(position);
  const array = arrayHolding(outline, offset);
  const tensor = tensorHolding(outline, offset);
  const isBeside = tensor === undefined && array !== undefined && array.tensors.length > 0;
  if (!array || isBeside || token.isCancellationRequested) return undefined;
  const { start, end } = (tensor ?? array).span;
  const place = document.positionAt(start);
  const text = glanceMarkdown(tensor, say, {
    title: array.name || say('text.array', { line: place.line + 1 }),
    problems: tensor ? complaintsOfTensor(array, tensor) : complaintsBeside(array),
    command: {
      id: 'normscope.inspectAt',
      args: [document.uri.toString(), { line: place.line, character: place.character }],
      title: say('text.inspect'),
    },
  });
  return new Hover(text, new Range(place, document.positionAt(end)));
}
