import Handlebars from 'handlebars';
import { nearest } from '../nearest.ts';
import type { Place, Problem } from '../problem.ts';
import { findDeepNesting } from './find-deep-nesting.ts';
import { findUnclosedBlock } from './find-unclosed-block.ts';
import { BLOCK_HELPERS, HELPERS } from './helpers.ts';
import { type TemplateFile, templateProblem } from './site.ts';

/** A template as it was read, and everything that it may not do. */
export interface InspectedTemplate {
  /** Handlebars' syntax tree; absent if the template cannot be read. */
  readonly program?: hbs.AST.Program;
  /** The templates it includes. */
  readonly includes: readonly Inclusion[];
  readonly problems: readonly Problem[];
}

/** A template that another includes by name, at a place. */
export interface Inclusion {
  readonly name: string;
  readonly place: Place;
}

const MAX_DEPTH = 40;

/** Reads a template and refuses what no template may do: raw output, unknown helpers, decorators, deep nesting. */
export function inspectTemplate(file: TemplateFile): InspectedTemplate {
  const problems: Problem[] = [];
  const includes: Inclusion[] = [];
  const program = parse(file, problems);
  if (!program) return { includes, problems };
  inspectProgram(program, { file, problems, includes, depth: 0 });
  return { program, includes, problems };
}

/** How many lines are put before a template: a clause or agreement is paragraphs of its own, which never run together. */
function addedLines(file: TemplateFile): number {
  return /(^|\/)(clauses|agreements)\//.test(file.file) ? 1 : 0;
}

/** The marks of values, and the numbers by which Markdown would make them. */
const RESERVED = /[\uE000\uE001]|&#(?:x0*e00[01]|0*5734[45]);/i;

/** No template is longer, in characters. */
const MAX_TEMPLATE = 100_000;

function parse(file: TemplateFile, problems: Problem[]): hbs.AST.Program | undefined {
  if (file.text.length > MAX_TEMPLATE) {
    const message = `The template is longer than ${MAX_TEMPLATE / 1000},000 characters`;
    const place = { file: file.file, line: 1, column: 1, endLine: 1, endColumn: 2 };
    problems.push(templateProblem('too-long', message, place, 'split it into clauses'));
    return undefined;
  }
  const text = file.text.replaceAll('\r\n', '\n');
  const reserved = RESERVED.exec(text);
  if (reserved) {
    const message = 'This character is reserved for the values of the agreement';
    problems.push(
      templateProblem(
        'reserved-character',
        message,
        placeOfText(file.file, text, reserved.index, reserved[0].length),
      ),
    );
    return undefined;
  }
  const deep = findDeepNesting(text, MAX_DEPTH + 1);
  if (deep !== undefined) {
    const place = placeOfText(file.file, text, deep, 2);
    problems.push(tooDeep(place));
    return undefined;
  }
  try {
    return Handlebars.parse(addedLines(file) > 0 ? `\n${text.trimEnd()}\n\n` : text);
  } catch (error) {
    problems.push(parseProblem(file, text, error));
    return undefined;
  }
}

function tooDeep(place: Place): Problem {
  const hint = `nest at most ${MAX_DEPTH} blocks`;
  return templateProblem('too-deep', 'The template is nested too deeply', place, hint);
}

function parseProblem(file: TemplateFile, text: string, error: unknown): Problem {
  if (error instanceof RangeError) {
    return tooDeep({ file: file.file, line: 1, column: 1, endLine: 1, endColumn: 2 });
  }
  const fault = findUnclosedBlock(text);
  if (fault)
    return templateProblem(
      'syntax',
      fault.message,
      placeOfText(file.file, text, fault.from, fault.length),
      fault.hint,
    );
  const message = error instanceof Error ? error.message : String(error);
  const told = Number(/line (\d+)/.exec(message)?.[1] ?? 1) - addedLines(file);
  const line = Math.min(Math.max(told, 1), text.split('\n').length);
  return templateProblem(
    'syntax',
    'This is not a complete `{{…}}`',
    { file: file.file, line, column: 1, endLine: line, endColumn: 2 },
    'close every `{{` with `}}`, and write one field or one helper with its values between them',
  );
}

function placeOfText(file: string, text: string, from: number, length: number): Place {
  const before = text.slice(0, from).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return { file, line, column, endLine: line, endColumn: column + length };
}

interface Inspecting {
  readonly file: TemplateFile;
  readonly problems: Problem[];
  readonly includes: Inclusion[];
  readonly depth: number;
}

function inspectProgram(program: hbs.AST.Program, inspecting: Inspecting): void {
  for (const statement of program.body) inspectStatement(statement, inspecting);
}

function inspectStatement(statement: hbs.AST.Statement, inspecting: Inspecting): void {
  const { file, problems } = inspecting;
  const place = placeOf(statement, file);
  const refuse = (rule: string, message: string, hint?: string): void => {
    problems.push(templateProblem(rule, message, place, hint));
  };
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return;
    case 'MustacheStatement':
      inspectMustache(statement as hbs.AST.MustacheStatement, inspecting, refuse);
      return;
    case 'BlockStatement': {
      const block = statement as hbs.AST.BlockStatement;
      const name = block.path.original;
      if (!BLOCK_HELPERS.includes(name)) {
        refuse('unknown-helper', `There is no block \`{{#${name}}}\``, suggestion(name, BLOCK_HELPERS));
        return;
      }
      if (inspecting.depth >= MAX_DEPTH) {
        refuse('too-deep', `Blocks are nested more than ${MAX_DEPTH} deep`);
        return;
      }
      if (block.params.length !== 1 || (block.hash?.pairs.length ?? 0) > 0) {
        refuse(
          'bad-argument',
          `\`{{#${name}}}\` takes one field or one condition`,
          'put helpers in parentheses: `{{#if (and a b)}}`',
        );
        return;
      }
      for (const param of block.params) inspectParam(param, inspecting);
      const deeper = { ...inspecting, depth: inspecting.depth + 1 };
      inspectProgram(block.program, deeper);
      if (block.inverse) inspectProgram(block.inverse, deeper);
      return;
    }
    case 'PartialStatement': {
      const partial = statement as hbs.AST.PartialStatement;
      if (partial.name.type === 'SubExpression') {
        refuse('dynamic-partial', 'The name of an included template must be written out');
        return;
      }
      for (const param of partial.params) inspectParam(param, inspecting);
      for (const { value } of partial.hash?.pairs ?? []) inspectParam(value, inspecting);
      inspecting.includes.push({ name: String((partial.name as hbs.AST.PathExpression).original), place });
      return;
    }
    default:
      refuse(
        'not-supported',
        'Decorators, inline templates and template blocks are not supported',
        'put the text into a file of its own and include it with `{{> name}}`',
      );
  }
}

function inspectMustache(
  mustache: hbs.AST.MustacheStatement,
  inspecting: Inspecting,
  refuse: (rule: string, message: string, hint?: string) => void,
): void {
  const source = sourceOf(mustache, inspecting.file);
  if (!mustache.escaped) {
    refuse('raw-output', `\`${source}\` prints without protection`, 'write it with two braces: `{{…}}`');
    return;
  }
  if (mustache.path.type !== 'PathExpression') {
    refuse('not-supported', `\`${source}\` prints a fixed value`, 'write the text itself');
    return;
  }
  const name = (mustache.path as hbs.AST.PathExpression).original;
  if (isCall(mustache) && !Object.hasOwn(HELPERS, name)) {
    refuse('unknown-helper', `There is no helper \`${name}\``, suggestion(name, Object.keys(HELPERS)));
    return;
  }
  if ((mustache.hash?.pairs.length ?? 0) > 0) refuse(...namedValues(mustache.hash));
  for (const param of mustache.params) inspectParam(param, inspecting);
}

function namedValues({ pairs }: hbs.AST.Hash): [rule: string, message: string, hint: string] {
  const named = pairs.map(({ key }) => `\`${key}=…\``).join(', ');
  return [
    'not-supported',
    `Helpers take no named values: ${named}`,
    'write the values without names, in their order',
  ];
}

/** Whether a `{{…}}` gives values to a helper, rather than printing a field. */
export function isCall({ params, hash }: hbs.AST.MustacheStatement): boolean {
  return params.length > 0 || (hash?.pairs.length ?? 0) > 0;
}

function inspectParam(param: hbs.AST.Expression, inspecting: Inspecting, depth = 0): void {
  if (param.type !== 'SubExpression') return;
  if (depth >= MAX_DEPTH) {
    const message = `Helpers are nested more than ${MAX_DEPTH} deep`;
    inspecting.problems.push(templateProblem('too-deep', message, placeOf(param, inspecting.file)));
    return;
  }
  const expression = param as hbs.AST.SubExpression;
  const name = expression.path.original as string;
  if (!Object.hasOwn(HELPERS, name)) {
    const place = placeOf(param, inspecting.file);
    const hint = suggestion(name, Object.keys(HELPERS));
    inspecting.problems.push(
      templateProblem('unknown-helper', `There is no helper \`${name}\``, place, hint),
    );
  }
  for (const inner of expression.params) inspectParam(inner, inspecting, depth + 1);
}

/** Where a part of a template stands in its file. */
export function placeOf(node: hbs.AST.Node, file: TemplateFile): Place {
  const added = addedLines(file);
  const { start, end } = node.loc;
  return {
    file: file.file,
    line: start.line - added,
    column: start.column + 1,
    endLine: end.line - added,
    endColumn: end.column + 1,
  };
}

const lines = new WeakMap<TemplateFile, readonly string[]>();

function linesOf(file: TemplateFile): readonly string[] {
  const known = lines.get(file) ?? file.text.split(/\r?\n/);
  lines.set(file, known);
  return known;
}

/** How a part of a template is written, as far as its first line goes. */
export function sourceOf(node: hbs.AST.Node, file: TemplateFile): string {
  const place = placeOf(node, file);
  const line = linesOf(file)[place.line - 1] ?? '';
  return line.slice(place.column - 1, place.endLine === place.line ? place.endColumn - 1 : undefined).trim();
}

function suggestion(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return close === undefined
    ? `the names there are: ${[...known].sort().join(', ')}`
    : `did you mean \`${close}\`?`;
}
