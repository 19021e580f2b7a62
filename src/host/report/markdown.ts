import type { ReportContent } from './content';
import { breakdownTable, facts, findings, parameters, runningTable, statistics, type Table } from './parts';
import { MOST_ROWS } from './content';

/** A report in GitHub's Markdown. */
export function toMarkdown(content: ReportContent): string {
  const { say, title, made } = content;
  const found = findings(content);
  const tables = [statistics(content), runningTable(content, MOST_ROWS), breakdownTable(content)];
  return [
    `# ${escaped(title)}`,
    list(facts(content)),
    `## ${say('report.scheme')}`,
    list(parameters(content)),
    ...(found.length > 0
      ? [`## ${say('panel.findings')}`, found.map(({ text }) => `- ${escaped(text)}`).join('\n')]
      : []),
    ...tables.flatMap((table) => (table ? tableText(table) : [])),
    '---',
    escaped(say('report.made', { version: made.version, date: made.date })),
    '',
  ].join('\n\n');
}

function list(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([name, value]) => `- **${escaped(name)}**: ${escaped(value)}`).join('\n');
}

function tableText({ caption, head, rows, note }: Table): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  const rule = `| ${head.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`;
  return [`## ${escaped(caption)}`, [line(head), rule, ...rows.map(line)].join('\n'), ...(note ? [escaped(note)] : [])];
}

/** Text that stays what it is in Markdown, within a table too. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~$@]/g, (mark) => ESCAPES[mark] ?? `\\${mark}`);
}

// HTML would be HTML even behind a backslash in some renderers.
const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '@': '&#64;' };
