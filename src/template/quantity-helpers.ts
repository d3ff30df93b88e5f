import { NONE } from '../agreement/open-values.ts';
import {
  formatChoice,
  formatCount,
  formatFormula,
  formatOpenValue,
  formatOrdinal,
  formatQuantity,
} from './format.ts';
import { formatCurrency, isSingular } from './format-currency.ts';
import { formatGoal } from './format-goal.ts';
import type { Helper } from './helper.ts';
import { fieldOf, groupOf, type ObjectiveFields, pathOf, rawOf, textOf } from './helper-arguments.ts';
import type { Words } from './words.ts';

/** Helpers that print numbers with what they count. */
export const QUANTITY_HELPERS = {
  /** `{{target objective}}`: "at least 99.90 %", with the unit of its metric. */
  target: ({ binder, words }, [objective]) =>
    binder.bind(targetText(objective, words), `${groupOf(objective).path}/target`),
  /** `{{quantity value unit}}`: a number and its unit, held together. */
  quantity: ({ binder, words }, [value, unit]) =>
    binder.bind(formatQuantity(String(rawOf(value)), textOf(unit), words), pathOf(value)),
  /** `{{bound value objective}}`: a number in the unit of the objective's metric: "99.0 %". */
  bound: ({ binder, words }, [value, objective]) =>
    binder.bind(formatQuantity(String(rawOf(value)), unitOf(objective), words), pathOf(value)),
  /** `{{count cap.serviceDays "day"}}`: so many of a unit that the labels know: "1 day", "30 days". */
  count: ({ binder, words }, [value, unit]) => {
    const count = String(rawOf(value));
    const open = formatOpenValue(count, words);
    return binder.bind(open === count ? formatCount(count, String(rawOf(unit)), words) : open, pathOf(value));
  },
  /** `{{ordinal percentile}}`: "95th". */
  ordinal: ({ binder, words }, [value]) =>
    binder.bind(formatOrdinal(String(rawOf(value)), words), pathOf(value)),
  /** `{{formula metric.formula}}`: with true multiplication and division signs. */
  formula: ({ binder }, [formula]) => binder.bind(formatFormula(String(rawOf(formula))), pathOf(formula)),
  /** `{{symbol @key}}`: the name of a variable as formulas print it. */
  symbol: (_, [name]) => formatFormula(String(rawOf(name))),
  /** `{{goalName requirement.forGoal}}`: what a reference to a goal prints: "100 leads per month". */
  goalName: ({ binder, words }, [goal]) => binder.bind(goalText(goal, words), pathOf(goal)),
  /** `{{criterion this}}`: a criterion with its test in parentheses: "is a director (title is Director)". */
  criterion: ({ binder }, [item]) => {
    const parts = ['text', 'field', 'op', 'value'].flatMap((name) => fieldOf(item, name) ?? []);
    if (parts.length < 2) return parts[0];
    return binder.join([...parts, parenthesis], (at) => (at === 1 ? ' (' : at % parts.length ? ' ' : ''));
  },
  /** `{{money charges.recurring "name"}}`: an amount with its currency as a `name`, a `symbol` or, without either, its `code`. */
  money: ({ binder, words }, [money, style]) => {
    const { amount, currency } = rawOf(money) as { readonly amount: unknown; readonly currency: unknown };
    const display = style === undefined ? 'code' : String(rawOf(style));
    return binder.bind(formatCurrency(String(amount), String(currency), display, words), pathOf(money));
  },
  /** `{{percent tier.percent}}`: "10 %". */
  percent: ({ binder, words }, [value]) =>
    binder.bind(formatQuantity(String(rawOf(value)), '%', words), pathOf(value)),
  /** `{{plural parties "party" "parties"}}`: the word that goes with a number, or with the length of a list. */
  plural: ({ words }, [count, one, other]) => {
    const number = Array.isArray(count) ? count.length : Number(rawOf(count));
    return String(rawOf(isSingular(number, words) ? one : other));
  },
} satisfies Readonly<Record<string, Helper>>;

const parenthesis = { toHTML: (): string => ')' };

/** A goal by the fields that name it; what is not decided yet prints as itself. */
function goalText(goal: unknown, words: Words): string {
  const { raw } = groupOf(goal);
  if (typeof raw !== 'object') return textOf(goal) ?? '';
  const { value, per } = raw as { readonly value?: string | number; readonly per?: string };
  const texts = ['unit', 'objective', 'metric', 'party'].map((name) => [name, textOf(fieldOf(goal, name))]);
  return formatGoal(
    {
      ...Object.fromEntries(texts.filter(([, text]) => text !== undefined)),
      ...(value !== undefined && { value: String(value) }),
      ...(per !== undefined && { per }),
    },
    words,
  );
}

function targetText(objective: unknown, words: Words): string {
  const { raw } = groupOf(objective);
  // An objective that is not decided yet has no level.
  if (typeof raw !== 'object') return textOf(objective) ?? '';
  const { comparator, target, targetUpper } = raw as ObjectiveFields;
  const unit = unitOf(objective);
  if (target === NONE) return formatOpenValue(target, words);
  const start = `${formatChoice(comparator, words)} ${formatQuantity(target, unit, words)}`;
  return targetUpper === undefined
    ? start
    : `${start} ${words.words['to'] ?? 'to'} ${formatQuantity(targetUpper, unit, words)}`;
}

function unitOf(objective: unknown): string | undefined {
  const metric = (objective as { metric?: { unit?: unknown } }).metric;
  return textOf(metric?.unit);
}
