import type { Contract } from '../../../document/contract.ts';
import type { Look } from '../../../document/look.ts';
import { hasErrors, type Problem } from '../../../problem.ts';
import { writeParts } from '../write-docx.ts';
import { describePlace, excerpt } from './find-placeholders.ts';
import type { FieldLookup, LetterheadFile, StyleChoice } from './letterhead.ts';
import { adaptLook } from './letterhead-look.ts';
import { mapStyles, type StyleMatch } from './map-styles.ts';
import { placeBody, readGeometry } from './place-body.ts';
import { bodyOf, judgePlaceholders, readLetterhead } from './read-letterhead.ts';
import { readWordStyles } from './word-styles.ts';
import { readXml } from './xml-tree.ts';

/** What there is in a letterhead, for whoever makes it. */
export interface LetterheadSurvey {
  readonly placeholders: readonly {
    readonly name: string;
    /** "in the first-page header, in a text box"; empty in the text itself. */
    readonly where: string;
    readonly excerpt: string;
    readonly known: boolean;
  }[];
  /** Whether `{{body}}` says where the contract goes; otherwise it goes to the end. */
  readonly hasBody: boolean;
  readonly page: {
    /** Lengths in points. */
    readonly width: number;
    readonly height: number;
    readonly columns: number;
    readonly column: number;
  };
  /** The names of all styles in the file, in its order. */
  readonly found: readonly string[];
  /** Our styles and theirs; without theirs, ours is added. */
  readonly styles: readonly {
    readonly ours: string;
    readonly theirs?: string;
    readonly by?: StyleMatch['by'];
  }[];
}

/** Looks through a letterhead; problems are those that a contract would have with it. */
export function surveyLetterhead(input: {
  readonly letterhead: LetterheadFile;
  /** Any contract: its styles are the same as those of every other. */
  readonly contract: Contract;
  readonly look: Look;
  readonly choices: readonly StyleChoice[];
  readonly fields: FieldLookup;
}): { readonly problems: readonly Problem[]; readonly survey?: LetterheadSurvey } {
  const { read, problems: unread } = readLetterhead(input.letterhead);
  if (!read || hasErrors(unread)) return { problems: unread };
  const { opened, main } = read;
  const part = opened.relationships(main.name).find(({ kind }) => kind === 'styles')?.target;
  const root = part === undefined ? undefined : opened.part(part)?.root;
  const theirs = readWordStyles(root);
  const body = bodyOf(read);
  const page = readGeometry(placeBody(main, body).section);
  const { look } = adaptLook(input.look, page, theirs, root);
  const parts = new Map(writeParts({ contract: input.contract, look }));
  const sheet = readWordStyles(readXml(String(parts.get('word/styles.xml'))));
  const { map, problems } = mapStyles(sheet, theirs, root, input.choices);
  const shown = read.placeholders.filter(({ copy }) => !copy);
  return {
    problems: [...unread, ...judgePlaceholders(read, input.fields), ...problems],
    survey: {
      placeholders: shown.map((placeholder) => ({
        name: placeholder.name,
        where: describePlace(placeholder.paragraph),
        excerpt: excerpt(placeholder),
        known: placeholder.name === 'body' || input.fields(placeholder.name).type !== 'unknown',
      })),
      hasBody: body !== undefined,
      page: {
        width: hundredths(page.width),
        height: hundredths(page.height),
        columns: page.columns,
        column: hundredths(page.column),
      },
      found: [...theirs.values()].map(({ name }) => name),
      styles: [...sheet.values()]
        .filter(({ id, type }) => SHOWN.has(id) || type === 'table' || map.get(id)?.by === 'choice')
        .map(({ id, name }) => {
          const match = map.get(id);
          return { ours: name, ...(match && { theirs: match.theirs.name, by: match.by }) };
        }),
    },
  };
}

/** Finer than any printer. */
function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}

/** The styles that make the look of a contract; the others follow from them. */
const SHOWN = new Set([
  'Title',
  'Heading1',
  'Heading2',
  'Heading3',
  'BodyText',
  'ClauseLevel2',
  'ClauseLevel3',
  'ClauseLevel4',
  'LeadIn',
  'Note',
  'Guidance',
  'ScheduleHeading',
  'TOCHeading',
  'TOC1',
  'TableText',
  'TableHeader',
  'PartyColumn',
  'Topic',
  'FieldLabel',
  'PartyName',
  'SignatureLabel',
  'SignatureLine',
  'Hyperlink',
  'Strong',
  'Emphasis',
]);
