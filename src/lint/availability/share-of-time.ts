import type { Agreement } from '../../agreement/generated/types.ts';
import type { LintContext } from '../lint-context.ts';
import { perLanguage, wordList, wordTable } from '../lint-words.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { plainProse } from '../text/plain-prose.ts';

type Metric = NonNullable<Agreement['metrics']>[number];

/**
 * Gives a metric the kind that its words tell where it states none: an uptime in percent is a share of time, and so is an
 * availability that is described or measured by time. Any other metric stays as it is.
 */
export function shareOfTime({ words }: Pick<LintContext, 'words'>): (metric: Metric) => Metric {
  const isUptime = phraseFinder(wordList(words, 'uptimeWords'));
  const isAvailability = phraseFinder(wordList(words, 'availabilityWords'));
  const times = phraseFinder(timesOf(words));
  const isDown = phraseFinder(wordList(words, 'downtimeWords'));
  const judged = new Map<Metric, Metric>();
  const isOfTime = (metric: Metric): boolean => {
    const { name, description, variables, formula, source, probe, minimumDuration } = metric;
    const texts = [description ?? '', ...Object.values(variables ?? {})].map((text) => plainProse(text));
    const speaksOfTime = texts.some((text) => times(text).length > 0 || isDown(text).length > 0);
    if (formula !== undefined && !speaksOfTime) return false;
    if (isUptime(name).length > 0) return true;
    const [found] = isAvailability(name);
    if (!found) return false;
    const isTimed = source?.resolution !== undefined || probe !== undefined || minimumDuration !== undefined;
    return speaksOfTime || isTimed || found.words.length === name.trim().length;
  };
  return (metric) => {
    if (metric.kind !== undefined || metric.unit !== '%' || metric.direction !== 'higher-is-better')
      return metric;
    const known = judged.get(metric) ?? (isOfTime(metric) ? { ...metric, kind: 'time-ratio' } : metric);
    judged.set(metric, known);
    return known;
  };
}

const timesOf = perLanguage((words): readonly string[] => ['time', ...wordTable(words, 'timeUnits').keys()]);
