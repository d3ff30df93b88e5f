import { read } from '../agreement/read.ts';
import { nearest } from '../nearest.ts';
import type { Place, Problem } from '../problem.ts';
import { type TemplateFile, templateProblem } from './site.ts';

/** What a clause says about itself in the comment at its beginning; it is never printed. */
export interface FrontMatter {
  readonly title?: string;
  readonly whenToUse?: string;
  /** For which law it is written, or what to change for another. */
  readonly jurisdiction?: string;
  /** The types of agreement that it suits; absent if it suits all. */
  readonly agreements?: readonly string[];
  /** The clause beside which it stands unless the agreement says otherwise. */
  readonly stands?: ClausePlace;
  /** For a variant: the values, by the path of their field, by which it is chosen. */
  readonly chosenBy?: Readonly<Record<string, readonly string[]>>;
}

/** A place before or after a clause. */
export interface ClausePlace {
  readonly side: 'before' | 'after';
  readonly clause: string;
}

const FIELDS = ['title', 'when to use', 'jurisdiction', 'agreements', 'stands', 'chosen by'] as const;

/** The front matter of a clause, `{{!--` with YAML on the lines up to `--}}`; and what is wrong with it. */
export function readFrontMatter(file: TemplateFile): {
  readonly frontMatter: FrontMatter;
  readonly problems: readonly Problem[];
} {
  const comment = /^\s*\{\{~?!--[ \t]*\r?\n([\s\S]*?)--~?\}\}/.exec(file.text);
  if (!comment || !/^\s*[a-z ]+:/.test(comment[1]!)) return { frontMatter: {}, problems: [] };
  const [whole, yaml = ''] = comment;
  const before = whole.slice(0, whole.indexOf(yaml)).replace(/[^\n]/g, '');
  const { source, problems: found } = read(`${before}${yaml}`, file.file);
  const problems: Problem[] = found.map((problem) => ({ ...problem, rule: 'template/front-matter' }));
  const data = source?.data;
  if (!source || typeof data !== 'object' || data === null || Array.isArray(data))
    return { frontMatter: {}, problems };
  const fields = data as Readonly<Record<string, unknown>>;
  const refuse = (field: string, message: string, hint: string, part: 'key' | 'value' = 'value'): void => {
    problems.push(templateProblem('front-matter', message, source.locate(`/${field}`, part), hint));
  };
  for (const field of Object.keys(fields)) {
    if ((FIELDS as readonly string[]).includes(field)) continue;
    const close = nearest(field, FIELDS);
    refuse(
      field,
      `There is no field \`${field}\` at the beginning of a clause`,
      close ? `did you mean \`${close}\`?` : `the fields there are: ${FIELDS.join(', ')}`,
      'key',
    );
  }
  const textOf = (field: string): string | undefined => {
    const value = fields[field];
    if (value === undefined || typeof value === 'string') return value;
    refuse(field, `\`${field}\` is not a text`, 'write one sentence, in quotation marks if it has a colon');
    return undefined;
  };
  const stands = textOf('stands');
  const place = /^(before|after) ([a-z0-9-]+(?:\/[a-z0-9-]+)*)$/.exec(stands ?? '');
  if (stands !== undefined && !place)
    refuse('stands', '`stands` is not a place', 'write `after` or `before` and a clause: `after legal`');
  const agreements = fields['agreements'];
  const suits = agreements === undefined ? undefined : textsOf(agreements);
  if (suits?.length === 0)
    refuse('agreements', '`agreements` is not a list of types', 'write `[customer, multi-level]`');
  const chosenBy = choicesOf(fields['chosen by']);
  if (fields['chosen by'] !== undefined && !chosenBy)
    refuse(
      'chosen by',
      '`chosen by` does not name a field and its value',
      'write `{ legal.binding: contract }`',
    );
  const [title, whenToUse, jurisdiction] = [textOf('title'), textOf('when to use'), textOf('jurisdiction')];
  return {
    frontMatter: {
      ...(title !== undefined && { title }),
      ...(whenToUse !== undefined && { whenToUse }),
      ...(jurisdiction !== undefined && { jurisdiction }),
      ...(suits && suits.length > 0 && { agreements: suits }),
      ...(place && { stands: { side: place[1] as ClausePlace['side'], clause: place[2]! } }),
      ...(chosenBy && { chosenBy }),
    },
    problems,
  };
}

/** The beginning of a template, for what concerns it as a whole. */
export function startOf({ file }: TemplateFile): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return list.flatMap((item) =>
    ['string', 'number', 'boolean'].includes(typeof item) ? [String(item)] : [],
  );
}

function choicesOf(value: unknown): FrontMatter['chosenBy'] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const choices = Object.entries(value).map(([field, wanted]) => [field, textsOf(wanted)] as const);
  return choices.length > 0 && choices.every(([, wanted]) => wanted.length > 0)
    ? Object.fromEntries(choices)
    : undefined;
}
