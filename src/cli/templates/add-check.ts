import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { AgreementFile, Problem } from '../../index.ts';
import { type ExitCode, exitCodeOf, type FailOn } from '../exit-codes.ts';
import { summarise } from '../formats/pretty.ts';
import { readInput } from '../read-input.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { formatReport, type ReportFormat, reportFormats } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { checkLetterheads, isLetterhead } from './check-letterheads.ts';
import { chooseTemplates } from './choose-templates.ts';
import { ownPath } from './copy-templates.ts';
import { OWN_TEMPLATES, readTemplateFolders } from './template-folders.ts';

const examples = `
It also makes the contract of every example of slakit in every style, and of
the agreements that you name. Of a Word file for --letterhead it lists the
placeholders, and the styles that stand for those of slakit.

Examples:
  $ slakit template check
  $ slakit template check clauses/en/termination
  $ slakit template check agreement.sla.yaml -f github
  $ slakit template check firm.docx
`;

interface CheckOptions {
  readonly format: ReportFormat;
  readonly failOn: FailOn;
}

/** Adds `slakit template check [NAME…]`: what is wrong with templates, before there is any agreement. */
export function addTemplateCheck(template: Command, surroundings: Surroundings, finish: Finish): void {
  template
    .command('check')
    .summary('tell what is wrong with the templates')
    .description(
      'Checks every template before there is any agreement: fields that do not exist, blocks that are not closed, ' +
        'conditions that never hold, clauses and words that are missing.',
    )
    .usage('[NAME…] [options]')
    .argument(
      '[NAME...]',
      'templates to tell the problems of, agreements to try, or Word files; without any, all templates',
    )
    .addOption(
      new Option('-f, --format <FORM>', 'how problems are told').choices(reportFormats).default('pretty'),
    )
    .addOption(
      new Option('--fail-on <SEVERITY>', 'the least severity that ends with exit code 1')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .addHelpText('after', examples)
    .action(async (names: string[], options: CheckOptions) =>
      finish(await check(names, options, surroundings)),
    );
}

async function check(
  names: readonly string[],
  { format, failOn }: CheckOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const letterheads = names.filter(isLetterhead);
  if (letterheads.length > 0 && letterheads.length < names.length)
    return refuseUsage(surroundings, 'Word files and templates are checked apart', 'Run the command twice');
  if (letterheads.length > 0) return checkLetterheads(letterheads, format, failOn, surroundings);
  const { disk, folder, stdout, stderr } = surroundings;
  const library = await surroundings.library();
  const folders = readTemplateFolders(surroundings, library);
  const all = new Map([...folders.builtIn, ...folders.own]);
  const agreements: AgreementFile[] = readExamples(library.builtInTemplates(), disk);
  const wanted = new Set<string>();
  for (const name of names) {
    const chosen = chooseTemplates(name, all, library);
    if (chosen.type === 'chosen') for (const path of chosen.paths) wanted.add(ownPath(path));
    else if (/\.(ya?ml|json)$/.test(name)) {
      const input = await readInput(name, surroundings);
      if (input.type === 'failed') return refuseUsage(surroundings, `${name}: ${input.problem.message}`);
      agreements.push(input.file);
    } else if (isOtherFile(name)) return refuseUsage(surroundings, `'${name}' cannot be checked`, CHECKABLE);
    else return refuseUsage(surroundings, chosen.message, chosen.hint);
  }
  const languages = [...all.keys()].flatMap((path) => /^labels\/([^/]+)\.yaml$/.exec(path)?.[1] ?? []);
  const own = join(folder, OWN_TEMPLATES);
  const checked = await library.checkTemplates({
    templates: folders.own.size > 0 ? [own] : [],
    languages,
    agreements,
  });
  const shorten = (file: string): string =>
    file.startsWith(own) ? `${OWN_TEMPLATES}${file.slice(own.length)}`.replaceAll('\\', '/') : file;
  const problems = checked.problems
    // What slakit's own templates could do without is no matter of whoever uses them.
    .filter(({ severity, place }) => severity !== 'info' || place?.file.startsWith(own))
    .map((problem): Problem => {
      const { place } = problem;
      return place ? { ...problem, place: { ...place, file: shorten(place.file) } } : problem;
    })
    .filter(({ place }) => wanted.size === 0 || (place && wanted.has(place.file)));
  const files = checked.files.map(({ file, text }) => ({ file: shorten(file), text }));
  await stdout.write(await formatReport(format, problems, files, stdout, surroundings));
  if (format === 'pretty') await stderr.write(`${problems.length > 0 ? '\n' : ''}${summarise(problems)}\n`);
  return exitCodeOf(problems, failOn);
}

const CHECKABLE = 'Name a template, an agreement (.yaml, .json) or a Word file (.docx, .dotx)';

/** A file of another kind, such as a letterhead in PDF. */
function isOtherFile(name: string): boolean {
  return /\.[a-z]{2,5}$/i.test(name) && !name.endsWith('.hbs');
}

/** The examples that come with slakit, beside its templates. */
function readExamples(templates: string, disk: Surroundings['disk']): AgreementFile[] {
  const folder = join(templates, '..', 'examples');
  if (!disk.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return disk
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sla.yaml'))
    .sort()
    .map((name) => ({ file: `examples/${name}`, text: disk.readFileSync(join(folder, name)) }));
}
