import { type Exact, exact } from '../../compute/exact.ts';
import { timeBudgets } from '../availability/time-budgets.ts';
import type { LintContext } from '../lint-context.ts';
import { type LintWords, perLanguage, wordList, wordTable } from '../lint-words.ts';
import type { Finding } from '../rule.ts';
import { sayCount, saySeconds } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';
import { durationSeconds } from '../time/limit-seconds.ts';
import { phraseFinder } from './find-phrases.ts';
import { plainProse, sentencesOf } from './plain-prose.ts';
import { richProseOf } from './prose-of.ts';

/** The downtime that an objective leaves in each of its windows. */
interface Budget {
  readonly name: string;
  readonly path: string;
  readonly length: string;
  readonly days: readonly number[];
  readonly seconds: readonly Exact[];
}

/** Texts that say how much downtime is left in a window, by a figure that no window has: "43.8 minutes per month". */
export function* budgetsInWords(context: LintContext): Generator<Finding> {
  const pattern = patternOf(context.words);
  if (!pattern) return;
  const isDowntime = phraseFinder(wordList(context.words, 'downtimeWords'));
  const units = wordTable(context.words, 'timeUnits');
  let budgets: ReadonlyMap<string, readonly Budget[]> | undefined;
  for (const { path, text } of richProseOf(context)) {
    if (!/\d/.test(text)) continue;
    for (const sentence of sentencesOf(plainProse(text))) {
      if (isDowntime(sentence.text).length === 0) continue;
      for (const match of sentence.text.matchAll(pattern)) {
        const [words, figure = '', unit = '', period = ''] = match;
        budgets ??= budgetsByLength(context);
        const size = durationSeconds(units.get(unit.toLowerCase()));
        const about = budgets.get(units.get(period.toLowerCase()) ?? '') ?? [];
        const finding = size && judge(words, figure, size, about, path);
        if (finding) yield finding;
      }
    }
  }
}

function budgetsByLength(context: LintContext): ReadonlyMap<string, readonly Budget[]> {
  const budgets = new Map<string, Budget[]>();
  const budgetsOf = timeBudgets(context);
  for (const { value: objective, path } of context.all('objectives')) {
    const metric = context.find('metrics', objective.metric)?.value;
    const time = metric && budgetsOf(objective, metric);
    if (!time) continue;
    const { length } = objective.window;
    const budget = {
      name: objective.name,
      path: `${path}/target`,
      length,
      days: time.days,
      seconds: time.seconds,
    };
    const list = budgets.get(length);
    if (list) list.push(budget);
    else budgets.set(length, [budget]);
  }
  return budgets;
}

/** A number, a unit of time, a few words such as "of downtime", a word such as "per", and a period. */
const patternOf = perLanguage((words: LintWords): RegExp | undefined => {
  const units = [...wordTable(words, 'timeUnits')].filter(([, length]) => length.startsWith('P'));
  const alternatives = (list: readonly string[]): string =>
    [...list]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('|');
  const per = alternatives(wordList(words, 'perWords'));
  const small = alternatives(units.flatMap(([word, length]) => (length.startsWith('PT') ? [word] : [])));
  const large = alternatives(units.flatMap(([word, length]) => (length.startsWith('PT') ? [] : [word])));
  if (!per || !small || !large) return undefined;
  return new RegExp(
    `(?<![\\d.,])(\\d{1,6}(?:\\.\\d{1,6})?) (${small})(?: \\p{L}+){0,4}? (?:${per}) (${large})(?!\\p{L})`,
    'giu',
  );
});

function judge(
  words: string,
  figure: string,
  unit: Exact,
  about: readonly Budget[],
  path: string,
): Finding | undefined {
  const stated = exact(figure).mul(unit);
  const digits = figure.split('.')[1]?.length ?? 0;
  const step = unit.div(10n ** BigInt(digits));
  const isRight = ({ seconds }: Budget): boolean =>
    seconds.some((budget) => budget.sub(stated).abs().compare(step) < 0);
  // A figure far from every budget is about something else.
  const isMeant = ({ seconds }: Budget): boolean =>
    seconds.some((budget) => budget.sub(stated).abs().mul(10).compare(budget) <= 0);
  const meant = about.find(isMeant);
  if (!meant || about.some(isRight)) return undefined;
  const real = meant.seconds.map(
    (seconds, index) => `${saySeconds(seconds)} in ${sayCount(meant.days[index]!, 'day')}`,
  );
  return {
    path,
    severity: 'warning',
    message: `This text speaks of “${words}”, but “${meant.name}” leaves ${real.join(', ')}: no ${sayPeriod(meant.length)} has the downtime of the text, and each party may go by the figure that suits it`,
    hint: 'delete the figure, or name the length of the window beside it, as in “43 min 12 s in 30 days”',
    facts: { figure, statedSeconds: stated.toFraction() },
    related: [{ path: meant.path, message: 'the target that leaves the downtime' }],
  };
}
