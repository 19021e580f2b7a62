/** The report's own colours, light and dark by the reader's preference: before is blue, after orange, as in the panel. */
export const REPORT_STYLES = `
:root {
  --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --ground: #ffffff; --stripe: #f6f8fa;
  --error: #b3261e; --warning: #855700; --info: #1a5fb4;
  --ns-before: #1a73c7; --ns-after: #c25700; --ns-muted: var(--muted);
  --vscode-editor-background: var(--ground);
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9aa4af; --line: #3d444d; --ground: #16191d; --stripe: #1f242a;
    --error: #ff8a80; --warning: #e3b341; --info: #79b8ff;
    --ns-before: #4aa3f5; --ns-after: #f0883e;
  }
}
@media print {
  :root { --text: #000; --muted: #444; --line: #bbb; --ground: #fff; --stripe: #fff; --ns-before: #1a73c7; --ns-after: #c25700; }
  section, figure { break-inside: avoid-page; }
  .wide { overflow: visible !important; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 14px/1.5 system-ui, sans-serif; word-break: keep-all; overflow-wrap: anywhere; }
main { display: grid; gap: 28px; grid-template-columns: minmax(0, 1fr); max-width: 960px; margin: 0 auto; padding: 32px 20px; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.25; }
h2 { margin: 0 0 8px; font-size: 16px; }
dl { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 0; }
dl div { display: flex; gap: 8px; }
dt, .note, footer, figcaption { color: var(--muted); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: 4px 0 4px 12px; border-inline-start: 3px solid var(--info); margin-bottom: 6px; }
li.error { border-color: var(--error); }
li.warning { border-color: var(--warning); }
figure { margin: 0; min-width: 0; }
figure svg { display: block; max-width: 100%; height: auto; color: var(--muted); }
.sides { display: grid; gap: 20px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); }
.legend { margin: 4px 0 0; }
.key::before { content: ''; display: inline-block; width: 14px; height: 10px; margin-inline: 8px 6px; }
.key.before::before { background: var(--ns-before); opacity: 0.6; }
.key.after::before { border: 2px solid var(--ns-after); border-bottom: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; }
th, td { padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line); text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: inherit; }
thead th { color: var(--muted); vertical-align: bottom; white-space: normal; }
th:first-child { text-align: start; }
tbody tr:nth-child(even) { background: var(--stripe); }
footer { font-size: 12px; border-top: 1px solid var(--line); padding-top: 8px; }
`;
