import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import type { Problem } from '../problem.ts';
import { originOf } from './bind.ts';
import { BudgetSpent, spendStep, spendText } from './budget.ts';
import { formatDecimal } from './format.ts';
import type { Composition } from './helper.ts';
import { BLOCK_HELPERS, HELPERS } from './helpers.ts';
import { type Site, templateProblem } from './site.ts';

type HelperDelegate = (typeof BLOCKS)[string];
type RuntimeHelper = (this: unknown, ...args: unknown[]) => unknown;

// The types of the runtime are empty; it has this much of the whole.
const { helpers: BLOCKS } = runtime as unknown as Pick<typeof Handlebars, 'helpers'>;

/** What a helper returns that was given what it cannot use. */
const FAILED = Symbol('failed');

/** The helpers that Handlebars runs, for one composition: those of templates, and those that guard every value; all counted. */
export function runtimeHelpers(composition: Composition): Record<string, RuntimeHelper> {
  const { budget } = composition;
  const helpers: Record<string, RuntimeHelper> = {};
  for (const [name, helper] of Object.entries(HELPERS)) {
    helpers[name] = (...args) => {
      spendStep(budget);
      const given = args.slice(0, -1);
      if (given.includes(FAILED)) return FAILED;
      try {
        return helper(composition, given);
      } catch (error) {
        // A helper that is given a group for a date has nothing to format: the template is wrong, not the helper.
        if (error instanceof BudgetSpent) throw error;
        return FAILED;
      }
    };
  }
  for (const name of BLOCK_HELPERS) helpers[name] = countedBlock(BLOCKS[name]!, budget);
  helpers['sound'] = (value, site) => sound(value, composition, String(site));
  helpers['need'] = (value, site) => need(value, composition, String(site));
  helpers['print'] = (value, site) => print(value, composition, String(site));
  return helpers;
}

/** A block helper of Handlebars that counts what each run of its block prints. */
function countedBlock(block: HelperDelegate, budget: Composition['budget']): RuntimeHelper {
  return function (this: unknown, ...args: unknown[]) {
    const options = args.at(-1) as Handlebars.HelperOptions;
    const counted = {
      ...options,
      fn: (...given: Parameters<typeof options.fn>) => spendText(budget, () => options.fn(...given)),
      inverse: (...given: Parameters<typeof options.fn>) =>
        spendText(budget, () => options.inverse(...given)),
    };
    return block.call(this, ...args.slice(0, -1), counted);
  };
}

/** The result of a helper in a condition or a loop; nothing, and a problem, if the helper could not use what it was given. */
function sound(value: unknown, composition: Composition, siteKey: string): unknown {
  if (value !== FAILED) return value;
  composition.problems.push(badArgument(composition.sites.get(siteKey)!));
  return undefined;
}

function badArgument({ source, place }: Site): Problem {
  return templateProblem(
    'bad-argument',
    `\`${source}\` gives its helper something that it cannot use`,
    place,
    'docs/templates.md has an example of each helper',
  );
}

function need(value: unknown, composition: Composition, siteKey: string): unknown {
  if (value !== undefined && value !== null) return value;
  const site = composition.sites.get(siteKey)!;
  composition.problems.push(missing(site));
  return composition.binder.bind('', '');
}

function missing(site: Site): Problem {
  return templateProblem(
    'missing-value',
    `\`${site.source}\` has no value in this agreement`,
    site.place,
    `give it in the agreement, or print it only where it is there: \`{{#if ${site.source}}} … {{/if}}\``,
  );
}

function print(value: unknown, composition: Composition, siteKey: string): unknown {
  spendStep(composition.budget);
  if (value === FAILED) return sound(value, composition, siteKey) ?? '';
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'number') return literal(formatDecimal(String(value), composition.words));
  const site = composition.sites.get(siteKey)!;
  if (value === undefined || value === null) {
    composition.problems.push(missing(site));
    return '';
  }
  const origin = originOf(value);
  if (origin?.text !== undefined || (origin === undefined && typeof value === 'object' && 'toHTML' in value))
    return value;
  composition.problems.push(
    templateProblem(
      'not-a-value',
      `\`${site.source}\` is ${Array.isArray(value) ? 'a list' : typeof value === 'boolean' ? 'a yes or no' : 'a group of fields'}, not a value`,
      site.place,
      Array.isArray(value)
        ? `use \`{{#each ${site.source}}}\` or \`{{list ${site.source}}}\``
        : 'print one of its fields',
    ),
  );
  return '';
}

/** Words of ours: they are template text, so they are not escaped. */
function literal(text: string): { toHTML(): string } {
  return { toHTML: () => text };
}
