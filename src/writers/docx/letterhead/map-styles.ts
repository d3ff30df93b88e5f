import { nearest } from '../../../nearest.ts';
import type { Problem } from '../../../problem.ts';
import type { StyleChoice } from './letterhead.ts';
import { fold, isCalled } from './style-names.ts';
import { defaultStyle, readManner, type WordStyle, type WordStyles } from './word-styles.ts';
import type { XmlNode } from './xml-tree.ts';

/** A style of the firm's in the place of one of ours, and by what it was found. */
export interface StyleMatch {
  readonly theirs: WordStyle;
  readonly by: 'choice' | 'name' | 'language' | 'plain text';
}

/** The styles of the firm's that stand for ours, by the ids of ours; those that are not here are added. */
export type StyleMap = ReadonlyMap<string, StyleMatch>;

/** Finds the firm's own style for each of ours: as chosen, by its name in any language, or as plain text. */
export function mapStyles(
  ours: WordStyles,
  theirs: WordStyles,
  theirRoot: XmlNode | undefined,
  choices: readonly StyleChoice[],
): { readonly map: StyleMap; readonly problems: readonly Problem[] } {
  const { chosen, problems } = readChoices(ours, theirs, choices);
  const map = new Map<string, StyleMatch>();
  for (const style of ours.values()) {
    const match = chosen.get(style.id) ?? findMatch(style, theirs);
    if (match) map.set(style.id, match);
  }
  const plain = defaultStyle(theirs, 'paragraph');
  if (
    !map.has('BodyText') &&
    ours.has('BodyText') &&
    plain &&
    readManner(theirs, theirRoot, plain.id).space > 0
  )
    map.set('BodyText', { theirs: plain, by: 'plain text' });
  return { map, problems };
}

function findMatch(ours: WordStyle, theirs: WordStyles): StyleMatch | undefined {
  const all = [...theirs.values()].filter(({ type }) => type === ours.type);
  if (ours.isDefault) {
    const usual = all.find(({ isDefault }) => isDefault);
    if (usual) return { theirs: usual, by: 'name' };
  }
  const named = all.find(({ name }) => fold(name) === fold(ours.name));
  const known = named ?? all.find(({ aliases }) => aliases.some((alias) => fold(alias) === fold(ours.name)));
  if (known) return { theirs: known, by: 'name' };
  const called = ours.builtIn ? all.find(({ name, id }) => isCalled(ours.name, name, id)) : undefined;
  return called && { theirs: called, by: 'language' };
}

function readChoices(
  ours: WordStyles,
  theirs: WordStyles,
  choices: readonly StyleChoice[],
): { readonly chosen: ReadonlyMap<string, StyleMatch>; readonly problems: readonly Problem[] } {
  const chosen = new Map<string, StyleMatch>();
  const problems: Problem[] = [];
  const report = (choice: StyleChoice, side: 'ours' | 'theirs', message: string, hint: string): void => {
    problems.push({
      rule: 'letterhead-styles/unknown-style',
      severity: 'error',
      message,
      hint,
      place: choice.place[side],
    });
  };
  for (const choice of choices) {
    const one = findNamed(ours, choice.ours);
    if (!one) {
      report(
        choice,
        'ours',
        `Contracts have no style \`${choice.ours}\``,
        suggest(choice.ours, ours, 'theirs are'),
      );
      continue;
    }
    const other = findNamed(theirs, choice.theirs, one.type);
    if (other) chosen.set(one.id, { theirs: other, by: 'choice' });
    else {
      const otherKind = findNamed(theirs, choice.theirs);
      const sameKind = new Map([...theirs].filter(([, { type }]) => type === one.type));
      if (otherKind)
        report(
          choice,
          'theirs',
          `\`${otherKind.name}\` is a ${otherKind.type} style, \`${one.name}\` is a ${one.type} style`,
          suggest(choice.theirs, sameKind, 'there are'),
        );
      else
        report(
          choice,
          'theirs',
          `The letterhead has no style \`${choice.theirs}\``,
          suggest(choice.theirs, sameKind, 'there are'),
        );
    }
  }
  return { chosen, problems };
}

function findNamed(styles: WordStyles, wanted: string, type?: string): WordStyle | undefined {
  const all = [...styles.values()].filter((style) => type === undefined || style.type === type);
  return (
    all.find(({ name, aliases }) => [name, ...aliases].some((one) => fold(one) === fold(wanted))) ??
    all.find(({ id }) => id === wanted) ??
    all.find(({ name, id }) => isCalled(name, wanted, '') || (id !== '' && fold(id) === fold(wanted)))
  );
}

const MOST_SHOWN = 12;

function suggest(wanted: string, styles: WordStyles, lead: string): string {
  const names = [...styles.values()].map(({ name }) => name);
  const close = nearest(wanted, names);
  if (close !== undefined) return `did you mean \`${close}\`?`;
  const more = names.length > MOST_SHOWN ? ' …' : '';
  return `${lead} ${names.slice(0, MOST_SHOWN).join(', ')}${more}`;
}
