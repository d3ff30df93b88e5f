import type { Agreement } from './agreement/generated/types.ts';
import { shapeOf } from './agreement/shape.ts';
import { openCatalog } from './catalog.ts';
import type { Contract } from './document/contract.ts';
import type { FontFiles, Look } from './document/look.ts';
import { hasErrors, type Problem } from './problem.ts';
import { readStyleChoices } from './read-style-choices.ts';
import { makeLook } from './style/make-look.ts';
import { type FieldText, fieldTexts, possibleField } from './template/field-texts.ts';
import type { Words } from './template/words.ts';
import {
  type LetterheadSurvey,
  loadLetterheadSurvey,
  loadLetterheadWriter,
  type StyleChoice,
} from './writers/index.ts';
import type { Written } from './writers/writer.ts';

/** A firm's own Word file, with the file beside it that gives our styles the names of theirs. */
export interface Letterhead {
  /** The name that problems give it. */
  readonly file: string;
  /** A Word document or template; never changed. */
  readonly content: Uint8Array;
  readonly styles?: { readonly file: string; readonly text: string | Uint8Array };
}

/** A contract and all that its letterhead may say of it. */
export interface LetterheadContract {
  readonly agreement: Agreement;
  readonly words: Words;
  readonly contract: Contract;
  /** The date of the contract in its words. */
  readonly date: string;
  readonly look: Look;
  readonly fonts: FontFiles;
}

/** Writes a contract into a firm's own Word file. */
export async function putOnLetterhead(letterhead: Letterhead, parts: LetterheadContract): Promise<Written> {
  const { choices, problems } = choicesOf(letterhead);
  if (hasErrors(problems)) return { content: new Uint8Array(), problems };
  const write = await loadLetterheadWriter();
  const { contract, look, fonts } = parts;
  const written = write({ contract, look, fonts, letterhead, choices, fields: fieldsOf(parts) });
  return { ...written, problems: [...problems, ...written.problems] };
}

/** What a letterhead has and lacks, before there is any agreement. */
export interface LetterheadCheck {
  readonly problems: readonly Problem[];
  /** Absent for a file that cannot be read. */
  readonly survey?: LetterheadSurvey;
}

const TYPES = ['customer', 'internal', 'multi-level'] as const;

/** Finds the placeholders and styles of a letterhead, and everything that is wrong with them. */
export async function checkLetterhead(letterhead: Letterhead): Promise<LetterheadCheck> {
  const { choices, problems } = choicesOf(letterhead);
  const survey = await loadLetterheadSurvey();
  const shapes = TYPES.map(shapeOf);
  const found = survey({
    letterhead,
    contract: EMPTY,
    look: plainLook(),
    choices,
    fields: (name) => {
      const path = name.replace(/\?$/, '');
      return SPECIAL.has(path) ? NOTHING : possibleField(path, shapes);
    },
  });
  return { ...found, problems: [...problems, ...found.problems] };
}

/** What our styles are called does not depend on their look. */
function plainLook(): Look {
  const style = openCatalog().style('two-column')!;
  const { source } = style;
  const readFile = (): undefined => undefined;
  return makeLook({ style, contract: EMPTY, date: '', options: {}, paper: undefined, source, readFile }).look;
}

const EMPTY: Contract = {
  type: 'contract',
  language: 'en',
  title: '',
  edition: '',
  parties: [],
  date: '2000-01-01',
  labels: {
    contents: '',
    pageOf: '',
    clause: '',
    schedule: '',
    quotes: ['', ''],
    blank: '',
  },
  blocks: [],
};

const NOTHING: FieldText = { type: 'text', text: '' };

/** What is no field of an agreement, or another one by its name here. */
const SPECIAL: ReadonlySet<string> = new Set(['title', 'reference', 'date', 'edition', 'mark']);

function fieldsOf({ agreement, words, contract, date }: LetterheadContract): (name: string) => FieldText {
  const texts = fieldTexts(agreement, shapeOf(agreement.type), words);
  const special: Readonly<Record<string, string | undefined>> = {
    title: contract.title,
    reference: agreement.id,
    date,
    edition: contract.edition,
    mark: contract.mark ?? '',
  };
  return (name) => {
    const path = name.replace(/\?$/, '');
    const own = SPECIAL.has(path) ? special[path] : undefined;
    const found: FieldText = SPECIAL.has(path)
      ? own === undefined
        ? { type: 'missing' }
        : { type: 'text', text: own }
      : texts(path);
    return found.type === 'missing' && path !== name ? NOTHING : found;
  };
}

function choicesOf({ styles }: Letterhead): {
  readonly choices: readonly StyleChoice[];
  readonly problems: readonly Problem[];
} {
  return styles ? readStyleChoices(styles.text, styles.file) : { choices: [], problems: [] };
}
