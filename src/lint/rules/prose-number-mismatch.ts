import type { LintContext } from '../lint-context.ts';
import { type LintWords, perLanguage, wordList, wordTable } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import {
  bindingPath,
  fieldsNear,
  fieldsOfAgreement,
  fieldsOfObjective,
  type NumberField,
} from '../text/number-fields.ts';
import {
  isComparable,
  isSameQuantity,
  type NumberInProse,
  type NumberReader,
  numberReader,
  singularNoun,
} from '../text/numbers-in-prose.ts';
import { plainProse, type Sentence, sentencesOf } from '../text/plain-prose.ts';
import { type ProseLeaf, richProseOf } from '../text/prose-of.ts';
import { isContractText } from '../text/prose-roles.ts';
import { replaceWords } from '../text/replace-words.ts';

/** Numbers in prose that contradict, or repeat, the field that they put into words. */
export const proseNumberMismatch: Rule = {
  name: 'prose-number-mismatch',
  severity: 'error',
  kind: 'language',
  summary: 'A text has another number than the field that it puts into words.',
  why:
    'The contract prints both, the sentence and the field, and whoever loses by one of them relies on the other. The ' +
    'calculations know only the field. A number that is bound to its field cannot drift away from it when the field is ' +
    'changed in the next edition.',
  source: 'Published agreements whose text and table name different days for the same claim.',
  limits:
    'It compares a number only with fields that it is about without doubt: those of the same entry whose word stands in the sentence, the objective or the value of a goal or a duty, an objective that is called by its name, the one promise of availability in the description of its service (a warning), and the beginning, the end and the monthly charges of the agreement. A number that compares (“5 % more”) is no level.',
  bad: {
    example: 'cloud-service',
    change: {
      'remedies.claim.expires': 'A service credit that Maasvliet has not claimed within 7 days lapses.',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'remedies.claim.expires':
        '"A service credit that Maasvliet has not claimed within {{remedies.claim.limit.businessDays}} Business Days lapses."',
      'goals.dependable-platform.statement':
        'Alsterkrone shall answer 5 % more requests than in the year before.',
    },
  },
  *check(context) {
    const ofAgreement = fieldsOfAgreement(context);
    const named = objectiveNames(context);
    for (const leaf of richProseOf(context)) {
      if (!isContractText(leaf)) continue;
      const reader = readWords(leaf.words);
      if (!reader.mayCount(leaf.text)) continue;
      yield* judge(leaf, reader, ofAgreement, named, context);
    }
  },
};

interface Reader extends NumberReader {
  readonly cues: ReadonlyMap<string, FindPhrases>;
  readonly leads: ReadonlyMap<string, readonly string[]>;
  /** Words for how available something is. */
  readonly availability: FindPhrases;
  readonly comparisons: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
}

const readWords = perLanguage((words: LintWords): Reader => {
  const split = (text: string): string[] => text.split(',').map((each) => each.trim());
  const cues = [...wordTable(words, 'numberCues')];
  const leads = [...wordTable(words, 'numberLeads')];
  return {
    ...numberReader(words),
    cues: new Map(cues.map(([name, list]) => [name, phraseFinder(split(list))])),
    leads: new Map(leads.map(([name, list]) => [name, split(list)])),
    availability: phraseFinder(wordList(words, 'availabilityCues')),
    comparisons: new Set(wordList(words, 'comparisons')),
    negations: new Set(wordList(words, 'negations')),
  };
});

/** Objectives by names of two or more words, which mean nothing else. */
interface NamedObjectives {
  readonly ids: ReadonlyMap<string, string>;
  readonly find: FindPhrases;
}

function objectiveNames({ all }: LintContext): NamedObjectives {
  const ids = new Map<string, string>();
  const twice = new Set<string>();
  for (const { value } of all('objectives')) {
    const name = value.name.toLowerCase();
    if (ids.has(name)) twice.add(name);
    ids.set(name, value.id);
  }
  for (const name of twice) ids.delete(name);
  return { ids, find: phraseFinder([...ids.keys()].filter((name) => name.includes(' '))) };
}

/** Texts that describe what is promised; others may name an objective and a number that is not its level. */
const DESCRIPTIONS = new Set([
  '/keyTerms/*/value',
  '/services/*/description',
  '/services/*/included/*',
  '/summary/notes',
  '/summary/purpose',
]);

function* judge(
  leaf: ProseLeaf,
  reader: Reader,
  ofAgreement: readonly NumberField[],
  named: NamedObjectives,
  context: LintContext,
): Generator<Finding> {
  let near: readonly NumberField[] | undefined;
  for (const sentence of sentencesOf(plainProse(leaf.text, { quotations: true }))) {
    for (const { words, isSame } of reader.doubled(sentence.text))
      if (!isSame)
        yield {
          path: leaf.path,
          message: `“${words}” is two different numbers: whoever owes or is owed something by it will choose the one that suits them`,
          hint: 'write the number once, in digits',
          facts: { words },
        };
    near ??= fieldsNear(leaf, context);
    const byName = DESCRIPTIONS.has(leaf.pattern) ? calledIn(leaf, sentence, named, context) : [];
    const called = byName.length > 0 ? byName : availabilityIn(leaf, sentence, reader, context);
    yield* compare(leaf, sentence, [...near, ...called], ofAgreement, reader, context);
  }
}

/** The fields of the one objective that a sentence, or the label of a key term, calls by its name. */
function calledIn(
  leaf: ProseLeaf,
  { text }: Sentence,
  { ids, find }: NamedObjectives,
  context: LintContext,
): readonly NumberField[] {
  const label =
    leaf.pattern === '/keyTerms/*/value'
      ? context.agreement.keyTerms?.[Number(leaf.group.split('/')[2])]?.label.toLowerCase()
      : undefined;
  const found = new Set(find(text).map(({ phrase }) => phrase));
  if (label !== undefined && ids.has(label)) found.add(label);
  const [name] = found;
  return found.size === 1 && name !== undefined ? fieldsOfObjective(ids.get(name), context) : [];
}

/** The level of the one promise of availability that a sentence about how available a service is can mean. */
function availabilityIn(
  leaf: ProseLeaf,
  { text }: Sentence,
  { availability }: Reader,
  context: LintContext,
): readonly NumberField[] {
  if (leaf.pattern !== '/services/*/description' && leaf.pattern !== '/summary/purpose') return [];
  if (availability(text).length === 0) return [];
  const service = context.agreement.services[Number(leaf.group.split('/')[2])]?.id;
  const [promise, ...others] = context.all('objectives').filter(({ value }) => {
    const isOfIt =
      leaf.pattern === '/summary/purpose' || value.service === undefined || value.service === service;
    const metric = context.find('metrics', value.metric)?.value;
    return (
      isOfIt && metric?.unit === '%' && (metric.kind === 'time-ratio' || availability(metric.name).length > 0)
    );
  });
  if (!promise || others.length > 0) return [];
  return fieldsOfObjective(promise.value.id, context)
    .filter(({ pointer }) => pointer.endsWith('/target'))
    .map((field) => ({ ...field, isGuess: true }));
}

/** A sentence with more numbers is a table, of which nobody can tell what each number is about. */
const MOST_NUMBERS = 20;

function* compare(
  leaf: ProseLeaf,
  { text, from }: Sentence,
  near: readonly NumberField[],
  ofAgreement: readonly NumberField[],
  reader: Reader,
  context: LintContext,
): Generator<Finding> {
  const fields = [...near, ...ofAgreement].filter(
    ({ cue }) => cue === undefined || reader.leads.has(cue) || (reader.cues.get(cue)?.(text).length ?? 0) > 0,
  );
  if (fields.length === 0) return;
  const nouns = new Set(fields.flatMap(({ quantity }) => (quantity.kind === 'count' ? [quantity.unit] : [])));
  const all = reader.numbers(text, nouns);
  if (all.length > MOST_NUMBERS) return;
  const numbers = all.filter((number) => !isComparison(text, number, reader));
  for (const number of numbers) {
    const about = fields.filter(
      ({ cue, quantity }) => isComparable(quantity, number.quantity) && isLed(text, number, cue, reader),
    );
    const alike = numbers.filter((other) => isComparable(other.quantity, number.quantity));
    const same = about.filter(({ quantity }) => isSameQuantity(quantity, number.quantity));
    const [field] = same.length > 0 ? same : about;
    // Of several numbers in one sentence nobody can tell which one the field is.
    if (!field || (same.length === 0 && alike.length > 1)) continue;
    const shown = text.slice(number.from, number.to);
    yield same.length > 0
      ? repeated(leaf, number, from, shown, same, context)
      : contradicted(leaf, number, from, shown, field, context);
  }
}

/** Some fields are meant only where their words stand right before the number. */
function isLed(text: string, { from }: NumberInProse, cue: string | undefined, { leads }: Reader): boolean {
  const own = cue === undefined ? undefined : leads.get(cue);
  if (own === undefined) return true;
  const before = text.slice(0, from).toLowerCase().trimEnd();
  return /\bagreement\b/i.test(before) && own.some((lead) => before.endsWith(` ${lead}`));
}

function isComparison(text: string, { from, to }: NumberInProse, reader: Reader): boolean {
  const before = (
    text
      .slice(0, from)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).slice(-3);
  const after = (
    text
      .slice(to)
      .toLowerCase()
      .match(/^[^,;.]*/)?.[0]
      .match(/\p{L}+/gu) ?? []
  ).slice(0, 3);
  const at = before.findIndex((word) => reader.comparisons.has(word));
  if (at >= 0 && !reader.negations.has(before[at - 1] ?? '')) return true;
  return after.some((word) => reader.comparisons.has(word));
}

/** What is written in place of a number and its unit, and the change that does it. */
function bindingOf(
  leaf: ProseLeaf,
  number: NumberInProse,
  from: number,
  words: string,
  { pointer, printsUnit, shown, quantity }: NumberField,
  { agreement, source }: LintContext,
): { readonly written: string; readonly change: ReturnType<typeof replaceWords> } | undefined {
  const path = bindingPath(pointer, agreement);
  if (path === undefined) return undefined;
  const binding = `{{${path}}}`;
  const start = from + number.from;
  if (printsUnit)
    return { written: binding, change: replaceWords(source, leaf, [start, from + number.to], binding) };
  const own = words.slice(number.numberTo - number.from);
  const unit = shown.replace(/^\S+ /, '');
  // Twenty days are not twenty business days, so that the unit changes with the number.
  if (quantity.kind === 'time' && singularNoun(own.trim()) !== singularNoun(unit)) {
    const written = `${binding} ${unit}`;
    return { written, change: replaceWords(source, leaf, [start, from + number.to], written) };
  }
  return {
    written: `${binding}${own}`,
    change: replaceWords(source, leaf, [start, from + number.numberTo], binding),
  };
}

function contradicted(
  leaf: ProseLeaf,
  number: NumberInProse,
  from: number,
  shown: string,
  field: NumberField,
  context: LintContext,
): Finding {
  const bound = bindingOf(leaf, number, from, shown, field, context);
  const name = bindingPath(field.pointer, context.agreement) ?? field.pointer;
  return {
    path: leaf.path,
    message: `“${shown}” contradicts \`${name}\`, which is ${field.shown}: the contract prints both, and whoever loses by one of them relies on the other`,
    hint: bound
      ? `write \`${bound.written}\` in place of “${shown}”, or correct the field`
      : `write ${field.shown} in place of “${shown}”, or correct the field`,
    facts: { text: shown, field: field.shown },
    related: [{ path: field.pointer, message: `the field says ${field.shown}` }],
    ...(field.isGuess && { severity: 'warning' as const }),
    ...(bound?.change && {
      fix: { title: 'Print the field in place of the number', safe: false, changes: [bound.change] },
    }),
  };
}

function repeated(
  leaf: ProseLeaf,
  number: NumberInProse,
  from: number,
  shown: string,
  fields: readonly NumberField[],
  context: LintContext,
): Finding {
  const [field] = fields;
  const bound = field && bindingOf(leaf, number, from, shown, field, context);
  const name = field ? (bindingPath(field.pointer, context.agreement) ?? field.pointer) : '';
  return {
    path: leaf.path,
    severity: 'info',
    message: `“${shown}” repeats \`${name}\`: when the field changes, the text stays, and the contract says two things`,
    hint: bound ? `write \`${bound.written}\` in place of “${shown}”` : 'leave the number to the field',
    facts: { text: shown },
    ...(bound?.change && {
      fix: {
        title: 'Print the field in place of the number',
        safe: fields.length === 1,
        changes: [bound.change],
      },
    }),
  };
}
