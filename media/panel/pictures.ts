import type { ReportPictures } from '../../src/protocol/actions';
import { NsBands } from '../charts/bands';
import type { NsChart } from '../charts/chart';
import { NsDistribution } from './components/distribution';
import { NsValues } from './components/values';

/** The charts that a part of the page shows now, as a report takes them. */
export function picturesIn(root: ParentNode): ReportPictures {
  const charts = [...elementsIn(root)];
  const values = charts.find((part): part is NsValues => part instanceof NsValues);
  const distribution = charts.find((part): part is NsDistribution => part instanceof NsDistribution);
  const themed = (chart: NsChart | undefined): string | undefined => chart?.toSvg({ themed: true });
  const bands = (side: 'before' | 'after') =>
    charts.find((chart): chart is NsBands => chart instanceof NsBands && chart.side === side);
  return {
    histogram: distribution?.charts.map((chart) => themed(chart) ?? '').join('') || undefined,
    before: themed(bands('before')),
    after: themed(bands('after')),
    values: values?.toSvg({ themed: true }),
  };
}

// In the order of the page, through the roots of the components.
function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}
