import { exact } from '../../compute/exact.ts';
import type { Constraint } from './constraint.ts';
import { metricDomain, metricStep } from './metric-domain.ts';
import type { Measure } from './promised-values.ts';

/** What a metric can be for certain: its range and its steps, as one constraint where both follow from its kind. */
export function domainConstraints(metric: Measure['metric']): readonly Constraint[] {
  const steps = metricStep(metric.value);
  const range = metricDomain(metric.value)?.isCertain ? rangeConstraint(metric) : [];
  if (!steps) return range;
  const { step, reason, isByKind } = steps;
  const [same] = range;
  if (same && isByKind) return [{ ...same, values: reason, step }];
  return [...range, { ...domainOf(metric, reason), bounds: {}, step }];
}

/** The range of a metric, certain or not; nothing where none is known. */
export function rangeConstraint(metric: Measure['metric']): readonly Constraint[] {
  const domain = metricDomain(metric.value);
  return domain ? [{ ...domainOf(metric, domain.reason), bounds: domain.bounds }] : [];
}

function domainOf({ value, path }: Measure['metric'], reason: string): Omit<Constraint, 'bounds'> {
  return { type: 'domain', share: exact(100), path, name: value.name, values: reason };
}
