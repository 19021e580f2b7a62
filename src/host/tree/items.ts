import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Command } from 'vscode';
import type { Translate } from '../../../l10n';
import { shapeText, valuesLine } from '../glance/line';
import { glanceMarkdown } from '../glance/markdown';
import { complaintsOfTensor } from '../outline/find';
import type { Found, Group, KeptNode, Member, Node, Offered, Unread } from './node';

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

const ITEMS = { group, found, unread, member, offered, kept } as const;

function group({ id }: Group, say: Translate): TreeItem {
  const isOffered = typeof id === 'object';
  const item = new TreeItem(isOffered ? id.label : say(`tree.${id}`), TreeItemCollapsibleState.Expanded);
  item.id = `group ${isOffered ? `offered ${id.id}` : id}`;
  item.contextValue = `group.${isOffered ? 'offered' : id}`;
  return item;
}

function found(node: Found, say: Translate): TreeItem {
  const { document, at, array, tensor } = node;
  const title = tensor.name || array.name || say('text.array', { line: at.line + 1 });
  const problems = complaintsOfTensor(array, tensor);
  const { nan, posInf, negInf } = tensor.summary;
  const item = new TreeItem(title);
  item.id = `found ${document.uri.toString()} ${document.offsetAt(at)} ${tensor.name}`;
  item.contextValue = 'found';
  item.iconPath = problems.length > 0 || nan + posInf + negInf > 0 ? ICONS.warning : ICONS.fine;
  item.description = `${shapeText(tensor.shape)} ${tensor.dtype}  ${valuesLine(tensor)}`;
  item.tooltip = glanceMarkdown(tensor, say, { title, problems });
  item.command = revealing(node, say);
  return item;
}

function unread(node: Unread, say: Translate): TreeItem {
  const { document, at, array, problem } = node;
  const sentence = say(problem.code, problem.args);
  const item = new TreeItem(array.name || say('text.array', { line: at.line + 1 }));
  item.id = `unread ${document.uri.toString()} ${document.offsetAt(at)} ${problem.code}`;
  item.contextValue = 'unread';
  item.iconPath = problem.severity === 'error' ? ICONS.error : ICONS.warning;
  item.description = sentence;
  item.tooltip = sentence;
  item.command = revealing(node, say);
  return item;
}

// A click shows the text and leaves the keyboard in the tree, as the outline of VS Code does.
function revealing({ document, at }: Found | Unread, say: Translate): Command {
  const place = { line: at.line, character: at.character };
  return { command: 'normscope.reveal', title: say('text.reveal'), arguments: [document.uri.toString(), place, true] };
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

function offered(node: Offered, say: Translate): TreeItem {
  const { id, tensor } = node;
  const { name, shape, dtype } = tensor;
  const item = new TreeItem(name);
  item.id = `offered ${id} ${name}`;
  item.contextValue = shape && dtype ? 'offered' : 'offered.vague';
  item.iconPath = ICONS.fine;
  item.description = [shape ? shapeText(shape) : '', dtype ?? ''].filter(Boolean).join(' ');
  item.command = { command: 'normscope.tensors.inspect', title: say('text.inspect'), arguments: [node] };
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
