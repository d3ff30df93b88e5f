import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Problem } from '../../index.ts';
import { askForStarter, listTypes, partyRoles, type StarterAnswers, typeNames } from '../ask-for-starter.ts';
import { planEditorFiles } from '../editor-files.ts';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-codes.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { formatReport } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { fileProblem } from '../system-error.ts';
import { type Target, type WriteOptions, writeFiles } from '../write-files.ts';

interface InitOptions extends StarterAnswers {
  readonly yes?: boolean;
}

const AGREEMENT = 'agreement.sla.yaml';
const SCHEMA = 'agreement.schema.json';

const examples = `
Types:
${listTypes(() => '')}

Examples:
  $ slakit init my-sla -y
  $ slakit init marketing --type internal --title "Marketing and Sales"
  $ slakit init acme --type customer --party "Harbor Hosting" --party Acme
`;

/** Adds `slakit init [DIR]`: writes a first agreement that is right as it stands. */
export function addInitCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('init')
    .summary('write a first agreement to fill in')
    .description(
      `Writes ${AGREEMENT}, a short agreement that is right as it stands, and beside it ${SCHEMA}, by which ` +
        'editors complete and explain the fields without a network, with settings for VS Code. ' +
        'Never overwrites a file.',
    )
    .usage('[DIR] [options]')
    .argument('[DIR]', 'the folder to write to', '.')
    .addOption(new Option('--type <TYPE>', 'what kind of agreement').choices(typeNames))
    .option('--title <TEXT>', 'the title of the contract')
    .addOption(
      new Option('--party <NAME>', 'the name of a party; once for each, who provides first')
        .argParser((name: string, names: readonly string[]) => [...names, name.trim()])
        .default([], 'names to change'),
    )
    .option('--style <NAME>', 'how the contract looks')
    .option('-y, --yes', 'ask nothing: type customer and names to change, unless told otherwise')
    .addHelpText('after', examples)
    .action(async (folder: string, options: InitOptions) =>
      finish(await initAgreement(folder, options, surroundings)),
    );
}

async function initAgreement(
  folder: string,
  options: InitOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const ask = options.yes ? undefined : surroundings.ask;
  if (!ask && !options.yes && !options.type) {
    const hint = `Add --type ${typeNames.join('|')}, or -y for a customer agreement`;
    return refuseUsage(surroundings, 'which type of agreement? There is no terminal to ask on', hint);
  }
  const library = await surroundings.library();
  const answers = ask ? await askForStarter(options, library.styleNames(), ask) : options;
  if (!answers) return exitCodes.interrupted;
  const { type = 'customer', title, party, style } = answers;
  const most = partyRoles[type].length;
  if (party.length > most) {
    const hint = 'The file can name more afterwards';
    return refuseUsage(surroundings, `a first agreement of type ${type} has ${most} parties`, hint);
  }
  const starter = library.starterAgreement({
    type,
    parties: party,
    ...(title ? { title } : {}),
    ...(style === undefined ? {} : { style }),
  });
  const { problems } = await library.generate({ text: starter, file: AGREEMENT }, { formats: [] });
  const [wrong] = problems.filter((problem) => problem.severity === 'error');
  if (wrong)
    return refuseUsage(
      surroundings,
      `the title, a name or the style will not do: ${wrong.message}`,
      wrong.hint,
    );
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  // A schema beside the agreement needs no network and no installed slakit, and goes into the same repository.
  const agreement: Target = {
    path: join(folder, AGREEMENT),
    content: encode(`# yaml-language-server: $schema=./${SCHEMA}\n${starter}`),
  };
  const schema: Target = { path: join(folder, SCHEMA), content: encode(library.readSchema()) };
  return writeStarter(folder, agreement, schema, surroundings);
}

async function writeStarter(
  folder: string,
  agreement: Target,
  schema: Target,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { disk, stdout, stderr } = surroundings;
  const options: WriteOptions = {
    disk,
    folder: surroundings.folder,
    force: false,
    isOurs: () => false,
    inputs: [],
  };
  const editor = planEditorFiles(folder, SCHEMA, surroundings);
  const targets = [agreement, schema, ...editor.targets];
  const problems = writeFiles(targets, options).map(sayItExists);
  if (problems.length > 0) {
    await stderr.write(await formatReport('pretty', problems, [], stderr, surroundings));
    return exitCodeOf(problems);
  }
  await stdout.write(targets.map(({ path }) => `${path}\n`).join(''));
  await stderr.write(
    `${editor.advice.map((line) => `${line}\n`).join('')}\n` +
      `Next:\n  slakit validate ${agreement.path}\n  slakit render ${agreement.path}\n` +
      'Every name and number in it is an example: put in your own.\n',
  );
  return exitCodes.done;
}

function sayItExists(problem: Problem): Problem {
  if (problem.rule !== 'output/changed-by-hand' || !problem.place) return problem;
  const hint = 'name another folder: slakit init DIR';
  return fileProblem(
    'output/exists',
    problem.place.file,
    'This file exists already, and is left as it is',
    hint,
  );
}
