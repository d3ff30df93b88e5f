import type { Metric } from '../../agreement/generated/types.ts';
import type { Bounds } from '../../compute/credit/bounds.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { metricDomain, metricStep } from '../constraint/metric-domain.ts';

/** Which results a metric can have. */
export interface MeasurableResults {
  readonly range: Bounds;
  /** Whether nothing outside the range can be measured for certain; otherwise it is only what is expected. */
  readonly isCertain: boolean;
  /** How far two results are apart at least: 1 for what is counted, 0.01 for what is rounded to two digits. */
  readonly step: Exact | undefined;
}

/** The range and the step of a metric; 0 or more where nothing else is known, with every value in between. */
export function measurableResults(metric: Metric | undefined): MeasurableResults {
  const domain = metric && metricDomain(metric);
  return {
    range: domain?.bounds ?? { from: exact(0) },
    isCertain: domain?.isCertain ?? false,
    step: metric && metricStep(metric)?.step,
  };
}
