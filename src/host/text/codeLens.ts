import { CodeLens, EventEmitter, languages, Range, workspace } from 'vscode';
import type { CancellationToken, CodeLensProvider, Disposable, TextDocument } from 'vscode';
import type { Translate } from '../../../l10n';
import type { OutlineArray, OutlineTensor } from '../../protocol/engine';
import { isWorthALine, shapeText } from '../glance/line';
import { complaintsOfTensor } from '../outline/find';
import type { Outlines } from '../outline/outlines';
import { onDidChangeSetting, setting } from '../settings';
import { EVERY_LANGUAGE, isEligible } from './eligible';

export interface TextDeps {
  readonly outlines: Outlines;
  readonly say: Translate;
}

/** More would push the text itself out of sight. */
const MOST_LENSES = 100;

/** Above arrays of some size: shape, dtype, what is wrong with them, and "Inspect". */
export function showCodeLenses(deps: TextDeps): Disposable[] {
  const changed = new EventEmitter<void>();
  const provider: CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document, token) => lensesOf(deps, document, token),
  };
  return [
    changed,
    languages.registerCodeLensProvider(EVERY_LANGUAGE, provider),
    onDidChangeSetting('codeLens', () => changed.fire()),
  ];
}

async function lensesOf(
  { outlines, say }: TextDeps,
  document: TextDocument,
  token: CancellationToken,
): Promise<CodeLens[]> {
  if (!setting('codeLens', document) || !isEnabled(document) || !isEligible(document)) return [];
  const { arrays } = await outlines.passively(document, token);
  if (token.isCancellationRequested) return [];
  return byLine(document, arrays)
    .slice(0, MOST_LENSES)
    .flatMap((stop) => lenses(document, stop, say));
}

// VS Code asks every provider even where the user wants no lenses at all.
function isEnabled(document: TextDocument): boolean {
  return workspace.getConfiguration('editor', document).get('codeLens', true);
}

interface Stop {
  readonly offset: number;
  readonly tensors: readonly OutlineTensor[];
  readonly array: OutlineArray;
}

// What begins on one line shares its lenses.
function byLine(document: TextDocument, arrays: readonly OutlineArray[]): Stop[] {
  const stops = new Map<number, Stop>();
  for (const array of arrays) {
    const starts = array.tensors.length > 0 ? array.tensors : [undefined];
    for (const tensor of starts) {
      const offset = (tensor ?? array).span.start;
      const line = document.positionAt(offset).line;
      const before = stops.get(line);
      stops.set(
        line,
        before
          ? { ...before, tensors: [...before.tensors, ...(tensor ? [tensor] : [])] }
          : stopAt(offset, array, tensor),
      );
    }
  }
  return [...stops.values()].filter(isWorthLenses);
}

function stopAt(offset: number, array: OutlineArray, tensor: OutlineTensor | undefined): Stop {
  return { offset, array, tensors: tensor ? [tensor] : [] };
}

function isWorthLenses({ tensors, array }: Stop): boolean {
  return tensors.some(isWorthALine) || (tensors.length === 0 && array.problems.length > 0);
}

function lenses(document: TextDocument, { offset, tensors, array }: Stop, say: Translate): CodeLens[] {
  const place = document.positionAt(offset);
  const range = new Range(place, place);
  const inspect = {
    command: 'normscope.inspectAt',
    arguments: [document.uri.toString(), { line: place.line, character: place.character }],
  };
  return [
    new CodeLens(range, {
      ...inspect,
      title: said(tensors, array, say),
      tooltip: array.problems[0] && sentence(array, say),
    }),
    new CodeLens(range, { ...inspect, title: say('text.inspect') }),
  ];
}

function said(tensors: readonly OutlineTensor[], array: OutlineArray, say: Translate): string {
  const [first] = tensors;
  if (!first) return `$(warning)\u00a0${say('text.unread')}`;
  if (tensors.length > 1) return say('panel.tensors', { n: tensors.length });
  const { nan, posInf, negInf } = first.summary;
  const isFinite = nan + posInf + negInf === 0;
  const isFine = complaintsOfTensor(array, first).length === 0;
  const counts = [nan > 0 ? `NaN ${nan}` : '', posInf + negInf > 0 ? `Inf ${posInf + negInf}` : ''].filter(Boolean);
  const mark = isFine && isFinite ? '' : '$(warning)\u00a0';
  return `${mark}${[shapeText(first.shape), first.dtype, ...counts].join(' · ')}`;
}

function sentence({ problems }: OutlineArray, say: Translate): string {
  return say(problems[0].code, problems[0].args);
}
