import { html, type TemplateResult } from 'lit';

/** The codicons in use, by their names and code points in the font (`@vscode/codicons`, codicon.csv). */
export const ICONS = {
  'arrow-down': 0xea9a,
  'arrow-up': 0xeaa1,
  'chevron-down': 0xeab4,
  close: 0xea76,
  code: 0xeac4,
  'circle-slash': 0xeabd,
  copy: 0xebcc,
  ellipsis: 0xea7c,
  diff: 0xeae1,
  edit: 0xea73,
  error: 0xea87,
  export: 0xebac,
  'go-to-file': 0xea94,
  'graph-scatter': 0xebe3,
  info: 0xea74,
  inspect: 0xebd1,
  pass: 0xeba4,
  pin: 0xeb2b,
  pinned: 0xeba0,
  replace: 0xeb3d,
  save: 0xeb4b,
  warning: 0xea6c,
  'screen-full': 0xeb4c,
  'zoom-in': 0xeb81,
  'zoom-out': 0xeb82,
} as const satisfies Record<string, number>;
export type IconName = keyof typeof ICONS;

/** A codicon. It says nothing to a screen reader: the words beside it do. */
export function icon(name: IconName): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${String.fromCodePoint(ICONS[name])}</span>`;
}
