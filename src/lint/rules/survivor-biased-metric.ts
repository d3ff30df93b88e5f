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
    for (const entry of context.all('metrics')) {
      const { value: metric, path } = entry;
      const measured = objectives.get(metric.id) ?? [];
      const isOfCases =
        isTimeOfCases(metric, measured) || (metric.unit === '%' && metric.endEvent !== undefined);
      if (!isOfCases) continue;
      const obligor = measured.find(({ value }) => value.strength !== 'informational')?.value.obligor;
      const who = obligor === undefined ? 'whoever is measured' : sayParty(obligor, context);
      if (metric.unresolved === 'left-out') yield leavesOut(metric, path, who);
      else if (metric.unresolved === undefined) {
        const finding = namesDone(entry, who, done, open);
        if (finding) yield finding;
      }
    }
  },
};

function leavesOut({ name, unit }: Metric, path: string, who: string): Finding {
  return {
    path: `${path}/unresolved`,
    message: `“${name}” leaves out the cases that are still open at the end of the window: a case that ${who} never deals with is never counted, so the figure gets better by dropping the hard ones`,
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
  who: string,
  done: FindPhrases,
  open: FindPhrases,
): Finding | undefined {
  const text = plainProse(metric.population ?? '', { quotations: true });
  const [found] = done(text);
  if (!found || open(text).length > 0) return undefined;
  return {
    path: `${path}/population`,
    message: `“${metric.name}” is taken of cases that were “${found.words}”: a case that ${who} never deals with is not among them, so the figure is best when the hard cases are dropped`,
    hint: 'name in `population` every case that began, such as `all leads assigned in the month`, and add `unresolved: count-as-missed`',
    facts: { words: found.words },
  };
}
