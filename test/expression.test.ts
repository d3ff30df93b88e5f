import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Exact, exact, toDecimal } from '../src/compute/exact.ts';
import { evaluate, type Values } from '../src/expression/evaluate.ts';
import { type Expression, type Fault, partsOf } from '../src/expression/expression.ts';
import { FUNCTIONS } from '../src/expression/functions.ts';
import { linearForm } from '../src/expression/linear.ts';
import { checkNames, namesIn } from '../src/expression/names.ts';
import { parseExpression } from '../src/expression/parse-expression.ts';
import { showExpression, showParts } from '../src/expression/show-expression.ts';
import { parseUnit, showUnit, unitDifference } from '../src/expression/unit.ts';
import { unitOf } from '../src/expression/units.ts';
import { findExamples } from './support/find-examples.ts';
import { signHolds } from './support/sign-holds.ts';

const NOWHERE = { from: 0, to: 0 };

/** Trees of every kind that a reading can give; their places are not meant. */
const arbitrary = fc.letrec<{ value: Expression; condition: Expression; comparison: Expression }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .constantFrom('a', 'b', 'leads', 'close_rate', 'sum')
      .map((name): Expression => ({ type: 'name', name, ...NOWHERE })),
    fc
      .tuple(fc.constantFrom('0', '7', '99.90', '1000'), fc.constantFrom(undefined, '%', 'min', 'USD/month'))
      .map(
        ([text, unit]): Expression => ({
          type: 'number',
          text,
          value: exact(text),
          ...(unit && { unit }),
          ...NOWHERE,
        }),
      ),
    tie('value').map((operand): Expression => ({ type: 'unary', operand, ...NOWHERE })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('value'), tie('value'))
      .map(([sign, left, right]): Expression => ({ type: 'binary', sign, left, right, ...NOWHERE })),
    fc
      .tuple(tie('condition'), tie('value'), tie('value'))
      .map((parts): Expression => ({ type: 'call', name: 'if', arguments: parts, ...NOWHERE })),
    fc
      .tuple(
        fc.constantFrom(...[...FUNCTIONS.keys()].filter((name) => name !== 'if')),
        tie('value'),
        tie('value'),
      )
      .map(([name, first, second]): Expression => {
        const parts = (FUNCTIONS.get(name)!.most ?? 2) > 1 ? [first, second] : [first];
        return { type: 'call', name, arguments: parts, ...NOWHERE };
      }),
  ),
  comparison: fc
    .tuple(fc.constantFrom('<', '<=', '=', '!=', '>=', '>'), tie('value'), tie('value'))
    .map(([sign, left, right]): Expression => ({ type: 'comparison', sign, left, right, ...NOWHERE })),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('comparison'),
    tie('condition').map((operand): Expression => ({ type: 'not', operand, ...NOWHERE })),
    fc
      .tuple(fc.constantFrom('and', 'or', 'implies'), tie('condition'), tie('condition'))
      .map(([type, left, right]): Expression => ({ type, left, right, ...NOWHERE })),
  ),
}));

describe('parsing', () => {
  test.each([
    ['a', 'a'],
    ['  a\n', 'a'],
    ['99.90', '99.90'],
    ['50 %', '[50 %]'],
    ['50%', '[50 %]'],
    ['4 h', '[4 h]'],
    ['100 USD/month', '[100 USD/month]'],
    ['100 USD / month', '(/ [100 USD] month)'],
    ['100 USD/round(x)', '(/ [100 USD] (round x))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a - (b - c)', '(- a (- b c))'],
    ['a + b * c', '(+ a (* b c))'],
    ['(a + b) * c', '(* (+ a b) c)'],
    ['a / b / c', '(/ (/ a b) c)'],
    ['-a * b', '(* (neg a) b)'],
    ['a - -b', '(- a (neg b))'],
    ['a × b ÷ c − d – e', '(- (- (/ (* a b) c) d) e)'],
    ['a ≤ 1 and b ≥ 2 or c ≠ 3', '(or (and (<= a 1) (>= b 2)) (!= c 3))'],
    ['a < 1 or b < 2 and c < 3', '(or (< a 1) (and (< b 2) (< c 3)))'],
    ['not a = 1 and b = 2', '(and (not (= a 1)) (= b 2))'],
    ['not not a = 1', '(not (not (= a 1)))'],
    ['a > 1 or b > 1 implies c > 1', '(implies (or (> a 1) (> b 1)) (> c 1))'],
    ['a - 1 < b + 1', '(< (- a 1) (+ b 1))'],
    ['if(a > b, a, b)', '(if (> a b) a b)'],
    ['round(a / 3, 2)', '(round (/ a 3) 2)'],
    ['sum(a, b, c)', '(sum a b c)'],
    ['percentile(times, 95)', '(percentile times 95)'],
    ['minutes + days', '(+ minutes days)'],
    ['constructor + __x', undefined],
    ['constructor', 'constructor'],
    ['((a))', 'a'],
  ])('%s', (text, tree) => {
    const { expression } = parseExpression(text);
    expect(expression && print(expression)).toBe(tree);
  });

  test('gives each part its place', () => {
    const text = '(a + bc) * 50 % - max(d, 1)';
    expect(spans(text, parseExpression(text).expression!)).toEqual([
      '(a + bc) * 50 % - max(d, 1)',
      '(a + bc) * 50 %',
      'a + bc',
      'a',
      'bc',
      '50 %',
      'max(d, 1)',
      'd',
      '1',
    ]);
  });

  test('reads every formula of the examples', () => {
    const formulas = findExamples().flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\s*formula: *(.+)$/gm)].map(([, formula]) => formula!),
    );
    expect(formulas.length).toBeGreaterThan(5);
    expect(formulas.filter((formula) => parseExpression(formula).faults.length > 0)).toEqual([]);
  });
});

describe('faults', () => {
  test.each([
    ['', '', 'The expression is empty', 'write a formula, as in `customers / leads * 100`'],
    [
      'a ^ b',
      '  ^',
      '`^` is no sign of an expression',
      'there are no powers: multiply the value by itself, as in `a * a`',
    ],
    ['a == b', '  ^^', '`==` is no sign of an expression', 'write `=` for “is equal to”'],
    ['a>b && b>c', '    ^^', '`&&` is no sign of an expression', 'write `and` between two conditions'],
    ['a>b || b>c', '    ^^', '`||` is no sign of an expression', 'write `or` between two conditions'],
    [
      'a => b',
      '  ^^',
      '`=>` is no sign of an expression',
      'write `>=` for “is at least”, or `implies` between two conditions',
    ],
    ['a>b AND b>c', '    ^^^', '`AND` is written in small letters', 'write `and`'],
    ['[a)', '^', '`[` is no sign of an expression', 'write round brackets: `(` and `)`'],
    [
      'a @ b',
      '  ^',
      'The character `@` means nothing here',
      'delete it: an expression has names, numbers, brackets and the signs + - * / < <= = != >= >',
    ],
    [
      'a\u202e',
      ' ^',
      'The character `U+202E` means nothing here',
      'delete it: an expression has names, numbers, brackets and the signs + - * / < <= = != >= >',
    ],
    [
      'a 😀',
      '  ^^',
      'The character `😀` means nothing here',
      'delete it: an expression has names, numbers, brackets and the signs + - * / < <= = != >= >',
    ],
    [
      '$5000',
      '^',
      '`$` is no sign of an expression',
      'write the currency after the number, as in `5000 USD`',
    ],
    [
      '.5',
      '^',
      'A decimal point stands between digits only',
      'write digits on both sides of the point, as in `0.5`',
    ],
    ['(a + b', '^', 'This bracket is never closed', 'write `)` where it ends'],
    ['a) + b', ' ^', 'No bracket opens for this `)`', 'delete it, or write `(` where it begins'],
    ['()', '^^', 'Nothing stands in these brackets', 'write a value in them, or delete them'],
    [
      'a b',
      '^^^',
      'No sign stands between `a` and `b`',
      'write one of the signs + - * / < <= = != >= > between the two',
    ],
    [
      '1 000',
      '^^^^^',
      'No sign stands between `1` and `000`',
      'write `1000` if it is one number, or a sign between the two',
    ],
    ['sum leads', '^^^^^^^^^', 'No sign stands between `sum` and `leads`', 'write `sum(value, …)`'],
    ['a +', '  ^', 'A value is missing after `+`', 'write a number, a name, a function or a bracket there'],
    ['* a', '^', 'A value is missing before `*`', 'write a number, a name, a function or a bracket there'],
    [
      'a + ÷ b',
      '  ^',
      'A value is missing after `+`',
      'write a number, a name, a function or a bracket there',
    ],
    [
      'x > 99,9',
      '    ^^^^',
      'A comma stands between the digits of a number',
      'write `99.9` for one number, or a space after the comma for two',
    ],
    [
      'x > 1,000',
      '    ^^^^^',
      'A comma stands between the digits of a number',
      'write `1000` for a whole number, or `1.000` with a decimal point',
    ],
    [
      'max(x, 99,9)',
      '       ^^^^',
      'A comma stands between the digits of a number',
      'write `99.9` for one number, or a space after the comma for two',
    ],
    [
      'a, b',
      ' ^',
      'A comma stands between the parts of a function only',
      'write a decimal number with a point, or the name of a function and a bracket',
    ],
    [
      'a %',
      '  ^',
      '`%` stands behind a number only',
      'write `/ 100` to make a share of percent points, or `* 100` to make percent points of a share',
    ],
    ['1e3', '^^^', '`1e3` is no number', 'write the number out in digits, with a sign before a name'],
    [
      '10k',
      '^^^',
      '`k` can be read in several ways',
      'write all digits of a large number, and the name of a unit, as in `5 min`',
    ],
    [
      'Leads',
      '^^^^^',
      '`Leads` is no name',
      'write `leads`: names have small letters a to z, digits and underscores',
    ],
    ['avg(a)', '^^^', 'There is no function `avg`', 'did you mean `mean`?'],
    ['ceill(a)', '^^^^^', 'There is no function `ceill`', 'did you mean `ceil`?'],
    [
      'constructor(a)',
      '^^^^^^^^^^^',
      'There is no function `constructor`',
      'use one of sum, count, mean, median, percentile, min, max, ceil, floor, round, if, minutes, days, or write `*` before a bracket to multiply',
    ],
    [
      'round(1, 2, 3)',
      '^^^^^^^^^^^^^^',
      '`round(…)` takes 1 or 2 parts, not 3',
      'write `round(value, digits)`',
    ],
    ['b + sum()', '    ^^^^^', '`sum(…)` takes at least 1 part, not 0', 'write `sum(value, …)`'],
    ['if(a > b, a)', '^^^^^^^^^^^^', '`if(…)` takes 3 parts, not 2', 'write `if(condition, value, value)`'],
    [
      'a < b < c',
      '      ^',
      'A comparison has two sides',
      'join two comparisons with `and`, as in `a < b and b < c`',
    ],
    [
      'a>1 implies b>1 implies c>1',
      '                ^^^^^^^',
      'Two `implies` in a row can be read in two ways',
      'put brackets round one of the two',
    ],
    [
      'a > 1 not b > 1',
      '      ^^^',
      '`not` cannot stand here',
      'join two conditions with `and`, `or` or `implies`',
    ],
    [
      'a = not b',
      '    ^^^',
      '`not` stands before a whole condition, not inside of one',
      'put brackets round the condition that it turns round',
    ],
    [
      '1 + (a > 1)',
      '     ^^^^^',
      'This holds or does not, but `+` needs a value',
      'join conditions with `and`, or make a value of one with `if(condition, value, value)`',
    ],
    [
      'a > 1 and b',
      '          ^',
      'This is a value, but `and` needs a condition',
      'compare it with another value, as in `leads >= 100`',
    ],
    [
      'if(a, b, c)',
      '   ^',
      'This is a value, but the first part of `if(…)` needs a condition',
      'compare it with another value, as in `leads >= 100`',
    ],
  ])('%s', (text, carets, message, hint) => {
    const { expression, faults } = parseExpression(text);
    expect(expression).toBeUndefined();
    const [fault] = faults;
    expect([underline(fault!), fault!.message, fault!.hint, faults.length]).toEqual([
      carets,
      message,
      hint,
      1,
    ]);
  });

  test('are told together', () => {
    const told = parseExpression('avg(a b) + 99,9 == (c').faults.map(
      (fault) => `${underline(fault)}${fault.message}`,
    );
    expect(told).toEqual([
      '^^^There is no function `avg`',
      '    ^^^No sign stands between `a` and `b`',
      '           ^^^^A comma stands between the digits of a number',
      '                ^^`==` is no sign of an expression',
      '                   ^This bracket is never closed',
    ]);
  });

  test.each([
    ['characters', `${'a'.repeat(1999)}`, 'a'.repeat(2001), 'An expression has at most 2000 characters'],
    [
      'brackets',
      `${'('.repeat(50)}a${')'.repeat(50)}`,
      `${'('.repeat(51)}a${')'.repeat(51)}`,
      'Brackets and signs stand at most 50 deep',
    ],
    [
      'signs before a value',
      `${'-'.repeat(50)}a`,
      `${'-'.repeat(51)}a`,
      'Brackets and signs stand at most 50 deep',
    ],
    [
      'parts',
      `a${'+a'.repeat(249)}`,
      `a${'+a'.repeat(250)}`,
      'An expression has at most 500 numbers, names and signs',
    ],
  ])('limit %s', (_, allowed, refused, message) => {
    expect(parseExpression(allowed).faults).toEqual([]);
    expect(parseExpression(refused).faults.map((fault) => fault.message)).toEqual([message]);
  });

  test('of any text lie within it, and there is a tree exactly if there are none', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'()[],.+-*/%<>=!&|^$ 0123456789abX_'.split(''),
        ' and ',
        ' not ',
        'if(',
        'max(',
        ' implies ',
        '😀',
        'ß',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { expression, faults } = parseExpression(text);
        expect(expression === undefined).toBe(faults.length > 0);
        for (const { from, to } of faults) expect(0 <= from && from <= to && to <= text.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('names', () => {
  test('are listed with their places', () => {
    expect([...namesIn(parse('a / b + sum(a, 2)'))]).toEqual([
      [
        'a',
        [
          { from: 0, to: 1 },
          { from: 12, to: 13 },
        ],
      ],
      ['b', [{ from: 4, to: 5 }]],
    ]);
  });

  const KNOWN = ['quota', 'deal_size', 'close_rate', 'tier_1', 'leads', 'customers'];
  test.each([
    ['quota / deal_size / (close_rate / 100)', undefined],
    ['quota / deal_sze', '        ^^^^^^^^ Nothing is called `deal_sze`: did you mean `deal_size`?'],
    [
      'quota - profit',
      '        ^^^^^^ Nothing is called `profit`: use the id of a metric or an assumption, or explain the symbol in `variables`',
    ],
    [
      'quota / deal-size',
      '        ^^^^^^^^^ `deal-size` is a subtraction here: write `deal_size` for the name, or spaces round the sign to subtract',
    ],
    [
      'close-rate / 100',
      '^^^^^^^^^^ `close-rate` is a subtraction here: write `close_rate` for the name, or spaces round the sign to subtract',
    ],
    [
      '2 * tier-1',
      '    ^^^^^^ `tier-1` is a subtraction here: write `tier_1` for the name, or spaces round the sign to subtract',
    ],
    ['quota-leads', undefined],
    ['leads - customers', undefined],
    ['sum + 1', '^^^ Nothing is called `sum`: write `sum(value, …)` to call the function'],
    [
      '2 quota',
      '^^^^^^^ `2 quota` is read as a number with a unit, and `quota` is a name too: write `2 * quota` to multiply, or `2` without a unit',
    ],
    [
      '100 USD/customers',
      '^^^^^^^^^^^^^^^^^ `100 USD/customers` is read as a number with a unit, and `customers` is a name too: write spaces round `/` to divide by `customers`, or the number without its unit',
    ],
    [
      'constructor',
      '^^^^^^^^^^^ Nothing is called `constructor`: use the id of a metric or an assumption, or explain the symbol in `variables`',
    ],
    [
      'deal - size',
      '^^^^ Nothing is called `deal`: use the id of a metric or an assumption, or explain the symbol in `variables`',
    ],
    [
      'hasown + valueof',
      '^^^^^^ Nothing is called `hasown`: use the id of a metric or an assumption, or explain the symbol in `variables`',
    ],
  ])('%s', (text, told) => {
    const { expression } = parseExpression(text);
    const [fault] = expression ? checkNames(expression, KNOWN) : [];
    expect(fault && `${underline(fault)} ${fault.message}: ${fault.hint}`).toBe(told);
  });

  test.each(['constructor', 'prototype', 'hasownproperty', 'valueof'])(
    '%s has no value by itself',
    (name) => {
      expect(evaluate(parse(name), new Map())).toMatchObject({
        fault: { message: `\`${name}\` has no value` },
      });
    },
  );

  test.each(['__proto__', 'toString', 'hasOwnProperty'])('%s is no name', (name) => {
    expect(parseExpression(name).faults.map(({ message }) => message)).toEqual([`\`${name}\` is no name`]);
    expect(parseExpression(`${name}(1)`).faults[0]!.message).toBe(`There is no function \`${name}\``);
  });
});

describe('units', () => {
  test.each([
    ['%', '%'],
    ['percent', '%'],
    ['leads', 'lead'],
    ['Qualified Leads', 'lead'],
    ['deliveries', 'delivery'],
    ['MQLs', 'MQL'],
    ['s', 's'],
    ['minutes', 'min'],
    ['business hours', 'h'],
    ['business days', 'business day'],
    ['days', 'day'],
    ['USD', 'USD'],
    ['USD/month', 'USD/month'],
    ['USD per month', 'USD/month'],
    ['USD/year', 'USD/year'],
    ['customers/lead', 'customer/lead'],
    ['req/s', 'request/s'],
    ['requests per minute', 'request/min'],
    ['1/h', '1/h'],
    ['USD/h/person', 'USD/h/person'],
    ['minutes of downtime', 'min'],
    ['', ''],
    ['m', undefined],
    ['thousand USD', undefined],
    ['km^2', undefined],
    ['USD/', undefined],
    ['a dozen for each', undefined],
  ])('%s', (text, shown) => {
    const unit = parseUnit(text);
    expect(unit && showUnit(unit)).toBe(shown);
  });

  test.each([
    ['60 s', 'seconds', 'min', 'scale'],
    ['plural', 'leads', 'lead', undefined],
    ['phrase', 'new customers', 'customers', undefined],
    ['money', 'USD', 'EUR', 'dimension'],
    ['per', 'USD/month', 'USD', 'dimension'],
    ['months', 'USD/month', 'USD/year', 'scale'],
    ['percent points', '%', 'ratio', 'percent'],
    ['months and days', 'month', 'days', 'dimension'],
  ])('%s differ', (_, a, b, difference) => {
    expect(unitDifference(parseUnit(a)!, parseUnit(b)!)).toBe(difference);
  });

  const UNITS = new Map([
    ['quota', 'USD/month'],
    ['revenue', 'USD'],
    ['cost', 'EUR'],
    ['deal_size', 'USD/customer'],
    ['share', '%'],
    ['close_rate', '%'],
    ['leads', 'leads'],
    ['customers', 'customers'],
    ['wait', 'min'],
    ['limit', 'h'],
    ['age', 's'],
    ['odd', 'fortnights^2'],
  ]);
  test.each([
    ['quota * (share / 100) / deal_size', 'customer/month'],
    ['quota * (share / 100) / deal_size / (close_rate / 100)', 'customer/month'],
    ['quota * share / 100', 'USD/month'],
    ['quota / close_rate * 100', 'USD/month'],
    ['100 / close_rate', ''],
    ['quota / close_rate', 'USD/%/month'],
    ['leads + 5', 'lead'],
    ['leads * 2', 'lead'],
    ['customers / leads * 100 + share', '%'],
    ['leads * (1 - close_rate / 100)', 'lead'],
    ['leads * (close_rate / 100) - customers', 'lead'],
    ['max(revenue, 0)', 'USD'],
    ['if(leads > 100, revenue, 0)', 'USD'],
    ['mean(wait)', 'min'],
    ['minutes(wait) + age', 's'],
    ['revenue / leads', 'USD/lead'],
    ['wait / limit', '1/60'],
    ['1 + 2', ''],
    ['unheard + leads', undefined],
    ['odd + leads', undefined],
    ['leads > 100', undefined],
    ['age <= minutes(5)', undefined],
    ['age <= 300 s', undefined],
    ['quota >= 100', undefined],
  ])('%s has a unit', (text, shown) => {
    const { unit, faults } = unitOf(parse(text), UNITS);
    expect(faults).toEqual([]);
    expect(unit && showUnit(unit)).toBe(shown);
  });

  test.each([
    [
      '2 + (leads + revenue)',
      '     ^^^^^^^^^^^^^^^',
      'lead and USD cannot be added',
      'use values in one unit, or divide or multiply to bring them to one',
    ],
    [
      'revenue - cost',
      '^^^^^^^^^^^^^^',
      'USD and EUR cannot be subtracted',
      'use values in one unit, or divide or multiply to bring them to one',
    ],
    [
      'revenue > share',
      '^^^^^^^^^^^^^^^',
      'USD and % cannot be compared',
      'use values in one unit, or divide or multiply to bring them to one',
    ],
    [
      'revenue > 50 %',
      '^^^^^^^^^^^^^^',
      'USD and % cannot be compared',
      'use values in one unit, or divide or multiply to bring them to one',
    ],
    [
      'leads > 5 and wait < limit',
      '              ^^^^^^^^^^^^',
      'min and h cannot be compared',
      'bring both to one length of time, as in `minutes(5)` and `days(2)`, which are seconds',
    ],
    [
      'age <= 5 min',
      '^^^^^^^^^^^^',
      's and min cannot be compared',
      'bring both to one length of time, as in `minutes(5)` and `days(2)`, which are seconds',
    ],
    [
      'customers / leads > 50 %',
      '^^^^^^^^^^^^^^^^^^^^^^^^',
      'customer/lead and % cannot be compared',
      'divide percent points by 100, as in `(close_rate / 100)`',
    ],
    [
      'leads = customers / close_rate',
      '^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      'lead and customer/% cannot be compared',
      'divide percent points by 100, as in `(close_rate / 100)`',
    ],
    [
      'share / 100 + share',
      '^^^^^^^^^^^^^^^^^^^',
      'A plain number and % cannot be added',
      'divide percent points by 100, as in `(close_rate / 100)`',
    ],
    [
      'quota / share * 100 > quota / share',
      '^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      'USD/month and USD/%/month cannot be compared',
      'divide percent points by 100, as in `(close_rate / 100)`',
    ],
    [
      'max(leads, wait)',
      '^^^^^^^^^^^^^^^^',
      'lead and min cannot be put into one list',
      'use values in one unit, or divide or multiply to bring them to one',
    ],
    [
      'if(leads > 1, wait, leads)',
      '^^^^^^^^^^^^^^^^^^^^^^^^^^',
      'min and lead cannot be chosen between',
      'use values in one unit, or divide or multiply to bring them to one',
    ],
    [
      'minutes(limit)',
      '^^^^^^^^^^^^^^',
      '`minutes(…)` makes seconds of minutes, not of h',
      'give it a number of minutes',
    ],
  ])('%s has a fault', (text, carets, message, hint) => {
    const { unit, faults } = unitOf(parse(text), UNITS);
    expect(unit && showUnit(unit)).toBe(text.startsWith('minutes') ? 's' : undefined);
    expect(faults.map((fault) => [underline(fault), fault.message, fault.hint])).toEqual([
      [carets, message, hint],
    ]);
  });

  test('a percentage of leads may count customers', () => {
    const { unit } = unitOf(parse('quota * (share / 100) / deal_size / (close_rate / 100)'), UNITS);
    expect(unitDifference(unit!, parseUnit('leads per month')!)).toBeUndefined();
    expect(unitDifference(unit!, parseUnit('USD')!)).toBe('dimension');
    const noPercentage = unitOf(parse('quota / deal_size'), UNITS).unit!;
    expect(unitDifference(noPercentage, parseUnit('leads per month')!)).toBe('dimension');
  });
});

/** Numbers of the worked example: a month with a quota of 5,000, and the month after it. */
const FIRST_MONTH = { quota: 5000, share: 100, deal_size: 100, close_rate: 50 };
const NEXT_MONTH = { quota: 5000, share: 80, deal_size: 105, close_rate: 46 };
const TIERS = { ceo: 20, director: 40, manager: 25, ceo_value: 100, director_value: 50, manager_value: 40 };
const GOAL = 'quota * (share / 100) / deal_size / (close_rate / 100)';
const TIER_VALUE = 'ceo * ceo_value + director * director_value + manager * manager_value';

describe('evaluation', () => {
  test.each<[string, Record<string, number | string | readonly number[]>, string]>([
    [`ceil(${GOAL})`, FIRST_MONTH, '100'],
    ['quota * (share / 100) / deal_size', FIRST_MONTH, '50'],
    [`ceil(${GOAL})`, NEXT_MONTH, '83'],
    [`round(${GOAL}, 3)`, NEXT_MONTH, '82.816'],
    ['ceil(ceil(quota * (share / 100) / deal_size) / (close_rate / 100))', NEXT_MONTH, '85'],
    ['ceil(quota * (share / 100) / deal_size)', NEXT_MONTH, '39'],
    ['quota / deal_size / close_rate', FIRST_MONTH, '1'],
    ['deals / leads * 100', { deals: 50, leads: 80 }, '62.5'],
    ['100 * customers / leads', { customers: 46, leads: 100 }, '46'],
    ['revenue / customers', { revenue: 4830, customers: 46 }, '105'],
    ['100 * marketing / total', { marketing: 4800, total: 6000 }, '80'],
    ['round(close_rate / (1 + growth / 100), 1)', { close_rate: 50, growth: 20 }, '41.7'],
    ['ceil(50 / (50 / (1 + growth / 100) / 100))', { growth: 20 }, '120'],
    [TIER_VALUE, TIERS, '5000'],
    [`round((${TIER_VALUE}) / sum(ceo, director, manager), 2)`, TIERS, '58.82'],
    ['ceil(40 / 100 * value / 100)', { value: 5000 }, '20'],
    ['ceil(40 / 100 * value / 50)', { value: 5000 }, '40'],
    ['ceil(20 / 100 * value / 40)', { value: 5000 }, '25'],
    ['ceo * 100 / 100 + director * 50 / 100 + manager * 40 / 100', TIERS, '50'],
    ['0.1 + 0.2', {}, '0.3'],
    ['1 / 3 * 3', {}, '1'],
    ['-a - -b', { a: 2, b: 3 }, '1'],
    ['round(a)', { a: '2.5' }, '3'],
    ['round(-a)', { a: '2.5' }, '-3'],
    ['round(a, 2)', { a: '99.895' }, '99.9'],
    ['ceil(-a)', { a: '2.5' }, '-2'],
    ['floor(-a)', { a: '2.5' }, '-3'],
    ['floor(a)', { a: '2.5' }, '2'],
    ['minutes(5) + days(1)', {}, '86700'],
    ['5 min', {}, '5'],
    ['sum(a, 1)', { a: [1, 2, 3] }, '7'],
    ['sum(a) + count(a)', { a: [] }, '0'],
    ['count(a)', { a: [4, 4] }, '2'],
    ['mean(a)', { a: [6, 6, 4, 2, 0] }, '3.6'],
    ['median(a)', { a: [9, 1, 5] }, '5'],
    ['median(a)', { a: [9, 1, 5, 6] }, '5.5'],
    ['min(a, b)', { a: [3, 2], b: 7 }, '2'],
    ['max(a, b)', { a: [], b: 7 }, '7'],
    ['percentile(a, 30)', { a: [50, 40, 35, 20, 15] }, '20'],
    ['percentile(a, 40)', { a: [50, 40, 35, 20, 15] }, '20'],
    ['percentile(a, 50)', { a: [50, 40, 35, 20, 15] }, '35'],
    ['percentile(a, 100)', { a: [50, 40, 35, 20, 15] }, '50'],
    ['percentile(a, 0)', { a: [50, 40, 35, 20, 15] }, '15'],
    ['if(a > 0, 1 / a, 7)', { a: 0 }, '7'],
    ['a >= 99.9', { a: '99.9' }, 'true'],
    ['a > 99.9', { a: '99.9' }, 'false'],
    ['a = 1 / 3', { a: '0.333333333333' }, 'false'],
    ['a != 1', { a: 1 }, 'false'],
    ['a < 1', { a: 1 }, 'false'],
    ['a <= 1', { a: 1 }, 'true'],
    ['not a = 1', { a: 1 }, 'false'],
    ['a = 0 or 1 / a > 2', { a: 0 }, 'true'],
    ['a != 0 and 1 / a > 2', { a: 0 }, 'false'],
    ['a != 0 implies 1 / a > 2', { a: 0 }, 'true'],
    ['a = 1 implies a = 2', { a: 1 }, 'false'],
    ['a = 1 implies a < 2', { a: 1 }, 'true'],
  ])('%s of %j', (text, given, expected) => {
    const result = evaluate(parse(text), valuesOf(given));
    if ('fault' in result) throw new Error(result.fault.message);
    expect(typeof result.value === 'boolean' ? String(result.value) : toDecimal(result.value, 9)).toBe(
      expected,
    );
  });

  test.each<[string, Record<string, number | readonly number[]>, string, string]>([
    ['1 + 2 / (a - 1)', { a: 1 }, '         ^^^^^', 'This divides by zero'],
    ['1 + b', {}, '    ^', '`b` has no value'],
    ['1 + a', { a: [1] }, '    ^', '`a` is a list of values'],
    ['a', { a: [1] }, '^', '`a` is a list of values'],
    ['1 + mean(a)', { a: [] }, '    ^^^^^^^', '`mean(…)` has no values'],
    ['percentile(a, 95)', { a: [] }, '^^^^^^^^^^^^^^^^^', '`percentile(…)` has no values'],
    ['percentile(a, 101)', { a: [1] }, '^^^^^^^^^^^^^^^^^^', 'There is no such percentile'],
    ['round(1, 31)', {}, '^^^^^^^^^^^^', 'A value cannot be rounded to so many digits'],
    ['round(1, 0.5)', {}, '^^^^^^^^^^^^^', 'A value cannot be rounded to so many digits'],
    [
      'sum(a) + sum(a)',
      { a: Array(600_000).fill(1) as number[] },
      '             ^',
      'This takes too many steps',
    ],
  ])('%s has no result', (text, given, carets, message) => {
    const result = evaluate(parse(text), valuesOf(given));
    expect('fault' in result && [underline(result.fault), result.fault.message]).toEqual([carets, message]);
  });
});

describe('showing', () => {
  test.each([
    ['((quota*(share/100)))/deal_size', 'quota × (share ÷ 100) ÷ deal_size'],
    ['(a*b)/c', 'a × b ÷ c'],
    ['a-(b+c)-(d)', 'a − (b + c) − d'],
    ['(a-b)+c', 'a − b + c'],
    ['a+-b', 'a + (−b)'],
    ['-(a+b)*-(-c)', '−(a + b) × (−(−c))'],
    ['a<=1 and (b>=2 or c!=3)', 'a ≤ 1 and (b ≥ 2 or c ≠ 3)'],
    ['(a<1 and b<2) or c<3', 'a < 1 and b < 2 or c < 3'],
    ['not (a<1 and b<2)', 'not (a < 1 and b < 2)'],
    ['(not (a<1)) and b<2', 'not a < 1 and b < 2'],
    ['(a<1 or b<2) implies c<3', 'a < 1 or b < 2 implies c < 3'],
    ['(a<1 implies b<2) implies c<3', '(a < 1 implies b < 2) implies c < 3'],
    ['round((a),2)', 'round(a, 2)'],
    ['5min<a', '5\u00A0min < a'],
  ])('%s', (text, shown) => {
    expect(showExpression(parse(text), (name) => name)).toBe(shown);
  });

  test('prints names as they are called, and in pieces', () => {
    const expression = parse('quota / (close_rate / 100) >= 5 leads');
    const labels = new Map([
      ['quota', 'Sales quota'],
      ['close_rate', 'Lead close rate'],
    ]);
    expect(showExpression(expression, (name) => labels.get(name)!)).toBe(
      'Sales quota ÷ (Lead close rate ÷ 100) ≥ 5\u00A0leads',
    );
    expect(showParts(expression)).toEqual([
      { type: 'name', name: 'quota' },
      { type: 'sign', text: ' ÷ ' },
      { type: 'sign', text: '(' },
      { type: 'name', name: 'close_rate' },
      { type: 'sign', text: ' ÷ ' },
      { type: 'number', text: '100' },
      { type: 'sign', text: ')' },
      { type: 'sign', text: ' ≥ ' },
      { type: 'number', text: '5', unit: 'leads' },
    ]);
  });

  test('what is shown reads as the same tree', () => {
    fc.assert(
      fc.property(fc.oneof(arbitrary.value, arbitrary.condition), (expression) => {
        const { expression: again, faults } = parseExpression(showExpression(expression, (name) => name));
        expect(faults).toEqual([]);
        expect(print(again!)).toBe(print(expression));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the linear form', () => {
  const CONSTANTS = new Map([
    ['k', exact(3)],
    ['z', exact(0)],
  ]);
  test.each([
    ['2 * a + b / 4 - 1 <= k * (a - 5)', '-1 a + 0.25 b + 14 <='],
    ['-(a - b) > a', '-2 a + 1 b + 0 >'],
    ['a - a = 1', '-1 ='],
    ['minutes(a) >= days(1) + max(k, 2)', '60 a + -86403 >='],
    ['a * z < 1', '-1 <'],
    ['if(k > 2, 5, 6) < a', '-1 a + 5 <'],
    ['a * b > 1', undefined],
    ['1 / a > 1', undefined],
    ['a / z > 1', undefined],
    ['max(a, 1) > 1', undefined],
    ['a > 1 and b > 1', undefined],
    ['a + 1', undefined],
  ])('%s', (text, expected) => {
    const form = linearForm(parse(text), CONSTANTS);
    const terms = form && [...form.coefficients].map(([name, factor]) => `${toDecimal(factor)} ${name}`);
    expect(form && `${[...terms!, toDecimal(form.constant)].join(' + ')} ${form.sign}`).toBe(expected);
  });

  test('holds exactly where the comparison does', () => {
    const points = fc.record({ a: fc.integer({ min: -9, max: 9 }), b: fc.integer({ min: -9, max: 9 }) });
    fc.assert(
      fc.property(arbitrary.comparison, points, (expression, point) => {
        const form = linearForm(expression, new Map());
        const result = evaluate(expression, valuesOf({ ...point, leads: 4, close_rate: 5, sum: 6 }));
        if (!form || 'fault' in result) return;
        const given = new Map(Object.entries({ ...point, leads: 4, close_rate: 5, sum: 6 }));
        const left = [...form.coefficients].reduce(
          (total, [name, factor]) => total.add(factor.mul(given.get(name)!)),
          form.constant,
        );
        const order = left.compare(0);
        expect(signHolds(order)[form.sign]).toBe(result.value);
      }),
      { numRuns: 1000 },
    );
  });
});

function parse(text: string): Expression {
  const { expression, faults } = parseExpression(text);
  if (!expression) throw new Error(faults.map(({ message }) => message).join('; '));
  return expression;
}

/** A tree as an s-expression; numbers with a unit in square brackets. */
function print(expression: Expression): string {
  const inner = partsOf(expression).map(print).join(' ');
  switch (expression.type) {
    case 'number':
      return expression.unit === undefined ? expression.text : `[${expression.text} ${expression.unit}]`;
    case 'name':
      return expression.name;
    case 'call':
      return `(${expression.name} ${inner})`;
    case 'unary':
      return `(neg ${inner})`;
    case 'binary':
    case 'comparison':
      return `(${expression.sign} ${inner})`;
    default:
      return `(${expression.type} ${inner})`;
  }
}

function spans(text: string, expression: Expression): string[] {
  return [
    text.slice(expression.from, expression.to),
    ...partsOf(expression).flatMap((part) => spans(text, part)),
  ];
}

/** The line that stands under the text and points at a fault. */
function underline({ from, to }: Fault): string {
  return ' '.repeat(from) + '^'.repeat(to - from);
}

function valuesOf(given: Readonly<Record<string, number | string | readonly number[]>>): Values {
  return new Map(
    Object.entries(given).map(([name, value]): [string, Exact | readonly Exact[]] => [
      name,
      typeof value === 'object' ? value.map((one) => exact(one)) : exact(value),
    ]),
  );
}
