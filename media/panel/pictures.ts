import type { ReportPictures } from '../../src/protocol/actions';
import { NsBands } from '../charts/bands';
import type { NsChart } from '../charts/chart';
import { NsEcdf } from '../charts/ecdf';
import { NsHistogram } from '../charts/histogram';
import { NsValues } from './components/values';

/** The charts that a part of the page shows now, as a report takes them. */
export function picturesIn(root: ParentNode): ReportPictures {
  const charts = [...elementsIn(root)];
  const values = charts.find((part): part is NsValues => part instanceof NsValues);
  const themed = (chart: NsChart | undefined): string | undefined => chart?.toSvg({ themed: true });
  const bands = (side: 'before' | 'after') =>
    charts.find((chart): chart is NsBands => chart instanceof NsBands && chart.side === side);
  return {
    histogram: themed(charts.find((chart) => chart instanceof NsHistogram || chart instanceof NsEcdf)),
    before: themed(bands('before')),
    after: themed(bands('after')),
    values: values?.toSvg(),
  };
}

// In the order of the page, through the roots of the components.
function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}
