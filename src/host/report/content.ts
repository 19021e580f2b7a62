import type { Language, Translate } from '../../../l10n';
import type { Report } from '../../core/report';
import type { ReportPictures } from '../../protocol/actions';
import type { BreakdownPage, ParamRef, TensorInfo } from '../../protocol/engine';

/** All that a report says, in whichever form it is written. */
export interface ReportContent {
  readonly language: Language;
  readonly say: Translate;
  /** `iris.csv:1-151` */
  readonly place: string;
  /** Name of the tensor, or of its source. */
  readonly title: string;
  readonly tensor: TensorInfo;
  readonly report: Report<ParamRef>;
  /** Of statistics that were fitted on other data: the file that they came from, and whether they were undone. */
  readonly fitted?: { readonly name: string; readonly invert: boolean };
  /** None of a 0-d tensor. */
  readonly breakdown?: BreakdownPage;
  readonly pictures: ReportPictures;
  readonly made: { readonly version: string; readonly date: string };
}

/** How many rows of the breakdown a report shows. */
export const MOST_ROWS = 200;
