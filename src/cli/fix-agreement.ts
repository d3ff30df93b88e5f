import type { AgreementFile, LintOptions, Problem, TextEdit } from '../index.ts';
import type { Library } from './surroundings.ts';

/** An agreement after its safe fixes, and what is still wrong with it. */
export interface FixedAgreement {
  readonly text: string;
  /** What each fix did, in the order in which they were made. */
  readonly titles: readonly string[];
  readonly problems: readonly Problem[];
}

/** A fix can bring another to light; more rounds than this make no sense. */
const MOST_ROUNDS = 10;

/** Applies every safe fix of an agreement, again until there is none; fixes that overlap wait for the next round. */
export async function fixAgreement(
  input: AgreementFile,
  options: LintOptions,
  { lint }: Library,
): Promise<FixedAgreement> {
  let text = decode(input.text);
  const titles: string[] = [];
  for (let round = 0; ; round++) {
    const { problems } = await lint({ text, file: input.file }, options);
    const edits = chooseEdits(problems);
    if (edits.length === 0 || round === MOST_ROUNDS) return { text, titles, problems };
    for (const { title, changes } of edits) {
      titles.push(title);
      text = applyEdits(text, changes);
    }
  }
}

/** A text with replacements at places that do not touch each other. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to), text);
}

interface ChosenFix {
  readonly title: string;
  readonly changes: readonly TextEdit[];
}

/** The safe fixes that do not touch each other, those at the end of the file first. */
function chooseEdits(problems: readonly Problem[]): ChosenFix[] {
  const safe = problems.flatMap(({ fix }) => (fix?.safe && fix.edits.length > 0 ? [fix] : []));
  const first = (edits: ChosenFix['changes']): number => Math.min(...edits.map(({ from }) => from));
  const last = (edits: ChosenFix['changes']): number => Math.max(...edits.map(({ to }) => to));
  const chosen: ChosenFix[] = [];
  let start = Number.POSITIVE_INFINITY;
  for (const { title, edits } of [...safe].sort((a, b) => first(b.edits) - first(a.edits))) {
    if (last(edits) > start) continue;
    chosen.push({ title, changes: edits });
    start = first(edits);
  }
  return chosen;
}

function decode(text: string | Uint8Array): string {
  return typeof text === 'string' ? text : new TextDecoder().decode(text);
}
