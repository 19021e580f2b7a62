import { MarkdownString } from 'vscode';
import type { Translate } from '../../../l10n';
import type { Problem } from '../../core/problem';
import type { OutlineTensor } from '../../protocol/engine';
import { shapeText, short } from './line';
import { sparkline } from './sparkline';

export interface GlanceOptions {
  /** Where there is no name: what to call it. */
  readonly title: string;
  readonly problems?: readonly Problem[];
  /** A command link below, by its id and arguments. */
  readonly command?: { readonly id: string; readonly args: readonly unknown[]; readonly title: string };
}

const MOST_PROBLEMS = 3;

/** A tensor at a glance, for hovers and tooltips: name, shape, dtype, statistics, a small histogram and what is wrong. */
export function glanceMarkdown(
  tensor: OutlineTensor | undefined,
  say: Translate,
  options: GlanceOptions,
): MarkdownString {
  const text = new MarkdownString('', true);
  text
    .appendMarkdown('**')
    .appendText(tensor?.name || options.title)
    .appendMarkdown('**');
  if (tensor)
    text.appendMarkdown(`&nbsp;&nbsp;${shapeText(tensor.shape)} · ${tensor.dtype}\n\n${figures(tensor, say)}`);
  if (tensor && tensor.summary.n > 0) text.appendMarkdown(`\n\n${distribution(tensor)}`);
  for (const { severity, code, args } of (options.problems ?? []).slice(0, MOST_PROBLEMS))
    text.appendMarkdown(`\n\n$(${severity}) ${escaped(say(code, args))}`);
  if (options.command) link(text, options.command);
  return text;
}

// A table whose columns VS Code sets close to each other.
function figures({ summary }: OutlineTensor, say: Translate): string {
  const { n, mean, std, min, max, nan, posInf, negInf, quantiles, ddof } = summary;
  const median = quantiles.find(({ p }) => p === 0.5)?.value ?? NaN;
  const columns: readonly (readonly [string, string])[] = [
    ['n', String(n)],
    [say('panel.stat.mean'), short(mean)],
    [`σ (ddof ${ddof})`, short(std)],
    [say('panel.stat.min'), short(min)],
    [say('panel.stat.median'), short(median)],
    [say('panel.stat.max'), short(max)],
    ...counted('NaN', nan),
    ...counted('±Inf', posInf + negInf),
  ];
  const row = (cells: readonly string[]): string => `| ${cells.join(' |&emsp;')} |`;
  const head = columns.map(([name]) => name);
  return [row(head), `|${head.map(() => '--:').join('|')}|`, row(columns.map(([, value]) => value))].join('\n');
}

function counted(name: string, count: number): [string, string][] {
  return count > 0 ? [[name, `$(warning) ${count}`]] : [];
}

// The blocks of a font are as high as its lines: what is between the least and the greatest value.
function distribution({ counts, summary }: OutlineTensor): string {
  const { min, max } = summary;
  return min === max ? '' : `${short(min)} \`${sparkline(counts)}\` ${short(max)}`;
}

// Only this command may be run from the text, whatever a document's names hold.
function link(text: MarkdownString, { id, args, title }: NonNullable<GlanceOptions['command']>): void {
  text.isTrusted = { enabledCommands: [id] };
  text.appendMarkdown(`\n\n[${title}](command:${id}?${encodeURIComponent(JSON.stringify(args))})`);
}

// A document's own words are shown as they are. MarkdownString.appendText would keep their lines from wrapping.
function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!~|<>$]/g, '\\$&');
}
