import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Translate } from '../../../l10n';
import type { Problem } from '../../core/problem';
import { shapeText, valuesLine } from '../glance/line';
import { glanceMarkdown } from '../glance/markdown';
import type { Found, Group, KeptNode, Member, Node } from './node';

const ICONS = {
  fine: new ThemeIcon('symbol-array'),
  warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  error: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  pinned: new ThemeIcon('pinned'),
  recent: new ThemeIcon('history'),
} as const;

/** A node as VS Code shows it. */
export function treeItem(node: Node, say: Translate): TreeItem {
  const make = ITEMS[node.kind] as (node: Node, say: Translate) => TreeItem;
  return make(node, say);
}

const ITEMS = { group, found, member, kept } as const;

function group({ id }: Group, say: Translate): TreeItem {
  const item = new TreeItem(say(`tree.${id}`), TreeItemCollapsibleState.Expanded);
  item.id = `group ${id}`;
  item.contextValue = `group.${id}`;
  return item;
}

function found({ document, at, array, tensor }: Found, say: Translate): TreeItem {
  const problems = array.problems.filter(({ severity }) => severity !== 'info');
  const title = tensor?.name || array.name || say('text.array', { line: at.line + 1 });
  const item = new TreeItem(title);
  item.id = `found ${document.uri.toString()} ${document.offsetAt(at)} ${tensor?.name ?? ''}`;
  item.contextValue = tensor ? 'found' : 'unread';
  item.iconPath = ICONS[gravity(tensor, problems)];
  item.description = tensor
    ? `${shapeText(tensor.shape)} ${tensor.dtype}  ${valuesLine(tensor)}`
    : problems[0] && say(problems[0].code, problems[0].args);
  item.tooltip = glanceMarkdown(tensor, say, { title, problems });
  const place = { line: at.line, character: at.character };
  item.command = {
    command: 'normscope.reveal',
    title: say('text.reveal'),
    arguments: [document.uri.toString(), place, true],
  };
  return item;
}

// A problem of one tensor of an object is a problem of its own text, not of its neighbours.
function gravity(tensor: Found['tensor'], problems: readonly Problem[]): 'fine' | 'warning' | 'error' {
  const own = problems.filter(({ span }) => !tensor || !span || isWithin(span, tensor.span));
  if (!tensor) return 'error';
  const { nan, posInf, negInf } = tensor.summary;
  return own.length > 0 || nan + posInf + negInf > 0 ? 'warning' : 'fine';
}

function isWithin(inner: { start: number; end: number }, outer: { start: number; end: number }): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function member({ uri, info }: Member, say: Translate): TreeItem {
  const { name, shape, dtype, nan = 0, posInf = 0, negInf = 0 } = info;
  const item = new TreeItem(name || say('tree.unnamed'));
  item.id = `member ${uri.toString()} ${name}`;
  item.contextValue = 'member';
  const counts = [nan > 0 ? 'NaN!' : '', posInf + negInf > 0 ? 'Inf!' : ''].filter(Boolean);
  item.description = [`${shapeText(shape)} ${dtype}`, ...counts].join('  ');
  item.iconPath = counts.length > 0 ? ICONS.warning : ICONS.fine;
  item.command = {
    command: 'normscope.tensors.inspect',
    title: say('text.inspect'),
    arguments: [{ kind: 'member', uri, info }],
  };
  return item;
}

function kept(node: KeptNode, say: Translate): TreeItem {
  const { list, entry } = node;
  const { key, name, place, shape, dtype, line, scheme } = entry;
  const item = new TreeItem(name || place);
  item.id = `${list} ${key}`;
  item.contextValue = list;
  item.iconPath = ICONS[list];
  const what = list === 'recent' && scheme ? say(`panel.scheme.${scheme}`) : (line ?? '');
  item.description = [name ? place : '', `${shapeText(shape)} ${dtype}`, what].filter(Boolean).join('  ');
  item.tooltip = new MarkdownString().appendText(
    [name, place, `${shapeText(shape)} ${dtype}`, line ?? ''].filter(Boolean).join('\n'),
  );
  item.command = { command: 'normscope.tensors.inspect', title: say('text.inspect'), arguments: [node] };
  return item;
}
