import { formatPer, formatQuantity } from './format.ts';
import { fill, type Words } from './words.ts';

/** The fields of a goal that its name comes from, references as they print. */
export interface GoalFields {
  readonly value?: string;
  readonly unit?: string;
  readonly per?: string;
  readonly objective?: string;
  readonly metric?: string;
  readonly party?: string;
}

/** What a goal is called where another field refers to it: "100 leads per month", else its measure, else its party. */
export function formatGoal(goal: GoalFields, words: Words): string {
  const { value, unit, per, objective, metric, party = '' } = goal;
  if (value !== undefined) {
    const amount = formatQuantity(value, unit, words);
    return per === undefined ? amount : `${amount} ${formatPer(per, words)}`;
  }
  return objective ?? metric ?? fill(words.words['goalOf'] ?? '{party}', { party });
}
