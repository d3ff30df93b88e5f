import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { isoDuration } from '../time/iso-duration.ts';
import { durationSeconds } from '../time/limit-seconds.ts';

type Metric = NonNullable<Agreement['metrics']>[number];

/** The least downtime that a measurement can tell from none, and the field from which that follows. */
export interface MeasuringStep {
  readonly seconds: Exact;
  /** The field below the metric. */
  readonly field: 'source/resolution' | 'probe/every' | 'interval/length' | 'minimumDuration';
  /** What has this length, as it begins a sentence in the middle. */
  readonly what: string;
  /** How many of the field's own lengths the step has. */
  readonly times: number;
}

/** The coarsest step of a metric of downtime: of its figures, its probes, its intervals or its shortest failure. */
export function downtimeStep({
  source,
  probe,
  interval,
  minimumDuration,
}: Metric): MeasuringStep | undefined {
  const failures = typeof probe?.failuresToDown === 'number' ? probe.failuresToDown : 1;
  // From the first of so many failures to the last pass one fewer of the distances between them.
  const times = Math.max(1, failures - 1);
  const steps = [
    step(source?.resolution, 'source/resolution', 'one failed measurement', 1),
    step(
      probe?.every,
      'probe/every',
      failures > 1 ? `the shortest failure that ${failures} probes see` : 'one failed probe',
      times,
    ),
    step(interval?.length, 'interval/length', 'one failed interval', 1),
    step(minimumDuration, 'minimumDuration', 'the shortest failure that counts', 1),
  ].filter((one) => one !== undefined);
  return steps.reduce<MeasuringStep | undefined>(
    (most, one) => (most && most.seconds.compare(one.seconds) >= 0 ? most : one),
    undefined,
  );
}

/** The step in which a metric of time itself is measured. */
export function timeStep({ source }: Metric): MeasuringStep | undefined {
  return step(source?.resolution, 'source/resolution', 'one step of its figures', 1);
}

function step(
  text: string | undefined,
  field: MeasuringStep['field'],
  what: string,
  times: number,
): MeasuringStep | undefined {
  const seconds = durationSeconds(text);
  return seconds && { seconds: seconds.mul(exact(times)), field, what, times };
}

/** At most so long in whole minutes, or seconds below one, as an agreement writes it: "PT13M", "PT8S"; undefined below a second. */
export function durationAtMost(seconds: Exact): string | undefined {
  const minutes = seconds.div(60).floor();
  if (minutes.compare(1) >= 0) return isoDuration(minutes.mul(60));
  return seconds.compare(1) < 0 ? undefined : isoDuration(seconds);
}
