import { type Command, Option } from 'commander';
import type { GoalsCalculation, GoalsOptions, ShownFigure } from '../../index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import {
  describeFigure,
  type FigureRow,
  formatFiguresJson,
  layOutFigures,
  layOutText,
} from '../formats/figures.ts';
import { refuseOptions } from '../refuse-options.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

type Options = GoalsOptions & { readonly format: 'table' | 'json' };

const examples = `
Examples:
  $ slakit goals --quota 5000 --share 100 --deal 100 --close 50
  $ slakit goals --quota 4000 --share 80 --deal 105 --close 46 --confidence 95
  $ slakit goals --quota 5000 --share 100 --deal 100 --close 50 \\
      --tiers ceo=100:40,director=50:40,manager=40:20
`;

/** Adds `slakit goals`: how many leads a sales quota takes, and how likely they are to meet it. */
export function addGoalsCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('goals')
    .summary('compute the leads that a sales quota takes')
    .description(
      'Computes how many leads a sales quota takes, how likely so many are to meet it, and how many it takes to meet ' +
        'it with confidence, when leads close independently and all deals are equal.',
    )
    .usage('[options]')
    .requiredOption('--quota <AMOUNT>', 'what Sales must close in the period')
    .requiredOption('--share <PERCENT>', 'how much of it comes from marketing leads')
    .requiredOption('--deal <AMOUNT>', 'what one deal brings')
    .requiredOption('--close <PERCENT>', 'how many of the leads become customers')
    .option('--currency <CODE>', 'the currency of the amounts (default: USD)')
    .option(
      '--rounding <WAY>',
      'how leads become whole: ceiling-at-end, ceiling-each-step, half-up or none (default: ceiling-at-end)',
    )
    .option('--margin <PERCENT>', 'how many leads more than needed')
    .option('--confidence <PERCENT>', 'the chance of meeting the quota that is wanted (default: 90)')
    .option('--tiers <LIST>', 'kinds of leads, as name=value:share, with commas between')
    .addOption(
      new Option('-f, --format <FORM>', 'how it is told').choices(['table', 'json']).default('table'),
    )
    .addHelpText('after', examples)
    .action(async (options: Options) => finish(await tellGoals(options, surroundings)));
}

async function tellGoals(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const { calculateGoals } = await surroundings.library();
  const { format, ...asked } = options;
  const found = await calculateGoals(asked);
  if (found.problems.length > 0) return refuseOptions(found.problems, surroundings);
  await surroundings.stdout.write(format === 'json' ? formatJson(found) : formatTable(found, asked));
  return exitCodes.done;
}

function formatJson({ figures, tiers }: GoalsCalculation): string {
  return formatFiguresJson(figures, {
    tiers: tiers.map(({ name, leads, closeRate, isCredible }) => ({
      name,
      leads: describeFigure(leads),
      closeRate: describeFigure(closeRate),
      isCredible,
    })),
  });
}

function formatTable({ figures, tiers }: GoalsCalculation, asked: GoalsOptions): string {
  const leads = figures.find(({ name }) => name === 'lead-goal')?.shown ?? '';
  const rows = figures.flatMap((figure) => describe(figure, leads, asked));
  const tierRows = tiers.flatMap(({ name, leads: count, closeRate, isCredible }): readonly FigureRow[] => [
    { label: `Leads of the tier ${name}`, figure: count },
    {
      label: 'Close rate at which one is worth that',
      figure: closeRate,
      ...(isCredible ? {} : { remark: 'No close rate is that high: the value is too high for the deal.' }),
    },
  ]);
  const main = layOutFigures(rows.filter(({ figure }) => !figure.name.includes('value')));
  if (tiers.length === 0) return main;
  const values = rows.filter(({ figure }) => figure.name.includes('value'));
  return `${main}\n${layOutText('By value')}\n${layOutFigures([...tierRows, ...values])}`;
}

function describe(figure: ShownFigure, leads: string, asked: GoalsOptions): readonly FigureRow[] {
  const label = {
    'marketing-revenue': 'Revenue from marketing leads',
    'customers-needed': 'Customers that takes',
    'lead-goal':
      asked.margin === undefined
        ? 'Leads that takes'
        : `Leads that takes, with ${percent(asked.margin)} more`,
    'chance-of-quota': `Chance that ${leads} meet the quota`,
    'risk-adjusted-lead-goal': `Leads for a chance of ${percent(asked.confidence ?? '90')}`,
    'margin-for-confidence': 'Margin that is',
    'tier-value': 'Value of all leads',
    'mean-lead-value': 'Value of a lead on average',
  }[figure.name];
  return label === undefined ? [] : [{ label, figure }];
}

function percent(text: string): string {
  return `${text.replace(/\s*%$/, '')} %`;
}
