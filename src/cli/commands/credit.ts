import { type Command, Option } from 'commander';
import type { CreditCalculation, CreditOptions } from '../../index.ts';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-codes.ts';
import {
  describeFigure,
  formatFiguresJson,
  layOutTable,
  layOutText,
  type TableRow,
} from '../formats/figures.ts';
import { readInput } from '../read-input.ts';
import { refuseOptions } from '../refuse-options.ts';
import { formatReport } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface Options extends Omit<CreditOptions, 'values'> {
  readonly value?: readonly string[];
  readonly format: 'table' | 'json';
}

const examples = `
Several results are consecutive windows. Lengths of time are ISO 8601: PT3H.

Examples:
  $ slakit credit agreement.sla.yaml --measured 98.7
  $ slakit credit agreement.sla.yaml --objective uptime --measured 98.7,99.2
  $ slakit credit agreement.sla.yaml --downtime PT3H --month 2026-03 --fee 2000
`;

/** Adds `slakit credit FILE`: the credits of an agreement for what was measured. */
export function addCreditCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  const collect = (text: string, earlier: readonly string[] | undefined): readonly string[] => [
    ...(earlier ?? []),
    text,
  ];
  program
    .command('credit')
    .summary('compute the service credits for what was measured')
    .description(
      'Checks an agreement and computes the credits of one of its objectives for what was measured, window by window, ' +
        'under its caps and its smallest credit.',
    )
    .usage('FILE|- [options]')
    .argument('<FILE>', 'the agreement in YAML or JSON; - reads standard input')
    .option('--objective <ID>', 'the objective, where several have credits')
    .addOption(
      new Option('--measured <LIST>', 'the result of each window, with commas between').argParser(collect),
    )
    .addOption(new Option('--downtime <LIST>', 'how long it failed in each window').argParser(collect))
    .addOption(new Option('--events <LIST>', 'how often it failed in each window').argParser(collect))
    .option('--fee <AMOUNT>', 'the charges for one window (default: what the agreement says)')
    .option('--currency <CODE>', 'the currency of the fee, where the agreement states none')
    .option('--month <YYYY-MM>', 'the month with which the first window begins')
    .option('--from <YYYY-MM-DD>', 'the day with which the first window begins')
    .addOption(
      new Option('--value <NAME=NUMBER>', 'what a symbol of the formula stands for (repeatable)').argParser(
        collect,
      ),
    )
    .addOption(
      new Option('-f, --format <FORM>', 'how it is told').choices(['table', 'json']).default('table'),
    )
    .addHelpText('after', examples)
    .action(async (file: string, options: Options) => finish(await tellCredit(file, options, surroundings)));
}

async function tellCredit(name: string, options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr } = surroundings;
  const input = await readInput(name, surroundings);
  const { calculateCredit, hasErrors, validate } = await surroundings.library();
  const checked = input.type === 'read' ? validate(input.file) : { problems: [input.problem] };
  const agreement = 'agreement' in checked ? checked.agreement : undefined;
  if (!agreement || hasErrors(checked.problems)) {
    const files = input.type === 'read' ? [input.file] : [];
    await stderr.write(await formatReport('pretty', checked.problems, files, stderr, surroundings));
    return exitCodeOf(checked.problems);
  }
  const { format, value, ...asked } = options;
  const found = await calculateCredit(agreement, { ...asked, ...(value ? { values: value } : {}) });
  if (found.problems.length > 0) return refuseOptions(found.problems, surroundings);
  await stdout.write(format === 'json' ? formatJson(found) : formatTable(found));
  return exitCodes.done;
}

function formatJson({ figures, problems: _, ...found }: CreditCalculation): string {
  const plain = (value: { readonly value: string; readonly unit: string } | undefined) =>
    value && { value: value.value, unit: value.unit };
  return formatFiguresJson(figures, {
    objective: found.objective,
    credit: found.credit,
    base: plain(found.base),
    windowLength: found.windowLength,
    caps: found.caps,
    windows: found.windows.map((window) => ({
      number: window.number,
      from: window.from,
      to: window.to,
      measured: plain(window.measured),
      isMet: window.isMet,
      tier: window.tier,
      credit: describeFigure(window.credit),
      capped: plain(window.capped),
      cappedBy: window.cappedBy,
      isBelowMinimum: window.isBelowMinimum,
      payable: describeFigure(window.payable),
    })),
    total: found.total && describeFigure(found.total),
    notes: found.notes,
  });
}

const columns = [
  { heading: 'Window' },
  { heading: 'Measured', isNumber: true },
  { heading: 'Tier' },
  { heading: 'Credit', isNumber: true },
  { heading: 'After caps', isNumber: true },
  { heading: 'Payable', isNumber: true },
];

function formatTable({ objective, base, period, caps, windows, total, notes }: CreditCalculation): string {
  const heading = [
    `${objective?.name} (${objective?.id}): ${objective?.target} in each ${period}`,
    `Base: ${base?.shown}.${caps.length === 0 ? '' : ` Caps: ${caps.join('; ')}.`}`,
  ];
  const rows = windows.map(
    ({
      number,
      from,
      measured,
      isMet,
      tier,
      credit,
      capped,
      cappedBy,
      isBelowMinimum,
      payable,
    }): TableRow => ({
      cells: [
        from === undefined ? String(number) : from.slice(0, 10),
        measured?.shown ?? '–',
        tier ? `${tier.number}: ${tier.text}` : isMet ? 'met' : '–',
        credit.shown,
        capped.shown,
        payable.shown,
      ],
      workings: [
        credit.working,
        ...(credit.value === '0' || payable.working === `${credit.shown} = ${payable.shown}`
          ? []
          : [payable.working]),
      ],
      remarks: [
        ...(cappedBy === undefined ? [] : [`Lowered by the cap of ${cappedBy}.`]),
        ...(isBelowMinimum ? ['Not given: it is below the smallest credit.'] : []),
      ],
    }),
  );
  const sum: TableRow = { cells: ['In all', '', '', '', '', total?.shown ?? ''] };
  return [
    ...heading.map(layOutText),
    '\n',
    layOutTable(columns, windows.length > 1 ? [...rows, sum] : rows),
    ...(notes.length === 0 ? [] : ['\n']),
    ...notes.map((note) => layOutText(`Note: ${note}`)),
  ].join('');
}
