import type { Problem } from '../../problem.ts';
import { TOLERANT_HELPERS } from '../helpers.ts';
import { type InspectedTemplate, placeOf, sourceOf } from '../inspect-template.ts';
import { type TemplateFile, templateProblem } from '../site.ts';
import type { Words } from '../words.ts';
import { type CallChecker, checkCall } from './check-call.ts';
import { knowing, learn, truthOf } from './facts.ts';
import type { Findings } from './findings.ts';
import { type Constant, itemOf, type Known } from './known-value.ts';
import { resolvePath } from './resolve-path.ts';
import { describeKind, sayMissing, unprintable } from './say-missing.ts';
import { countersOf, enter, type Scope } from './scope.ts';

/** What the check of one run of templates works with. */
export interface Checking {
  readonly findings: Findings;
  readonly words: Words;
  /** The template that an included name stands for in this run; undefined if there is none. */
  readonly open: (name: string) => OpenTemplate | undefined;
  /** How many more templates may be visited, and the names of those that are open, so that every run ends. */
  readonly budget: { left: number };
  readonly around: readonly string[];
}

/** A template with what was read of it. */
export interface OpenTemplate {
  readonly file: TemplateFile;
  readonly inspected: InspectedTemplate;
}

/** Follows a template and all it includes as if it were run, for every agreement at once. */
export function checkTemplate(template: OpenTemplate, scope: Scope, checking: Checking): void {
  const { file, inspected } = template;
  if (!inspected.program || checking.budget.left-- <= 0 || checking.around.includes(file.file)) return;
  const visit = createVisit(file, { ...checking, around: [...checking.around, file.file] });
  visit(inspected.program, scope);
}

const SILENT: Findings = { add: () => {}, pass: () => {}, problems: () => [] };

/** How a value is used: a condition may ask for what is not there, what is printed must be. */
type Use = 'print' | 'ask';

function keyOf(node: hbs.AST.Node, file: TemplateFile, rule: string): string {
  const { start, end } = node.loc;
  return `${file.file}:${start.line}:${start.column}:${end.column}:${rule}`;
}

/** What is known of an expression of a template; what is wrong in it goes to `findings`. */
function createEvaluation(file: TemplateFile, words: Words, findings: Findings) {
  const report = (
    node: hbs.AST.Node,
    rule: string,
    message: string,
    hint: string,
    each = false,
    severity: Problem['severity'] = 'error',
  ): void =>
    findings.add(
      keyOf(node, file, rule),
      { ...templateProblem(rule, message, placeOf(node, file), hint), severity },
      each ? 'each' : 'once',
    );
  const pass = (node: hbs.AST.Node, rule: string): void => findings.pass(keyOf(node, file, rule));
  const source = (node: hbs.AST.Node): string => sourceOf(node, file).replace(/^\{\{~?\s*|\s*~?\}\}$/g, '');

  const path = (node: hbs.AST.PathExpression, scope: Scope, use: Use): Known => {
    const found = resolvePath(node, scope);
    if (found.type !== 'missing' && found.type !== 'nowhere') {
      if (use === 'ask') pass(node, 'unknown-field');
      return found;
    }
    if (found.type === 'nowhere') report(node, 'unknown-field', found.message, found.hint);
    else if (found.onlyIn.length === 0 || use === 'print') {
      const { rule, message, hint } = sayMissing(found, scope);
      report(node, rule, message, hint, use === 'ask');
    } else pass(node, 'unknown-field');
    return { type: 'anything', presence: use === 'ask' ? 'never' : 'maybe', identity: `?${node.original}` };
  };

  const callChecker = (scope: Scope, use: Use): CallChecker => ({
    evaluate: (node) => evaluate(node, scope, use),
    report,
    pass,
    source,
    words,
  });

  const call = (
    name: string,
    params: readonly hbs.AST.Expression[],
    node: hbs.AST.Node,
    scope: Scope,
    use: Use,
  ): Known =>
    checkCall(name, params, node, scope, callChecker(scope, TOLERANT_HELPERS.has(name) ? 'ask' : use));

  const evaluate = (node: hbs.AST.Expression, scope: Scope, use: Use): Known => {
    if (node.type === 'PathExpression') return path(node as hbs.AST.PathExpression, scope, use);
    if (node.type === 'SubExpression') {
      const { path: helper, params } = node as hbs.AST.SubExpression;
      return call(String(helper.original), params, node, scope, use);
    }
    const constant = 'value' in node ? (node.value as Constant) : undefined;
    return {
      type: 'written',
      constant,
      presence: 'always',
      identity: JSON.stringify(constant) ?? 'undefined',
    };
  };
  return { evaluate, call, path, report, pass, source };
}

function createVisit(
  file: TemplateFile,
  checking: Checking,
): (program: hbs.AST.Program, scope: Scope) => void {
  const { findings, words } = checking;
  const { evaluate, call, path: pathKnown, report, pass, source } = createEvaluation(file, words, findings);
  const silent = createEvaluation(file, words, SILENT);
  const quietly = (node: hbs.AST.Expression, scope: Scope): Known => silent.evaluate(node, scope, 'ask');
  const anything = (identity: string): Known => ({ type: 'anything', presence: 'always', identity });
  const namesOf = (
    block: hbs.AST.BlockStatement,
    item: Known,
    identity: string,
  ): ReadonlyMap<string, Known> => {
    const [name, index] = block.program.blockParams ?? [];
    return new Map<string, Known>([
      ...(name === undefined ? [] : ([[name, item]] as const)),
      ...(index === undefined ? [] : ([[index, anything(`${identity}@`)]] as const)),
    ]);
  };

  /** The scope in which `node` was found to be there, or not. */
  const assume = (node: hbs.AST.Expression, outcome: boolean, scope: Scope): Scope => {
    const known = quietly(node, scope);
    const learnt = { ...scope, facts: learn(scope.facts, known, { truthy: outcome, file: file.file }) };
    if (node.type !== 'SubExpression') return learnt;
    const { path, params } = node as hbs.AST.SubExpression;
    switch (path.original) {
      case 'not':
        return params[0] ? assume(params[0], !outcome, learnt) : learnt;
      case 'and':
      case 'or': {
        // All of them have the outcome, or the only one of which it is not known yet.
        const decides = (path.original === 'and') === outcome;
        const open = params.filter((param) => truthOf(quietly(param, learnt), learnt.facts) !== !outcome);
        if (!decides && open.length !== 1) return learnt;
        return (decides ? params : open).reduce((so, param) => assume(param, outcome, so), learnt);
      }
      case 'eq':
        return assumeEqual(params, outcome, learnt);
      case 'some':
        return outcome && params[0] ? assume(params[0], true, learnt) : learnt;
      default:
        return learnt;
    }
  };

  const assumeEqual = (params: readonly hbs.AST.Expression[], outcome: boolean, scope: Scope): Scope => {
    const sides = params.map((param) => quietly(param, scope));
    const written = sides.find((side) => side.type === 'written');
    const other = sides.find((side) => side.type !== 'written');
    if (written?.type !== 'written' || !other) return scope;
    const value = written.constant;
    const fact = outcome
      ? { equals: { value }, ...(Boolean(value) && { truthy: true }) }
      : { differs: [value], ...(value === undefined && { truthy: true }) };
    return { ...scope, facts: learn(scope.facts, other, { ...fact, file: file.file }) };
  };

  const branch = (block: hbs.AST.BlockStatement, scope: Scope, isUnless: boolean): void => {
    const [condition] = block.params;
    if (!condition) return;
    const known = evaluate(condition, scope, 'ask');
    const truth = truthOf(known, scope.facts);
    judge(block, condition, known, scope, isUnless);
    const [there, absent] = isUnless ? [block.inverse, block.program] : [block.program, block.inverse];
    if (there && truth !== false) program(there, assume(condition, true, scope));
    if (absent && truth !== true) program(absent, assume(condition, false, scope));
  };

  /** Says that a condition always has the same outcome, as far as this file and the schema tell. */
  const judge = (
    block: hbs.AST.BlockStatement,
    condition: hbs.AST.Expression,
    known: Known,
    scope: Scope,
    isUnless: boolean,
  ): void => {
    const own = new Map([...scope.facts].filter(([, fact]) => fact.file === file.file));
    const truth = truthOf(knowing(known, own), own);
    if (truth === undefined || known.type === 'anything') {
      pass(condition, 'always-true');
      pass(condition, 'never-true');
      return;
    }
    pass(condition, truth ? 'never-true' : 'always-true');
    const name = block.path.original === 'unless' ? 'unless' : 'if';
    const printed = truth !== isUnless;
    const message = printed
      ? `This condition always holds: ${truth ? `\`${source(condition)}\` is always true or there` : `\`${source(condition)}\` is never true or there`}`
      : `What stands here is never printed: \`${source(condition)}\` is ${truth ? 'always' : 'never'} true or there`;
    const hint = printed
      ? `remove \`{{#${name} …}}\` and \`{{/${name}}}\`${block.inverse ? ', and what stands after `{{else}}`' : ''}`
      : 'remove it, or correct the condition';
    report(
      condition,
      truth ? 'always-true' : 'never-true',
      message,
      hint,
      true,
      printed ? 'info' : 'warning',
    );
  };

  const each = (block: hbs.AST.BlockStatement, scope: Scope): void => {
    const [param] = block.params;
    if (!param) return;
    const list = evaluate(param, scope, 'ask');
    const identity = `${list.identity}[${block.loc.start.line}:${block.loc.start.column}]`;
    const item = itemOf(list, identity);
    if (!item && list.presence !== 'never')
      report(
        param,
        'not-a-list',
        `\`${source(param)}\` is ${describeKind(list)}, not a list`,
        'use `{{#with …}}` for a group of fields, `{{#if …}}` for a condition',
      );
    const truth = truthOf(list, scope.facts);
    if (truth !== false && list.presence !== 'never') {
      const inside = enter(
        assume(param, true, scope),
        item ?? anything(identity),
        namesOf(block, item ?? anything(identity), identity),
      );
      program(block.program, { ...inside, counters: [countersOf(identity), ...scope.counters] });
    }
    if (block.inverse && truth !== true) program(block.inverse, assume(param, false, scope));
  };

  const withBlock = (block: hbs.AST.BlockStatement, scope: Scope): void => {
    const [param] = block.params;
    if (!param) return;
    const group = evaluate(param, scope, 'ask');
    const truth = truthOf(group, scope.facts);
    if (truth !== false) {
      const learnt = assume(param, true, scope);
      const there: Known = { ...knowing(group, learnt.facts), presence: 'always' };
      program(block.program, enter(learnt, there, namesOf(block, there, there.identity)));
    }
    if (block.inverse && truth !== true) program(block.inverse, assume(param, false, scope));
  };

  const include = (partial: hbs.AST.PartialStatement, scope: Scope): void => {
    const name = String((partial.name as hbs.AST.PathExpression).original);
    const [param] = partial.params;
    const context = param ? evaluate(param, scope, 'print') : scope.contexts[0]!;
    const pairs = partial.hash?.pairs ?? [];
    const given = new Map(pairs.map(({ key, value }) => [key, evaluate(value, scope, 'ask')]));
    const template = checking.open(name);
    if (!template) return;
    const base: Known =
      given.size === 0
        ? context
        : { type: 'overlay', base: context, given, presence: 'always', identity: context.identity };
    checkTemplate(template, { ...scope, contexts: [base], names: new Map() }, checking);
  };

  const print = (mustache: hbs.AST.MustacheStatement, scope: Scope): void => {
    const path = mustache.path as hbs.AST.PathExpression;
    const known =
      mustache.params.length > 0
        ? call(path.original, mustache.params, mustache, scope, 'print')
        : pathKnown(path, scope, 'print');
    const what = unprintable(known);
    if (what === undefined) return;
    const text = source(mustache);
    report(
      mustache,
      'not-a-value',
      `\`${text}\` is ${what}, not a value`,
      what === 'a list'
        ? `use \`{{#each ${text}}}\` or \`{{list ${text}}}\``
        : what === 'a yes or no'
          ? `use it in a condition: \`{{#if ${text}}} … {{/if}}\``
          : 'print one of its fields',
    );
  };

  const statement = (node: hbs.AST.Statement, scope: Scope): void => {
    if (node.type === 'MustacheStatement') print(node as hbs.AST.MustacheStatement, scope);
    if (node.type === 'PartialStatement') include(node as hbs.AST.PartialStatement, scope);
    if (node.type !== 'BlockStatement') return;
    const block = node as hbs.AST.BlockStatement;
    if (block.path.original === 'each') each(block, scope);
    else if (block.path.original === 'with') withBlock(block, scope);
    else branch(block, scope, block.path.original === 'unless');
  };

  const program = (body: hbs.AST.Program, scope: Scope): void => {
    for (const node of body.body) statement(node, scope);
  };
  return program;
}
