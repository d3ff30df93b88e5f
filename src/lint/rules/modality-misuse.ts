import type { LintContext } from '../lint-context.ts';
import { type LintWords, perLanguage, wordList } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { clauseSentencesOf, inClause } from '../text/clause-prose.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import { beginningOf, plainProse, sentencesOf } from '../text/plain-prose.ts';
import { type ProseLeaf, proseOf, richProseOf } from '../text/prose-of.ts';
import { followsModal, isContractText, isNormative } from '../text/prose-roles.ts';

/** Sentences that leave open who has a duty, or whether it is one. */
export const modalityMisuse: Rule = {
  name: 'modality-misuse',
  severity: 'warning',
  kind: 'language',
  summary: 'A sentence leaves open who owes what, or whether it is owed.',
  why:
    'A sentence such as “Reports shall be sent” gives nobody a duty, and when no report comes each party points at the other. “Shall” before a ' +
    'thing that cannot act, “will” for a duty and “and/or” have the same effect: the sentence sounds binding and binds ' +
    'nobody in particular. Name the party, write “shall” for its duty, and put one duty in a sentence.',
  source: 'K. Adams, A Manual of Style for Contract Drafting: “shall” means “has a duty to”.',
  limits:
    'It reads the texts of the agreement and the sentences of the clauses, those of your own templates among them. It knows the parties, their people, defined terms and words such as “members” as those who can act. It does not judge whether “shall not” or “may not” is right; both forbid.',
  bad: {
    example: 'cloud-service',
    change: { 'termination.effects.1': 'The data of Maasvliet shall be exported in a documented format' },
  },
  good: {
    example: 'cloud-service',
    change: {
      'termination.effects.1': 'Alsterkrone shall export the data of Maasvliet in a documented format',
      'legal.confidentiality': 'Each party shall be entitled to keep the records of the Monitoring System.',
    },
  },
  *check(context) {
    const names = namesOf(context);
    for (const leaf of richProseOf(context)) {
      if (!isContractText(leaf)) continue;
      yield* judge(leaf, readLexicon(leaf.words), names);
    }
    yield* judgeClauses(context, readLexicon(context.words), names);
  },
};

/** The same for the sentences of the clauses, as far as the words in question stand in the clause and in no field. */
function* judgeClauses(context: LintContext, lexicon: Lexicon, names: Names): Generator<Finding> {
  for (const sentence of clauseSentencesOf(context)) {
    const { own, text } = sentence;
    const [either] = lexicon.andOr(own);
    if (either) yield inClause(sentence, eitherOr(either.words));
    if (lexicon.modality(own).length === 0) continue;
    const finding = judgeSentence(text, lexicon, names);
    if (finding) yield inClause(sentence, finding);
  }
}

interface Lexicon {
  readonly andOr: FindPhrases;
  readonly duties: FindPhrases;
  /** Every word for a duty, real or seeming. */
  readonly modality: FindPhrases;
  readonly weak: FindPhrases;
  /** What looks like a duty before the passive of a verb. */
  readonly weakPassives: FindPhrases;
  readonly modals: FindPhrases;
  readonly actors: FindPhrases;
  readonly notActions: ReadonlySet<string>;
  readonly participles: ReadonlySet<string>;
  /** Words that begin a clause which ends with a comma before its subject. */
  readonly clauseOpeners: ReadonlySet<string>;
  /** Where the noun ends by which a meaning begins: "a person" of "a person who works for the Customer". */
  readonly headEnd: RegExp;
  /** Words that join a second verb to a subject before it. */
  readonly conjunctions: ReadonlySet<string>;
  /** What stands before a word that belongs to another one: "of", "of the". */
  readonly attributive: RegExp;
  readonly dutyWord: string;
}

const readLexicon = perLanguage((words: LintWords): Lexicon => {
  const list = (name: string): readonly string[] => wordList(words, name);
  const [duty = 'shall'] = [...list('dutyWord'), ...list('duties')];
  return {
    andOr: phraseFinder(list('andOr')),
    duties: phraseFinder(list('duties')),
    modality: phraseFinder([...list('duties'), ...list('weakDuties'), ...list('weakPassives')]),
    weak: phraseFinder(list('weakDuties')),
    weakPassives: phraseFinder(list('weakPassives')),
    modals: phraseFinder(list('modals')),
    actors: phraseFinder(list('actors')),
    notActions: new Set(list('notActions')),
    participles: new Set(list('participles')),
    clauseOpeners: new Set(list('clauseOpeners')),
    conjunctions: new Set(list('conjunctions')),
    attributive: new RegExp(`(?:^|\\s)(?:${list('prepositions').join('|') || '$^'})(?: \\p{L}+)?\\s*$`, 'iu'),
    headEnd: new RegExp(
      `[,;(]|\\s(?:${[...list('prepositions'), ...list('relatives')].join('|') || '$^'})\\s`,
      'iu',
    ),
    dutyWord: duty,
  };
});

/** Whoever the agreement names: its parties and their people, terms that mean people and the headings of duties. */
const PARTIES = new Set(['/parties/*/name', '/parties/*/shortName']);
const OTHERS = new Set(['/contacts/*/name', '/contacts/*/title', '/responsibilities/columns/*/label']);

interface Names {
  readonly find: FindPhrases;
  readonly findParties: FindPhrases;
}

function namesOf(context: LintContext): Names {
  const texts = proseOf(context);
  const parties = texts.filter(({ pattern }) => PARTIES.has(pattern)).map(({ text }) => text);
  const others = texts.filter(({ pattern }) => OTHERS.has(pattern)).map(({ text }) => text);
  const { actors, headEnd } = readLexicon(context.words);
  const terms = (context.agreement.definitions ?? []).flatMap(
    ({ term, meaning, abbreviation, aliases = [] }) => {
      const noun = meaning.slice(0, 80).split(headEnd)[0]!.trim();
      const isActor = [term, noun].some((text) => actors(text).some(({ to }) => to === text.length));
      if (!isActor) return [];
      return [term, ...aliases, ...(abbreviation === undefined ? [] : [abbreviation])];
    },
  );
  return {
    find: phraseFinder([...parties, ...others, ...terms, ...[...others, ...terms].map((name) => `${name}s`)]),
    findParties: phraseFinder(parties),
  };
}

function* judge(leaf: ProseLeaf, lexicon: Lexicon, names: Names): Generator<Finding> {
  const plain = plainProse(leaf.text, { quotations: true });
  const [either] = lexicon.andOr(plain);
  if (either) yield { path: leaf.path, ...eitherOr(either.words) };
  if (followsModal(leaf)) yield* doubledModal(leaf, plain, lexicon.modals);
  if (!isNormative(leaf) || lexicon.modality(plain).length === 0) return;
  for (const { text } of sentencesOf(plain)) {
    const finding = judgeSentence(text, lexicon, names);
    if (!finding) continue;
    yield { path: leaf.path, ...finding };
    return;
  }
}

function eitherOr(words: string): Fault {
  return {
    message: `“${words}” lets each party choose whether one is enough or both are needed`,
    hint: 'write “or” if one is enough, “and” if both are needed, or “… or …, or both”',
    facts: { words },
  };
}

/** The contract prints the party and "shall" before these texts. */
function* doubledModal(leaf: ProseLeaf, plain: string, findModals: FindPhrases): Generator<Finding> {
  const start = plain.length - plain.trimStart().length;
  const [first] = findModals(plain);
  if (!first || first.from !== start) return;
  const rest = plain.slice(first.to).trim();
  yield {
    path: leaf.path,
    message: `“${beginningOf(plain.trim())}” begins with “${first.words}”, but the contract prints the party and its modal before it, such as “shall ${first.words}”: the sentence makes no sense, and nobody can say what is owed`,
    hint: `begin with the verb: “${beginningOf(rest)}”`,
    facts: { words: first.words },
  };
}

type Fault = Omit<Finding, 'path'>;

const BEGIN_WITH_PARTY =
  'begin with the party that does it: “Marketing shall qualify …” in place of “Leads shall be qualified”';

function judgeSentence(text: string, lexicon: Lexicon, names: Names): Fault | undefined {
  const duties = lexicon.duties(text);
  const passives = duties.map(({ to }) => passiveAfter(text, to, lexicon, names));
  const agentless = passives.findIndex((passive) => passive && !passive.hasAgent);
  if (agentless >= 0) return noAgent(`${duties[agentless]!.words} ${passives[agentless]!.words}`, lexicon);
  const [duty] = duties;
  const subject = duty === undefined ? '' : subjectOf(text.slice(0, duty.from), lexicon);
  if (duty && subject !== '' && !hasActor(subject, lexicon, names)) {
    const gives = `“${duty.words}” gives “${endOf(subject)}” a duty, but only a party or its people can have one`;
    return passives[0]?.hasAgent
      ? {
          message: `${gives}: who owes it stands only behind “by”, where it is overlooked`,
          hint: BEGIN_WITH_PARTY,
          facts: { subject: endOf(subject) },
        }
      : {
          message: `${gives}: nobody answers for this`,
          hint: `name the party that has the duty, or write a fact in the present tense without “${duty.words}”`,
          facts: { subject: endOf(subject) },
        };
  }
  for (const { words, to } of lexicon.weakPassives(text)) {
    const passive = passiveAfter(` be${text.slice(to)}`, 0, lexicon, names);
    if (passive && !passive.hasAgent) return noAgent(`${words}${passive.words.slice(2)}`, lexicon);
  }
  const weak = lexicon.weak(text).find(({ from }) => {
    const subject = text.slice(0, from).trimEnd();
    return names.findParties(subject).some(({ to }) => to === subject.length);
  });
  if (weak)
    return {
      message: `“${beginningOf(text.slice(Math.max(0, text.lastIndexOf(' ', weak.from - 2)), weak.to).trim())}” tells what is expected and makes no duty: the other party cannot insist on it`,
      hint: `write “${lexicon.dutyWord}” in place of “${weak.words}” if it is owed, and the present tense if it is a fact`,
      facts: { words: weak.words },
    };
  if (duties.length > 1)
    return {
      severity: 'info',
      message: `“${beginningOf(text)}” has ${duties.length} duties in one sentence: a party that keeps only one of them can say that it kept the sentence`,
      hint: 'make a sentence of each duty',
      facts: { duties: duties.length },
    };
  return undefined;
}

/** Only "shall" says for certain that the sentence is about a duty; "will be" may foretell a fact. */
function noAgent(words: string, { dutyWord }: Lexicon): Fault {
  const isDuty = words.toLowerCase().startsWith(`${dutyWord} `);
  const isFact = words.toLowerCase().startsWith('will ');
  return {
    ...(isFact && { severity: 'info' as const }),
    message: `“${words}” names nobody who does it: when it is not done, each party can say that it was for the other`,
    hint: `${BEGIN_WITH_PARTY}${isDuty ? '' : ', or write a fact in the present tense'}`,
    facts: { words },
  };
}

interface Passive {
  readonly words: string;
  readonly hasAgent: boolean;
}

/** "be sent", if that is what follows, and whether the sentence says by whom. */
function passiveAfter(text: string, at: number, lexicon: Lexicon, names: Names): Passive | undefined {
  const match = PASSIVE.exec(text.slice(at));
  const verb = match?.[1] ?? '';
  const { notActions, participles } = lexicon;
  if (!match || notActions.has(verb) || !(verb.endsWith('ed') || participles.has(verb))) return undefined;
  const rest = text.slice(at + match[0].length);
  const hasAgent = [...rest.matchAll(/ by /g)].some(({ index }) => {
    const agent = rest.slice(index + 4, index + 84).split(/[,;]/)[0] ?? '';
    return lexicon.actors(agent).length > 0 || names.find(agent).length > 0;
  });
  return { words: match[0].trim(), hasAgent };
}

const PASSIVE =
  /^ +(?:(?:also|always|never|not|only|[a-z]+ly) +){0,3}be +(?:(?:also|always|not|[a-z]+ly) +){0,3}([a-z]+)\b/;

/** What the modal belongs to: not the condition or the time with which the sentence begins. */
function subjectOf(before: string, { clauseOpeners, conjunctions }: Lexicon): string {
  const whole = before.trim();
  const [first = ''] = whole.split(' ');
  if (!clauseOpeners.has(first.toLowerCase())) return whole;
  const last = whole.slice(whole.lastIndexOf(',') + 1).trim();
  return last === '' || conjunctions.has(last.toLowerCase()) ? whole : last;
}

/** Whether somebody is named who can have a duty, not only something of theirs: "the website of the Customer". */
function hasActor(subject: string, { actors, attributive }: Lexicon, names: Names): boolean {
  return [...actors(subject), ...names.find(subject)].some(
    ({ from, to }) =>
      !/^[’']s?(?:\s|$)/.test(subject.slice(to)) &&
      !attributive.test(subject.slice(Math.max(0, from - 40), from)),
  );
}

/** The last words before a modal, by which its subject is recognised. */
function endOf(subject: string): string {
  const words = subject.slice(-80).split(/\s+/);
  return words.length > 6 ? `… ${words.slice(-6).join(' ')}` : words.join(' ');
}
