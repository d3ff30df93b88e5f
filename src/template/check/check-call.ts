import { nearest } from '../../nearest.ts';
import { HELPER_SIGNATURES, type HelperSignature, type Parameter } from '../helper-signatures.ts';
import type { Words } from '../words.ts';
import { compareValues } from './compare-values.ts';
import { truthOf } from './facts.ts';
import { itemOf, type Known, partOf } from './known-value.ts';
import { describeKind, unprintable } from './say-missing.ts';
import type { Scope } from './scope.ts';

/** What the check of a call needs of the template it stands in. */
export interface CallChecker {
  readonly evaluate: (node: hbs.AST.Expression) => Known;
  readonly report: (node: hbs.AST.Node, rule: string, message: string, hint: string, each?: boolean) => void;
  readonly pass: (node: hbs.AST.Node, rule: string) => void;
  readonly source: (node: hbs.AST.Node) => string;
  readonly words: Words;
}

/** Checks what a helper is given by its signature, and tells what it gives. */
export function checkCall(
  name: string,
  params: readonly hbs.AST.Expression[],
  node: hbs.AST.Node,
  scope: Scope,
  checker: CallChecker,
): Known {
  const signature = Object.hasOwn(HELPER_SIGNATURES, name)
    ? HELPER_SIGNATURES[name as keyof typeof HELPER_SIGNATURES]
    : undefined;
  const given = params.map((param) => checker.evaluate(param));
  const identity = `${name}(${given.map((one) => one.identity).join(',')})`;
  if (!signature) return { type: 'anything', presence: 'maybe', identity };
  checkCount(name, params.length, signature, node, checker);
  for (const [at, param] of params.entries()) {
    const parameter = signature.takes[at];
    if (parameter) checkParam(name, parameter, param, given[at]!, given[0]!, scope, checker);
  }
  return resultOf(name, signature, given, identity, params, scope, checker);
}

function checkCount(
  name: string,
  count: number,
  { takes, optional = 0, repeats }: HelperSignature,
  node: hbs.AST.Node,
  { report }: CallChecker,
): void {
  const least = repeats ? 1 : takes.length - optional;
  if (count >= least && (repeats || count <= takes.length)) return;
  const wanted = least === takes.length ? `${least}` : `${least} to ${takes.length}`;
  report(
    node,
    'wrong-values',
    `\`${name}\` takes ${wanted} values, not ${count}`,
    'docs/templates.md shows an example of each helper',
  );
}

function checkParam(
  name: string,
  parameter: Parameter,
  node: hbs.AST.Expression,
  known: Known,
  first: Known,
  scope: Scope,
  { report, source, words }: CallChecker,
): void {
  if (known.type === 'anything' || known.presence === 'never') return;
  const kind = describeKind(known);
  const refuse = (needs: string): void =>
    report(
      node,
      'wrong-values',
      `\`${name}\` needs ${needs}, but \`${source(node)}\` is ${kind}`,
      'docs/templates.md shows an example of each helper',
    );
  switch (parameter.is) {
    case 'value':
      if (unprintable(known) !== undefined) refuse('a value');
      return;
    case 'list':
      if (kind !== 'a list') refuse('a list');
      return;
    case 'field': {
      const item = itemOf(first, `${first.identity}[]`);
      if (!item || known.type !== 'written') return;
      let at: Known = item;
      for (const part of String(known.constant).split('.')) {
        const found = partOf(at, part, scope.world);
        if (found.type !== 'missing') at = found;
        else {
          if (found.onlyIn.length === 0)
            report(
              node,
              'unknown-field',
              `The items of this list have no field \`${part}\``,
              'write the name of one of their fields, in quotation marks',
            );
          return;
        }
      }
      return;
    }
    case 'group':
      for (const field of parameter.fields ?? []) {
        const found = partOf(known, field, scope.world);
        if (found.type === 'missing') {
          refuse(`something with the field \`${field}\``);
          return;
        }
      }
      return;
    case 'word': {
      // A chosen value without words of its own prints as it is.
      if (known.type !== 'written' || parameter.of === 'choices') return;
      const word = String(known.constant);
      const names = wordNames(parameter.of, words);
      if (names.includes(word)) return;
      const close = nearest(word, names);
      report(
        node,
        'unknown-word',
        `The labels have no word \`${word}\``,
        close === undefined ? 'add it to the labels of the language' : `did you mean \`${close}\`?`,
      );
      return;
    }
    default:
      return;
  }
}

function wordNames(of: 'words' | 'units', words: Words): string[] {
  if (of === 'units') return Object.keys(words.units);
  return [...Object.keys(words), ...Object.keys(words.words)];
}

function resultOf(
  name: string,
  { gives }: HelperSignature,
  given: readonly Known[],
  identity: string,
  params: readonly hbs.AST.Expression[],
  scope: Scope,
  checker: CallChecker,
): Known {
  const [first, second] = given;
  switch (gives) {
    case 'text':
      return { type: 'text', presence: 'always', identity };
    case 'list':
      return first?.type === 'field' && first.shape.kind === 'array'
        ? { type: 'list', item: itemOf(first, `${identity}[]`)!, presence: 'maybe', identity }
        : { type: 'anything', presence: 'maybe', identity };
    case 'entries': {
      const item = first && itemOf(first, `${identity}[]`);
      const field =
        item && second?.type === 'written' ? partOf(item, String(second.constant), scope.world) : undefined;
      return field && field.type !== 'missing'
        ? { type: 'list', item: { ...field, presence: 'always' }, presence: 'maybe', identity }
        : { type: 'anything', presence: 'maybe', identity };
    }
    case 'entry': {
      const item = first && itemOf(first, identity);
      return { ...(item ?? { type: 'anything' as const, identity }), presence: 'maybe' };
    }
    case 'first': {
      const truths = given.map((one) => truthOf(one, scope.facts));
      const truth = truths.includes(true) ? true : truths.every((one) => one === false) ? false : undefined;
      const there = given.filter((_, at) => truths[at] !== false);
      if (truth === false || there.every((one) => one.type === 'condition'))
        return { type: 'condition', truth, presence: 'always', identity };
      return { type: 'anything', presence: truth ? 'always' : 'maybe', identity };
    }
    case 'condition':
      return {
        type: 'condition',
        truth: conditionTruth(name, given, params, scope, checker),
        presence: 'always',
        identity,
      };
  }
}

function conditionTruth(
  name: string,
  given: readonly Known[],
  params: readonly hbs.AST.Expression[],
  { facts }: Scope,
  { report, pass, source }: CallChecker,
): boolean | undefined {
  const truths = given.map((one) => truthOf(one, facts));
  if (name === 'not') return truths[0] === undefined ? undefined : !truths[0];
  if (name === 'and') return truths.includes(false) ? false : truths.every((one) => one) ? true : undefined;
  if (name !== 'eq' || !given[0] || !given[1]) return undefined;
  const { truth, impossible } = compareValues(given[0], given[1], facts);
  const node = params[given[1].type === 'written' ? 1 : 0]!;
  if (!impossible) {
    pass(node, 'impossible-value');
    return truth;
  }
  const field = source(params[given[1].type === 'written' ? 0 : 1]!);
  const close = nearest(impossible.wanted, impossible.choices);
  const choices = impossible.choices.map((choice) => `\`${choice}\``).join(', ');
  const hint =
    close === undefined
      ? choices === ''
        ? 'correct the comparison'
        : `it may be ${choices}`
      : `did you mean \`${close}\`?`;
  report(node, 'impossible-value', `\`${field}\` ${impossible.message}`, hint, true);
  return truth;
}
