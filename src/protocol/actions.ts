import type { Scheme, TensorId } from './engine';

/** What can be done with a result. */
export const ACTION_IDS = [
  'replace',
  'openResult',
  'saveResult',
  'saveTensor',
  'copyCode',
  'exportReport',
  'copyReport',
  'fitInput',
  'saveRunning',
  'applyStatistics',
] as const;
export type ActionId = (typeof ACTION_IDS)[number];

/** An action on what the panel shows. Without a choice (a format, a framework) the user is asked for it. */
export interface ActionRequest {
  readonly id: ActionId;
  readonly tensor: TensorId;
  readonly scheme: Scheme;
  readonly choice?: string;
}

/** A chart as a file: the text of an SVG, or the bytes of a PNG in base64. */
export interface PictureFile {
  /** What it shows, for the file's name: `histogram`. */
  readonly name: string;
  readonly format: 'svg' | 'png';
  readonly data: string;
}

/** The charts of a panel as SVG whose colours are CSS variables (`--ns-before`), for a report that brings its own. */
export interface ReportPictures {
  /** Before and after: the histogram, or the cumulative shares where they are shown. */
  readonly histogram?: string;
  readonly before?: string;
  readonly after?: string;
  /** The picture of the values, where it is shown: in the colours of the editor's theme, on its ground. */
  readonly values?: string;
}
