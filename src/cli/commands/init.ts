import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { AgreementType, Problem } from '../../index.ts';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-codes.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { formatReport } from '../report-problems.ts';
import type { Ask, Finish, Surroundings } from '../surroundings.ts';
import { fileProblem } from '../system-error.ts';
import { type Target, type WriteOptions, writeFiles } from '../write-files.ts';

interface InitOptions {
  readonly type?: AgreementType;
  readonly title?: string;
  readonly style?: string;
  readonly yes?: boolean;
}

const AGREEMENT = 'agreement.sla.yaml';
const SCHEMA = 'agreement.schema.json';

const types: Readonly<Record<AgreementType, string>> = {
  customer: 'a supplier promises a level of service to a customer',
  internal: 'two teams of one company promise each other what they need',
  'multi-level': 'three or more teams or suppliers, one after the other',
};

const typeNames = Object.keys(types) as readonly AgreementType[];

const examples = `
Types:
${listTypes(() => '')}

Examples:
  $ slakit init my-sla -y
  $ slakit init marketing --type internal --title "Marketing and Sales"
`;

/** Adds `slakit init [DIR]`: writes a first agreement that is right as it stands. */
export function addInitCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('init')
    .summary('write a first agreement to fill in')
    .description(
      `Writes ${AGREEMENT}, a short agreement that is right as it stands, and beside it ${SCHEMA}, by which ` +
        'editors complete and explain the fields without a network. Never overwrites a file.',
    )
    .usage('[DIR] [options]')
    .argument('[DIR]', 'the folder to write to', '.')
    .addOption(new Option('--type <TYPE>', 'what kind of agreement').choices(typeNames))
    .option('--title <TEXT>', 'the title of the contract')
    .option('--style <NAME>', 'how the contract looks')
    .option('-y, --yes', 'ask nothing: type customer and a title to change, unless told otherwise')
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
  const answers = ask ? await askFor(options, ask) : options;
  if (!answers) return exitCodes.interrupted;
  const { type, title } = answers;
  const { generate, readSchema, starterAgreement } = await surroundings.library();
  const starter = starterAgreement({
    type: type ?? 'customer',
    ...(title ? { title } : {}),
    ...(options.style === undefined ? {} : { style: options.style }),
  });
  const { problems } = await generate({ text: starter, file: AGREEMENT }, { formats: [] });
  const [wrong] = problems.filter((problem) => problem.severity === 'error');
  if (wrong) return refuseUsage(surroundings, `the title or style will not do: ${wrong.message}`, wrong.hint);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  // A schema beside the agreement needs no network and no installed slakit, and goes into the same repository.
  const agreement: Target = {
    path: join(folder, AGREEMENT),
    content: encode(`# yaml-language-server: $schema=./${SCHEMA}\n${starter}`),
  };
  const schema: Target = { path: join(folder, SCHEMA), content: encode(readSchema()) };
  return writeStarter(agreement, schema, surroundings);
}

async function writeStarter(
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
  const problems = writeFiles([agreement, schema], options).map(sayItExists);
  if (problems.length > 0) {
    await stderr.write(await formatReport('pretty', problems, [], stderr, surroundings));
    return exitCodeOf(problems);
  }
  await stdout.write(`${agreement.path}\n${schema.path}\n`);
  await stderr.write(
    `\nNext:\n  slakit validate ${agreement.path}\n  slakit render ${agreement.path}\n` +
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

/** Asks for what the options leave open; an empty answer takes what stands in brackets. Undefined: given up. */
async function askFor(
  options: InitOptions,
  ask: Ask,
): Promise<{ readonly type: AgreementType; readonly title: string } | undefined> {
  let type = options.type;
  let question = `${listTypes((index) => `${index + 1} `)}\nWhich type of agreement? [1] `;
  while (!type) {
    const answer = await ask(question);
    if (answer === undefined) return undefined;
    const word = answer.trim().toLowerCase() || '1';
    type = typeNames.find((name, index) => name === word || String(index + 1) === word);
    question = 'Please answer 1, 2 or 3: [1] ';
  }
  const title = options.title ?? (await ask('Title of the contract? [one to change later] '));
  return title === undefined ? undefined : { type, title: title.trim() };
}

function listTypes(mark: (index: number) => string): string {
  return typeNames.map((type, index) => `  ${mark(index)}${type.padEnd(12)} ${types[type]}`).join('\n');
}
