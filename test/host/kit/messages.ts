import * as vscode from 'vscode';

/** What the extension tells the user as errors, from now on; VS Code shows it as ever. */
export function listened(): { readonly messages: readonly string[]; restore(): void } {
  const messages: string[] = [];
  const { window } = vscode;
  const shown = window.showErrorMessage;
  Object.assign(window, {
    showErrorMessage: (message: string, ...rest: never[]) => {
      messages.push(message);
      return shown(message, ...rest);
    },
  });
  return { messages, restore: () => void Object.assign(window, { showErrorMessage: shown }) };
}
