// What a webview spec needs: `const { vscode, close } = await openVSCode({ … })`, and then the window's
// `openFile`, `selectText`, `runCommand`, `panelFrame()`, `setTheme`, `screenshot`.
export { openVSCode, type Session, type SessionOptions } from '../vscode/session';
export { placesOf, THEME_KINDS, Workbench, type Place, type ThemeKind } from '../vscode/workbench';
