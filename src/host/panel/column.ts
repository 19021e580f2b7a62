import { TabInputWebview, ViewColumn, window } from 'vscode';

const OWN = 'normscope.';

/** Where a new page is opened: beside the text that it is about; from another page of ours, in a tab beside that, so that no third column comes up. */
export function columnForPage(): ViewColumn {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const isOwn = input instanceof TabInputWebview && input.viewType.includes(OWN);
  return isOwn ? ViewColumn.Active : ViewColumn.Beside;
}
