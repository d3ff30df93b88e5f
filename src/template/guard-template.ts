import Handlebars from 'handlebars';
import type { Problem } from '../problem.ts';
import { BLOCK_HELPERS, HELPERS, TOLERANT_HELPERS } from './helpers.ts';
import { type Inclusion, inspectTemplate, isCall, placeOf, sourceOf } from './inspect-template.ts';
import type { Site, TemplateFile } from './site.ts';

/** A template that may run, or what is wrong with it. */
export interface GuardedTemplate {
  /** Handlebars' syntax tree with every printed value checked; absent if the template may not run. */
  readonly program?: hbs.AST.Program;
  /** Where it prints what, by the keys that the guards are given. */
  readonly sites: readonly (readonly [key: string, site: Site])[];
  /** The templates it includes. */
  readonly includes: readonly Inclusion[];
  readonly problems: readonly Problem[];
}

const environment = Handlebars.create();
const KNOWN = Object.fromEntries(
  [...Object.keys(HELPERS), ...BLOCK_HELPERS, 'print', 'need', 'sound'].map((name) => [name, true]),
);
const COMPILING = { knownHelpers: KNOWN, knownHelpersOnly: true };

/** Reads a template, refuses what it may not do, and makes every printed value pass a check. */
export function guardTemplate(file: TemplateFile): GuardedTemplate {
  const { program, includes, problems } = inspectTemplate(file);
  const sites: [string, Site][] = [];
  if (!program || problems.length > 0) return { sites, includes, problems };
  guardProgram(program, { file, sites });
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

interface Guarding {
  readonly file: TemplateFile;
  readonly sites: [string, Site][];
}

/** Rewrites a template in which nothing was refused so that every printed value is checked. */
function guardProgram(program: hbs.AST.Program, guarding: Guarding): void {
  program.body = program.body.map((statement) => guardStatement(statement, guarding));
}

function guardStatement(statement: hbs.AST.Statement, guarding: Guarding): hbs.AST.Statement {
  switch (statement.type) {
    case 'MustacheStatement':
      return guardMustache(statement as hbs.AST.MustacheStatement, guarding);
    case 'BlockStatement': {
      const block = statement as hbs.AST.BlockStatement;
      block.params = block.params.map((param) => guardCondition(param, guarding));
      guardProgram(block.program, guarding);
      if (block.inverse) guardProgram(block.inverse, guarding);
      return block;
    }
    case 'PartialStatement': {
      const partial = statement as hbs.AST.PartialStatement;
      partial.params = partial.params.map((param) => guardCondition(param, guarding));
      return partial;
    }
    default:
      return statement;
  }
}

function guardMustache(mustache: hbs.AST.MustacheStatement, guarding: Guarding): hbs.AST.MustacheStatement {
  const path = mustache.path as hbs.AST.PathExpression;
  const value: hbs.AST.Expression = isCall(mustache)
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

/** What a block or an included template is given: it may have no value, but no helper may fail in it. */
function guardCondition(param: hbs.AST.Expression, guarding: Guarding): hbs.AST.Expression {
  const guarded = guardParam(param, guarding, true);
  return cannotFail(param) ? guarded : call('sound', [guarded, siteLiteral(param, guarding)], param);
}

function cannotFail(param: hbs.AST.Expression): boolean {
  if (param.type !== 'SubExpression') return true;
  const { path, params } = param as hbs.AST.SubExpression;
  return TOLERANT_HELPERS.has(String(path.original)) && params.every(cannotFail);
}

/** A parameter that must have a value, unless the helper it is for can do without. */
function guardParam(param: hbs.AST.Expression, guarding: Guarding, tolerant: boolean): hbs.AST.Expression {
  if (param.type === 'SubExpression') {
    const expression = param as hbs.AST.SubExpression;
    const name = expression.path.original as string;
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
