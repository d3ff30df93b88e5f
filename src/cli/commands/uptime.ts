import { type Command, Option } from 'commander';
import type { ShownFigure, UptimeCalculation, UptimeOptions } from '../../index.ts';
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

type Options = Omit<UptimeOptions, 'target'> & { readonly format: 'table' | 'json' };

const examples = `
Lengths of time are ISO 8601: PT4H is four hours, P1D a day, P1M a month.

Examples:
  $ slakit uptime 99.95
  $ slakit uptime 99.95 --month 2026-03 --zone Europe/Berlin
  $ slakit uptime 99.9 --window P3M --month 2026-01 --maintenance PT4H
  $ slakit uptime 99.99 --probe PT5M --repair PT1H --rto PT4H
`;

/** Adds `slakit uptime TARGET`: the downtime that an availability target leaves. */
export function addUptimeCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('uptime')
    .summary('compute the downtime that a target leaves')
    .description(
      'Computes the downtime that an availability target leaves: of one window exactly, with the hours that clock ' +
        'changes add and take, or without one of a day, a week, a month and a year.',
    )
    .usage('TARGET [options]')
    .argument('<TARGET>', 'the availability in percent, as 99.95')
    .option('--window <LENGTH>', 'how long the window is (default: P1M)')
    .option('--month <YYYY-MM>', 'the month with which the window begins')
    .option('--from <YYYY-MM-DD>', 'the day with which the window begins')
    .option('--zone <ZONE>', 'the time zone of the window (default: UTC)')
    .option('--maintenance <LENGTH>', 'work that does not count: what users see')
    .option('--repair <LENGTH>', 'the time of one repair: how many incidents')
    .option('--probe <LENGTH>', 'the time between two probes: what they can prove')
    .option('--rto <LENGTH>', 'the longest outage: the availability it leaves')
    .addOption(
      new Option('-f, --format <FORM>', 'how it is told').choices(['table', 'json']).default('table'),
    )
    .addHelpText('after', examples)
    .action(async (target: string, options: Options) =>
      finish(await tellUptime(target, options, surroundings)),
    );
}

async function tellUptime(target: string, options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const { calculateUptime } = await surroundings.library();
  const { format, ...asked } = options;
  const found = await calculateUptime({ ...asked, target });
  if (found.problems.length > 0) return refuseOptions(found.problems, surroundings, 'target');
  await surroundings.stdout.write(format === 'json' ? formatJson(found) : formatTable(found));
  const hint = `${found.target} is taken as percent; for a share of 1 write it times 100`;
  if (/^0\.\d*[1-9]/.test(found.target ?? '')) await surroundings.stderr.write(`note: ${hint}\n`);
  return exitCodes.done;
}

function formatJson({ figures, target, window, windows, checks }: UptimeCalculation): string {
  return formatFiguresJson(figures, {
    target,
    window: window && {
      from: window.from,
      to: window.to,
      zone: window.zone,
      seconds: window.seconds,
    },
    windows: windows.map((one) => ({ window: one.window, budget: describeFigure(one.budget) })),
    checks,
  });
}

const WINDOWS: Readonly<Record<UptimeCalculation['windows'][number]['window'], string>> = {
  day: 'A day',
  week: 'A week',
  '28-days': 'A month of 28 days',
  '30-days': 'A month of 30 days',
  '31-days': 'A month of 31 days',
  '365-days': 'A year of 365 days',
  '365.25-days': 'A year on average (365.25 days)',
};

function formatTable(found: UptimeCalculation): string {
  const { target, window, windows, figures } = found;
  const rows = figures.map((figure) => describe(figure, found));
  const table = windows.map(({ window: name, budget }) => ({ label: WINDOWS[name], figure: budget }));
  if (windows.length === 0)
    return `${layOutText(`${target} % of ${placeOf(window)}`)}\n${layOutFigures(rows)}`;
  const budgets = `${layOutText(`Downtime that ${target} % leaves`)}\n${layOutFigures(table)}`;
  return rows.length === 0 ? budgets : `${budgets}\n${layOutText('In 30 days')}\n${layOutFigures(rows)}`;
}

function placeOf(window: UptimeCalculation['window']): string {
  if (!window?.from) return window?.shown ?? '';
  const moment = (text: string | undefined): string =>
    (text ?? '').replace(/T00:00:00.*$/, '').replace('T', ' ');
  return `${window.shown}, from ${moment(window.from)} to ${moment(window.to)}, ${window.zone}`;
}

function describe(figure: ShownFigure, { target, checks, asked }: UptimeCalculation): FigureRow {
  const holds = (name: string): boolean => checks.some((check) => check.name === name && check.holds);
  switch (figure.name) {
    case 'downtime-budget':
      return { label: 'Downtime that it leaves', figure };
    case 'longest-downtime-met':
      return { label: 'Longest downtime that meets it', figure };
    case 'shortest-downtime-missed':
      return { label: 'First second that misses it', figure };
    case 'downtime-budget-beside-maintenance':
      return { label: `Downtime left beside ${asked.maintenance} of maintenance`, figure };
    case 'downtime-with-maintenance':
      return { label: 'Downtime that users may see', figure };
    case 'experienced-availability':
      return { label: 'Availability that users may see', figure };
    case 'incidents-allowed':
      return { label: `Incidents allowed, ${asked.repair} to repair each`, figure };
    case 'required-mtbf':
      return { label: 'Mean time between failures it takes', figure };
    case 'probe-grid-resolution': {
      const remark = holds('probe-proves-target')
        ? `One failed probe leaves ${target} % met, so the probes can prove it.`
        : `One failed probe alone misses ${target} %, so the probes cannot prove it.`;
      return { label: `One failed probe, every ${asked.probe}`, figure, remark };
    }
    case 'availability-from-rto': {
      const remark = `One outage as long as that ${holds('rto-keeps-target') ? 'leaves' : 'misses'} ${target} %${
        holds('rto-keeps-target') ? ' met' : ''
      }.`;
      return { label: `One outage of ${asked.rto}`, figure, remark };
    }
    default:
      return { label: figure.name, figure };
  }
}
