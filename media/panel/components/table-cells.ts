import { html, nothing, type TemplateResult } from 'lit';
import type { BreakdownRow } from '../../../src/protocol/engine';
import type { Words } from '../../element';
import { brief, count } from '../../format';
import { icon } from '../../icons';
import type { Column } from '../columns';

/** What a row of the breakdown's table says; blank while the row is on its way, so that it takes its figures in without being built anew. */
export function rowCells(
  row: BreakdownRow | undefined,
  shown: readonly Column[],
  { t, language }: Words,
): TemplateResult {
  const flags = row?.flags.map((flag) => t(`panel.flag.${flag}`)).join(', ');
  const index = row ? count(row.index, language) : '…';
  return html`<div role="rowheader" class="cell index" title=${row?.label ?? nothing}>
      <span class="muted tabular">${index}</span>
      <span class="label">${row?.label}</span>
      ${flags ? html`<span class="flags" title=${flags}>${icon('warning')}<span>${flags}</span></span>` : nothing}
    </div>
    ${shown.map((column) => cell(column, row && column.value(row), language))}`;
}

function cell({ of, counted }: Column, value: number | undefined, language: string): TemplateResult {
  const full = value === undefined ? nothing : String(value);
  return html`<div role="gridcell" class="cell ${counted ? 'counted' : of}">
    <data class="figure" value=${full} title=${full}
      >${value === undefined ? nothing : shownAs(value, counted, language)}</data
    >
  </div>`;
}

function shownAs(value: number, counted: boolean, language: string): string {
  if (Number.isNaN(value)) return '–';
  return counted ? count(value, language) : brief(value);
}
