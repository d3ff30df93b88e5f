import type { Agreement } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import { objectivesByMetric } from '../constraint/objectives-by-metric.ts';
import { wordList } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import { plainProse } from '../text/plain-prose.ts';
import { isTimeOfCases } from '../time/timed-metric.ts';

type Metric = NonNullable<Agreement['metrics']>[number];

/** A time that is taken only of the cases that came to an end. */
export const survivorBiasedMetric: Rule = {
  name: 'survivor-biased-metric',
  severity: 'warning',
  kind: 'meaning',
  summary: 'A time is taken only of the cases that were dealt with, so that the forgotten ones never count.',
  why:
    'Whoever measures the time to the first call over the leads that were called leaves out every lead that was never ' +
    'called. Eight leads called within half an hour and two never called make a mean of half an hour, though one lead in ' +
    'five waited for ever. The party that must act looks best when it drops the hard cases.',
  source:
    'HubSpot, How to create a service level agreement, step 5 (average time of “all leads followed up”), repaired; the statistics of censored data.',
  limits: 'Which cases count is read from `population` alone, by words of the agreement’s language.',
  bad: {
    example: 'marketing-sales',
    change: { 'metrics.time-to-first-follow-up.population': 'all Qualified Leads followed up in the month' },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'metrics.time-to-first-follow-up.population':
        'all Qualified Leads assigned in the month, whether or not they were followed up',
    },
  },
  *check(context) {
    const objectives = objectivesByMetric(context);
    const done = phraseFinder(wordList(context.words, 'doneCases'));
    const open = phraseFinder(wordList(context.words, 'openCases'));
    const inTime = phraseFinder(wordList(context.words, 'inTimeWords'));
    for (const entry of context.all('metrics')) {
      const { value: metric, path } = entry;
      const measured = objectives.get(metric.id) ?? [];
      const isOfCases =
        isTimeOfCases(metric, measured) ||
        (metric.unit === '%' && (metric.endEvent !== undefined || isShareInTime(metric, inTime)));
      if (!isOfCases) continue;
      const obligor = measured.find(({ value }) => value.strength !== 'informational')?.value.obligor;
      const who = obligor === undefined ? undefined : sayParty(obligor, context);
      const finding =
        metric.unresolved === 'left-out'
          ? leavesOut(metric, path, who)
          : metric.unresolved === undefined
            ? namesDone(entry, who, done, open)
            : undefined;
      // What nobody owes may well be known of finished cases alone, such as the length of a sale.
      if (finding) yield who === undefined ? { ...finding, severity: 'info' } : finding;
    }
  },
};

/** Whether a share is one of cases that were dealt with in time, by its name or its description. */
function isShareInTime({ name, description, direction }: Metric, inTime: FindPhrases): boolean {
  if (direction !== 'higher-is-better') return false;
  return [name, plainProse(description ?? '')].some((text) => inTime(text).length > 0);
}

/** What is never counted, by the name of the party that deals with the cases, if one does. */
function neverCounted(who: string | undefined): string {
  return who === undefined ? 'a case that never comes to an end' : `a case that ${who} never deals with`;
}

function leavesOut({ name, unit }: Metric, path: string, who: string | undefined): Finding {
  return {
    path: `${path}/unresolved`,
    message: `“${name}” leaves out the cases that are still open at the end of the window: ${neverCounted(who)} is never counted, so the figure gets better by dropping the hard ones`,
    hint: 'write `unresolved: count-as-missed`, or `age-at-window-end` to count the time that has passed so far',
    facts: { unresolved: 'left-out', unit },
    fix: {
      title: 'Count open cases as missed',
      safe: false,
      changes: [{ type: 'replace', path: `${path}/unresolved`, text: 'count-as-missed' }],
    },
  };
}

/** A population that is made of cases at their end, and says nothing of the others. */
function namesDone(
  { value: metric, path }: Entry<Metric>,
  who: string | undefined,
  done: FindPhrases,
  open: FindPhrases,
): Finding | undefined {
  const text = plainProse(metric.population ?? '', { quotations: true });
  const [found] = done(text);
  if (!found || open(text).length > 0) return undefined;
  return {
    path: `${path}/population`,
    message: `“${metric.name}” is taken of cases that were “${found.words}”: ${neverCounted(who)} is not among them, so the figure is best when the hard cases are dropped`,
    hint: 'name in `population` every case that began, such as `all cases reported in the month`, and add `unresolved: count-as-missed`',
    facts: { words: found.words },
  };
}
