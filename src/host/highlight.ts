import { OverviewRulerLane, ThemeColor, Uri, window } from 'vscode';
import type { Disposable, Range, TextEditor } from 'vscode';
import type { SessionRegistry } from './session/registry';

/** Marks in the editors what is being inspected, for as long as it is. */
export function highlightInspected(sessions: SessionRegistry, extension: Uri): Disposable[] {
  const gutter = (theme: string): Uri => Uri.joinPath(extension, 'media', 'icons', `gutter-${theme}.svg`);
  const decoration = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('normscope.inspectedBackground'),
    border: '1px solid',
    borderColor: new ThemeColor('normscope.inspectedBorder'),
    overviewRulerColor: new ThemeColor('normscope.inspectedRuler'),
    overviewRulerLane: OverviewRulerLane.Center,
    light: { gutterIconPath: gutter('light') },
    dark: { gutterIconPath: gutter('dark') },
  });
  const draw = (): void => {
    const ranges = inspectedRanges(sessions);
    for (const editor of window.visibleTextEditors) editor.setDecorations(decoration, ranges.get(keyOf(editor)) ?? []);
  };
  return [decoration, sessions.onDidChange(draw), window.onDidChangeVisibleTextEditors(draw)];
}

function inspectedRanges(sessions: SessionRegistry): Map<string, Range[]> {
  const ranges = new Map<string, Range[]>();
  for (const { source, state } of sessions) {
    if (state.status !== 'ready') continue;
    const key = source.uri.toString();
    ranges.set(key, [...(ranges.get(key) ?? []), ...source.ranges()]);
  }
  return ranges;
}

function keyOf({ document }: TextEditor): string {
  return document.uri.toString();
}
