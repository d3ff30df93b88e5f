import Handlebars from 'handlebars';
import { nearest } from '../nearest.ts';
import type { Place, Problem } from '../problem.ts';
import { BLOCK_HELPERS, HELPERS, TOLERANT_HELPERS } from './helpers.ts';
import { type Site, type TemplateFile, templateProblem } from './site.ts';

/** A template that may run, or what is wrong with it. */
export interface GuardedTemplate {
  /** Handlebars' syntax tree with every printed value checked; absent if the template cannot be read. */
  readonly program?: hbs.AST.Program;
  /** Where it prints what, by the keys that the guards are given. */
  readonly sites: readonly (readonly [key: string, site: Site])[];
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
const environment = Handlebars.create();
const KNOWN = Object.fromEntries(
  [...Object.keys(HELPERS), ...BLOCK_HELPERS, 'print', 'need'].map((name) => [name, true]),
);
const COMPILING = { knownHelpers: KNOWN, knownHelpersOnly: true };

/** Reads a template, refuses what it may not do, and makes every printed value pass a check. */
export function guardTemplate(file: TemplateFile): GuardedTemplate {
  const problems: Problem[] = [];
  const sites: [string, Site][] = [];
  const includes: Inclusion[] = [];
  const program = parse(file, problems);
  if (!program) return { sites, includes, problems };
  guardProgram(program, {
    file,
    problems,
    sites,
    include: (name, place) => includes.push({ name, place }),
    depth: 0,
  });
  return { program, sites, includes, problems };
}

/** The template as a function, compiled in this process. */
export function compileProgram(program: hbs.AST.Program): HandlebarsTemplateDelegate {
  return environment.compile(program, COMPILING);
}

/** The template as the text of a JavaScript object that Handlebars' runtime can run. */
export function precompileProgram(program: hbs.AST.Program): string {
  return String(environment.precompile(program, COMPILING));
}

/** How many lines are put before a template: a clause or agreement is paragraphs of its own, which never run together. */
function addedLines(file: TemplateFile): number {
  return /(^|\/)(clauses|agreements)\//.test(file.file) ? 1 : 0;
}

function parse(file: TemplateFile, problems: Problem[]): hbs.AST.Program | undefined {
  const text = file.text.replaceAll('\r\n', '\n');
  const reserved = /[\uE000\uE001]/.exec(text);
  if (reserved) {
    const before = text.slice(0, reserved.index).split('\n');
    const place = placeAt(file.file, before.length, (before.at(-1)?.length ?? 0) + 1, 1);
    problems.push(
      templateProblem(
        'reserved-character',
        'This character is reserved for the values of the agreement',
        place,
      ),
    );
    return undefined;
  }
  try {
    return Handlebars.parse(
      /(^|\/)(clauses|agreements)\//.test(file.file) ? `\n${text.trimEnd()}\n\n` : text,
    );
  } catch (error) {
    problems.push(parseProblem(file, error));
    return undefined;
  }
}

function parseProblem(file: TemplateFile, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) {
    return templateProblem(
      'too-deep',
      'The template is nested too deeply',
      placeAt(file.file, 1, 1, 1),
      `nest at most ${MAX_DEPTH} blocks`,
    );
  }
  const told = Number(/line (\d+)/.exec(message)?.[1] ?? 1) - addedLines(file);
  const line = Math.min(Math.max(told, 1), file.text.split('\n').length);
  const detail = /got '(\w+)'/.exec(message)?.[1];
  const mismatch = /^(\w+) doesn't match (\w+)/.exec(message);
  const text = mismatch
    ? `\`{{#${mismatch[1]}}}\` is closed by \`{{/${mismatch[2]}}}\``
    : detail === 'EOF'
      ? 'A `{{#…}}` block is never closed'
      : 'This is not a complete `{{…}}`';
  return templateProblem(
    'syntax',
    text,
    placeAt(file.file, line, 1, 1),
    'close every `{{#if …}}` with `{{/if}}` and every `{{` with `}}`',
  );
}

function placeAt(file: string, line: number, column: number, length: number): Place {
  return { file, line, column, endLine: line, endColumn: column + length };
}

interface Guarding {
  readonly file: TemplateFile;
  readonly problems: Problem[];
  readonly sites: [string, Site][];
  readonly include: (name: string, place: Place) => void;
  readonly depth: number;
}

/** Rewrites a parsed template so that every printed value is checked, and refuses what a template may not do. */
function guardProgram(program: hbs.AST.Program, guarding: Guarding): void {
  program.body = program.body.map((statement) => guardStatement(statement, guarding));
}

function guardStatement(statement: hbs.AST.Statement, guarding: Guarding): hbs.AST.Statement {
  const place = placeOf(statement, guarding.file);
  const refuse = (rule: string, message: string, hint?: string): hbs.AST.Statement => {
    guarding.problems.push(templateProblem(rule, message, place, hint));
    return { type: 'CommentStatement', value: '', loc: statement.loc } as hbs.AST.CommentStatement;
  };
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return statement;
    case 'MustacheStatement':
      return guardMustache(statement as hbs.AST.MustacheStatement, guarding, refuse);
    case 'BlockStatement': {
      const block = statement as hbs.AST.BlockStatement;
      const name = block.path.original;
      if (!BLOCK_HELPERS.includes(name))
        return refuse(
          'unknown-helper',
          `There is no block \`{{#${name}}}\``,
          suggestion(name, BLOCK_HELPERS),
        );
      if (guarding.depth >= MAX_DEPTH)
        return refuse('too-deep', `Blocks are nested more than ${MAX_DEPTH} deep`);
      block.params = block.params.map((param) => guardParam(param, guarding, true));
      const deeper = { ...guarding, depth: guarding.depth + 1 };
      guardProgram(block.program, deeper);
      if (block.inverse) guardProgram(block.inverse, deeper);
      return block;
    }
    case 'PartialStatement': {
      const partial = statement as hbs.AST.PartialStatement;
      if (partial.name.type === 'SubExpression')
        return refuse('dynamic-partial', 'The name of an included template must be written out');
      partial.params = partial.params.map((param) => guardParam(param, guarding, true));
      guarding.include(String((partial.name as hbs.AST.PathExpression).original), place);
      return partial;
    }
    default:
      return refuse(
        'not-supported',
        'Decorators, inline templates and template blocks are not supported',
        'put the text into a file of its own and include it with `{{> name}}`',
      );
  }
}

function guardMustache(
  mustache: hbs.AST.MustacheStatement,
  guarding: Guarding,
  refuse: (rule: string, message: string, hint?: string) => hbs.AST.Statement,
): hbs.AST.Statement {
  const source = sourceOf(mustache, guarding.file);
  if (!mustache.escaped)
    return refuse(
      'raw-output',
      `\`${source}\` prints without protection`,
      'write it with two braces: `{{…}}`',
    );
  if (mustache.path.type !== 'PathExpression')
    return refuse('not-supported', `\`${source}\` prints a fixed value`, 'write the text itself');
  const path = mustache.path as hbs.AST.PathExpression;
  const isCall = mustache.params.length > 0 || (mustache.hash?.pairs.length ?? 0) > 0;
  const isHelper = isCall && Object.hasOwn(HELPERS, path.original);
  if (isCall && !isHelper) {
    return refuse(
      'unknown-helper',
      `There is no helper \`${path.original}\``,
      suggestion(path.original, Object.keys(HELPERS)),
    );
  }
  const value: hbs.AST.Expression = isHelper
    ? call(
        path.original,
        mustache.params.map((param) => guardParam(param, guarding, TOLERANT_HELPERS.has(path.original))),
        mustache,
      )
    : path;
  return {
    ...mustache,
    path: helperPath('print', mustache),
    params: [value, siteLiteral(mustache, guarding)],
    hash: emptyHash(mustache),
  } as hbs.AST.MustacheStatement;
}

/** A parameter that must have a value, unless the helper it is for can do without. */
function guardParam(param: hbs.AST.Expression, guarding: Guarding, tolerant: boolean): hbs.AST.Expression {
  if (param.type === 'SubExpression') {
    const expression = param as hbs.AST.SubExpression;
    const name = expression.path.original as string;
    if (!Object.hasOwn(HELPERS, name)) {
      guarding.problems.push(
        templateProblem(
          'unknown-helper',
          `There is no helper \`${name}\``,
          placeOf(param, guarding.file),
          suggestion(name, Object.keys(HELPERS)),
        ),
      );
    }
    return call(
      name,
      expression.params.map((inner) => guardParam(inner, guarding, tolerant || TOLERANT_HELPERS.has(name))),
      param,
    );
  }
  if (tolerant || param.type !== 'PathExpression') return param;
  return call('need', [param, siteLiteral(param, guarding)], param);
}

function siteLiteral(node: hbs.AST.Node, guarding: Guarding): hbs.AST.StringLiteral {
  const source = sourceOf(node, guarding.file).replace(/^\{\{~?\s*|\s*~?\}\}$/g, '');
  const key = `${guarding.file.file}#${guarding.sites.length}`;
  guarding.sites.push([key, { place: placeOf(node, guarding.file), source }]);
  return { type: 'StringLiteral', value: key, original: key, loc: node.loc };
}

function call(name: string, params: hbs.AST.Expression[], node: hbs.AST.Node): hbs.AST.SubExpression {
  return {
    type: 'SubExpression',
    path: helperPath(name, node),
    params,
    hash: emptyHash(node),
    loc: node.loc,
  };
}

function helperPath(name: string, node: hbs.AST.Node): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc: node.loc };
}

function emptyHash(node: hbs.AST.Node): hbs.AST.Hash {
  return { type: 'Hash', pairs: [], loc: node.loc };
}

function placeOf(node: hbs.AST.Node, file: TemplateFile): Place {
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

function sourceOf(node: hbs.AST.Node, file: TemplateFile): string {
  const place = placeOf(node, file);
  const line = file.text.split(/\r?\n/)[place.line - 1] ?? '';
  return line.slice(place.column - 1, place.endLine === place.line ? place.endColumn - 1 : undefined).trim();
}

function suggestion(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return close === undefined
    ? `the names there are: ${[...known].sort().join(', ')}`
    : `did you mean \`${close}\`?`;
}
