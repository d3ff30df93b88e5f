import { BudgetSpent, MAX_LENGTH, MAX_STEPS, spendText } from './budget.ts';
import { startOf } from './front-matter.ts';
import type { Composition } from './helper.ts';
import { runtimeHelpers } from './runtime-helpers.ts';
import { type TemplateFile, templateProblem } from './site.ts';

/** A template to run, with those that it includes by their names. */
export interface RunnableTemplate {
  readonly file: TemplateFile;
  readonly template: HandlebarsTemplateDelegate;
  readonly partials: Readonly<Record<string, HandlebarsTemplateDelegate>>;
}

/** What a template prints over an agreement; empty, with a problem, if it wants more than a composition may have. */
export function runTemplate(
  { file, template, partials }: RunnableTemplate,
  composition: Composition,
): string {
  const { budget, binder, problems } = composition;
  const counted: Record<string, HandlebarsTemplateDelegate> = {};
  for (const [name, partial] of Object.entries(partials))
    counted[name] = (context, options) => spendText(budget, () => partial(context, options));
  try {
    return spendText(budget, () =>
      template(binder.root, {
        helpers: runtimeHelpers(composition),
        partials: counted,
        allowProtoMethodsByDefault: false,
        allowProtoPropertiesByDefault: false,
      }),
    );
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    problems.push(
      error.wanted === 'length'
        ? templateProblem(
            'too-long',
            `The contract is longer than ${MAX_LENGTH / 1_000_000} million characters`,
            startOf(file),
            'look for an `{{#each}}` inside another that goes through the same list',
          )
        : templateProblem(
            'too-many-steps',
            `The templates need more than ${MAX_STEPS / 1_000_000} million steps`,
            startOf(file),
            'look for an `{{#each}}` inside another, or a template that is included again and again',
          ),
    );
    return '';
  }
}
