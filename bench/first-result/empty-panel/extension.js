// @ts-check
const { commands, ViewColumn, window } = require('vscode');

exports.activate = (/** @type {import('vscode').ExtensionContext} */ { subscriptions }) => {
  subscriptions.push(
    commands.registerCommand('emptyPanel.open', () => {
      const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      const panel = window.createWebviewPanel('emptyPanel', 'Empty', place, { enableScripts: true });
      panel.webview.html = '<!DOCTYPE html><p id="painted">Empty</p>';
    }),
  );
};
