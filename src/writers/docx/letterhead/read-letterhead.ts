import type { Problem } from '../../../problem.ts';
import {
  describePlace,
  excerpt,
  type Placeholder,
  paragraphsWithBraces,
  placeholdersIn,
  type StoryParagraph,
  strayBraces,
} from './find-placeholders.ts';
import { type FieldLookup, type LetterheadFile, letterheadProblem } from './letterhead.ts';
import { type LetterheadPackage, openLetterhead, type XmlPart } from './letterhead-package.ts';
import { contentTypeOf } from './package-additions.ts';
import { refuseDangers } from './refuse-dangers.ts';
import { findStories, isInTextFlow, type Story } from './stories.ts';
import { isWord, wordChild } from './word-xml.ts';

/** A letterhead that was read, with everything that a contract could be put into. */
export interface ReadLetterhead {
  readonly opened: LetterheadPackage;
  readonly main: XmlPart;
  readonly stories: readonly Story[];
  readonly paragraphs: readonly StoryParagraph[];
  readonly placeholders: readonly Placeholder[];
}

/** The placeholder that the whole contract comes in the place of. */
export const BODY = 'body';

const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';
const RESAVE = 'open it in Word and save it as a new Word document (.docx)';

/** Opens a letterhead and finds its placeholders; problems tell all that keeps it from being used. */
export function readLetterhead(letterhead: LetterheadFile): {
  readonly read?: ReadLetterhead;
  readonly problems: readonly Problem[];
} {
  const { opened, problems } = openLetterhead(letterhead);
  if (!opened) return { problems };
  const report = (rule: string, message: string, hint: string): void => {
    opened.problems.push(letterheadProblem(opened.file, rule, message, hint));
  };
  refuseDangers(opened);
  const name = opened.relationships('').find(({ kind }) => kind === 'officeDocument')?.target;
  const main = name === undefined ? undefined : opened.part(name);
  if (!main || name === undefined) {
    if (opened.problems.length === 0) report('not-a-word-file', 'It is not a Word file', RESAVE);
    return { problems: opened.problems };
  }
  const type = contentTypeOf(opened, name) ?? '';
  if (/macroEnabled/i.test(type)) {
    if (!opened.problems.some(({ rule }) => rule === 'letterhead/macros'))
      report(
        'macros',
        'It holds macros, which a contract may not',
        'save it as a document without macros (.docx)',
      );
  } else if (type !== DOCUMENT && type !== TEMPLATE)
    report('not-a-word-file', 'It is not a Word file', RESAVE);
  else if (!isWord(main.root, 'document') || !wordChild(main.root, 'body'))
    report(
      'unknown-kind',
      'It is a kind of Word file that slakit does not know, such as Strict Open XML',
      RESAVE,
    );
  const stories = findStories(opened, main);
  const paragraphs = stories.flatMap(paragraphsWithBraces);
  const placeholders = paragraphs.flatMap(placeholdersIn);
  return { read: { opened, main, stories, paragraphs, placeholders }, problems: opened.problems };
}

/** The placeholder of the body, if it stands where a contract can. */
export function bodyOf({ placeholders }: ReadLetterhead): Placeholder | undefined {
  return placeholders.find((one) => one.name === BODY && !one.copy && !misplacement(one));
}

/** Why the contract cannot come in the place of a `{{body}}`; undefined if it can. */
function misplacement({ paragraph }: Placeholder): readonly [message: string, hint: string] | undefined {
  const where = describePlace(paragraph);
  if (paragraph.story.label !== '' || !isInTextFlow(paragraph.node))
    return [
      `The contract cannot stand ${where || 'where `{{body}}` is'}`,
      'put `{{body}}` into a paragraph of the text itself',
    ];
  if (paragraph.text.trim() !== paragraph.text.match(/\{\{[^{}]*\}\}/)?.[0])
    return [
      `\`{{body}}\` shares its paragraph with other text: "${excerpt({ ...onlyBody(paragraph) })}"`,
      'give `{{body}}` a paragraph of its own',
    ];
  return undefined;
}

function onlyBody(paragraph: StoryParagraph): Placeholder {
  return placeholdersIn(paragraph).find(({ name }) => name === BODY)!;
}

/** Everything that is wrong with the placeholders, each problem once. */
export function judgePlaceholders(letterhead: ReadLetterhead, fields: FieldLookup): readonly Problem[] {
  const { opened, paragraphs, placeholders } = letterhead;
  const problems = new Map<string, Problem>();
  const report = (rule: string, message: string, hint: string): void => {
    if (!problems.has(message)) problems.set(message, letterheadProblem(opened.file, rule, message, hint));
  };
  for (const paragraph of paragraphs) {
    if (strayBraces(paragraph) === undefined) continue;
    const text = paragraph.text.replace(/\s+/g, ' ').trim().slice(0, 80);
    report(
      'stray-braces',
      `Braces are not in pairs of two${andWhere(paragraph)}: "${text}"`,
      'write a placeholder as `{{title}}`',
    );
  }
  const bodies = placeholders.filter(({ name, copy }) => name === BODY && !copy);
  for (const body of bodies) {
    const wrong = misplacement(body);
    if (wrong) report('body-place', ...wrong);
  }
  if (bodies.length > 1)
    report(
      'body-place',
      `\`{{body}}\` stands in it ${bodies.length} times`,
      'leave one, where the contract shall stand',
    );
  for (const placeholder of placeholders) {
    if (placeholder.name === BODY) continue;
    const found = fields(placeholder.name);
    if (found.type === 'text') continue;
    const where = `${andWhere(placeholder.paragraph)}: "${excerpt(placeholder)}"`;
    if (found.type === 'unknown') report('unknown-field', `${found.message}${where}`, found.hint);
    else
      report(
        'missing-value',
        `The agreement has no value for \`${placeholder.name}\`${where}`,
        `fill it in, or write \`{{${placeholder.name}?}}\` in the letterhead to print nothing`,
      );
  }
  return [...problems.values()];
}

function andWhere(paragraph: StoryParagraph): string {
  const where = describePlace(paragraph);
  return where === '' ? '' : `, ${where}`;
}
