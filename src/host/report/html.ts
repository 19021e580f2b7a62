import { MOST_ROWS, type ReportContent } from './content';
import { breakdownTable, facts, findings, parameters, runningTable, statistics, type Table } from './parts';
import { REPORT_STYLES } from './styles';

/** No script, nothing from elsewhere: only the styles that stand in the file, and pictures within charts. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A report as one HTML file that needs nothing else. Every name in it is text; charts are inline SVG. */
export function toHtml(content: ReportContent): string {
  const { language, say, title, made, pictures } = content;
  const found = findings(content);
  const body = [
    `<header><h1>${escaped(title)}</h1>${list(facts(content))}</header>`,
    section(say('report.scheme'), list(parameters(content))),
    found.length > 0 && section(say('panel.findings'), findingsHtml(found)),
    section(say('panel.distribution'), picture(pictures.histogram, say('panel.distribution')), legend(content)),
    table(statistics(content)),
    table(runningTable(content, MOST_ROWS)),
    bands(content),
    table(breakdownTable(content)),
    section(say('panel.values'), picture(pictures.values, say('panel.values'))),
    `<footer>${escaped(say('report.made', { version: made.version, date: made.date }))}</footer>`,
  ];
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Normscope ${escaped(made.version)}">
<title>${escaped(title)}</title>
<style>${REPORT_STYLES}</style>
</head>
<body>
<main>
${body.filter(Boolean).join('\n')}
</main>
</body>
</html>
`;
}

function section(title: string, ...parts: readonly string[]): string {
  const inner = parts.join('');
  return inner === '' ? '' : `<section><h2>${escaped(title)}</h2>${inner}</section>`;
}

function list(entries: readonly (readonly [string, string])[]): string {
  const items = entries.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`);
  return `<dl>${items.join('')}</dl>`;
}

function findingsHtml(found: ReturnType<typeof findings>): string {
  const items = found.map(({ severity, text }) => `<li class="${escaped(severity)}">${escaped(text)}</li>`);
  return `<ul>${items.join('')}</ul>`;
}

function bands({ say, pictures, breakdown }: ReportContent): string {
  if (!breakdown) return '';
  const sides = [figure(pictures.before, say('panel.before')), figure(pictures.after, say('panel.after'))];
  return sides.join('') === '' ? '' : `<div class="sides">${sides.join('')}</div>`;
}

// Under a heading, which is its caption. The charts were drawn by the panel, which made their texts text.
function picture(svg: string | undefined, name: string): string {
  return svg ? `<figure>${image(svg, name)}</figure>` : '';
}

function figure(svg: string | undefined, caption: string): string {
  return svg ? `<figure>${image(svg, caption)}<figcaption>${escaped(caption)}</figcaption></figure>` : '';
}

function image(svg: string, name: string): string {
  return `<div role="img" aria-label="${escaped(name)}">${svg}</div>`;
}

function legend({ say, pictures }: ReportContent): string {
  if (!pictures.histogram) return '';
  const key = (side: 'before' | 'after'): string => `<span class="key ${side}">${escaped(say(`panel.${side}`))}</span>`;
  return `<p class="legend">${key('before')} ${key('after')}</p>`;
}

function table(content: Table | undefined): string {
  if (!content) return '';
  const { caption, head, rows, note } = content;
  const headers = head.map((cell) => (cell === '' ? '<td></td>' : `<th scope="col">${escaped(cell)}</th>`)).join('');
  const lines = rows.map(([name, ...cells]) => {
    const data = cells.map((cell) => `<td>${escaped(cell)}</td>`).join('');
    return `<tr><th scope="row">${escaped(name)}</th>${data}</tr>`;
  });
  const left = note ? `<p class="note">${escaped(note)}</p>` : '';
  return `<section><h2>${escaped(caption)}</h2><div class="wide" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><thead><tr>${headers}</tr></thead><tbody>${lines.join('')}</tbody></table></div>${left}</section>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ESCAPES[mark]);
}
