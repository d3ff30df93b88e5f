import type { AgreementType } from '../index.ts';
import type { Ask } from './surroundings.ts';

/** What is known of a first agreement before asking, and all of it after. */
export interface StarterAnswers {
  readonly type?: AgreementType;
  readonly title?: string;
  /** The names of the parties in their order; an empty one is left open. */
  readonly party: readonly string[];
  readonly style?: string;
}

/** What the kinds of agreements are for. */
export const types: Readonly<Record<AgreementType, string>> = {
  customer: 'a supplier promises a level of service to a customer',
  internal: 'two teams of one company promise each other what they need',
  'multi-level': 'three or more teams or suppliers, one after the other',
};

/** The names of the types in the order in which they are offered. */
export const typeNames = Object.keys(types) as readonly AgreementType[];

/** What the parties of a first agreement are called in questions, in their order. */
export const partyRoles: Readonly<Record<AgreementType, readonly string[]>> = {
  customer: ['the provider', 'the customer'],
  internal: ['the first team', 'the second team'],
  'multi-level': ['the first party', 'the second party', 'the third party'],
};

/** The types, a line each, with what they are for. */
export function listTypes(mark: (index: number) => string): string {
  return typeNames.map((type, index) => `  ${mark(index)}${type.padEnd(12)} ${types[type]}`).join('\n');
}

/**
 * Asks for what `known` leaves open, in at most five questions; an empty answer takes what stands in brackets.
 * A style is asked for only where there are several. Undefined: given up.
 */
export async function askForStarter(
  known: StarterAnswers,
  styles: readonly string[],
  ask: Ask,
): Promise<StarterAnswers | undefined> {
  const type = known.type ?? (await askForType(ask));
  if (!type) return undefined;
  const title = known.title ?? (await ask('Title of the contract? [one to change later] '));
  if (title === undefined) return undefined;
  const party = await askForParties(partyRoles[type], known.party, ask);
  if (!party) return undefined;
  const style = known.style ?? (styles.length > 1 ? await askForStyle(styles, ask) : '');
  if (style === undefined) return undefined;
  return { type, title: title.trim(), party, ...(style === '' ? {} : { style }) };
}

async function askForType(ask: Ask): Promise<AgreementType | undefined> {
  const question = `${listTypes((index) => `${index + 1} `)}\nWhich type of agreement? [1] `;
  return (await choose(typeNames, question, 'Please answer 1, 2 or 3: [1] ', typeNames[0]!, ask)) as
    | AgreementType
    | undefined;
}

async function askForStyle(styles: readonly string[], ask: Ask): Promise<string | undefined> {
  const list = styles.map((style, index) => `  ${index + 1} ${style}`).join('\n');
  const again = `Please answer 1 to ${styles.length}: [the usual one] `;
  return choose(styles, `${list}\nWhich style? [the usual one] `, again, '', ask);
}

/** The one of `names` that is answered by itself or its number, from 1; `usual` for an empty answer. */
async function choose(
  names: readonly string[],
  question: string,
  again: string,
  usual: string,
  ask: Ask,
): Promise<string | undefined> {
  let answer = await ask(question);
  while (answer !== undefined) {
    const word = answer.trim().toLowerCase();
    if (word === '') return usual;
    const chosen = names.find((name, index) => name === word || String(index + 1) === word);
    if (chosen !== undefined) return chosen;
    answer = await ask(again);
  }
  return undefined;
}

/** The names of all parties: two are asked for one by one, more in one answer. */
async function askForParties(
  roles: readonly string[],
  known: readonly string[],
  ask: Ask,
): Promise<readonly string[] | undefined> {
  const open = roles.slice(known.length);
  if (open.length > 2) {
    const answer = await askForNames(open, ask);
    return answer && [...known, ...answer];
  }
  const names = [...known];
  for (const role of open) {
    const name = await ask(`Name of ${role}? [one to change later] `);
    if (name === undefined) return undefined;
    names.push(name.trim());
  }
  return names;
}

async function askForNames(roles: readonly string[], ask: Ask): Promise<readonly string[] | undefined> {
  const list = `${roles.slice(0, -1).join(', ')} and ${roles.at(-1)}`;
  let answer = await ask(`Names of ${list}, with commas between? [some to change later] `);
  while (answer !== undefined) {
    const names = answer.trim() === '' ? [] : answer.split(',').map((name) => name.trim());
    if (names.length === 0 || names.length === roles.length) return names;
    answer = await ask(`Please answer ${roles.length} names, with commas between: [some to change later] `);
  }
  return undefined;
}
