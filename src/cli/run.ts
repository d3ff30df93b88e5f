import { Command, CommanderError } from 'commander';
import { addCreditCommand } from './commands/credit.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addGoalsCommand } from './commands/goals.ts';
import { addInitCommand } from './commands/init.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addRenderCommand } from './commands/render.ts';
import { addSchemaCommand } from './commands/schema.ts';
import { addTemplateCommand } from './commands/template.ts';
import { addUptimeCommand } from './commands/uptime.ts';
import { addValidateCommand } from './commands/validate.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { isOutputFailure } from './open-output.ts';
import type { Finish, Surroundings } from './surroundings.ts';
import { showHidden } from './visible-text.ts';

const verbs: readonly ((program: Command, surroundings: Surroundings, finish: Finish) => void)[] = [
  addInitCommand,
  addValidateCommand,
  addExplainCommand,
  addRenderCommand,
  addTemplateCommand,
  addSchemaCommand,
  addMigrateCommand,
  addUptimeCommand,
  addCreditCommand,
  addGoalsCommand,
];

const closing = `
Start here:
  $ slakit init my-sla -y                       a first agreement to fill in
  $ slakit validate my-sla/agreement.sla.yaml   everything that is wrong with it
  $ slakit render my-sla/agreement.sla.yaml     output/agreement.pdf and others

Exit codes:
    0  done
    1  problems found, output is stale, or templates differ
    2  wrong usage, or a file that cannot be read, parsed or written
    3  some of several files failed
  130  interrupted
`;

/** Runs one command line, without the names of node and the program, and gives what the process shall end with. */
export async function runSlakit(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr } = surroundings;
  const told = { data: '', talk: '' };
  let code: ExitCode = exitCodes.done;
  try {
    if (words[0] === '--version' || words[0] === '-V') {
      await stdout.write(`${(await surroundings.library()).version}\n`);
      return code;
    }
    const program = describeProgram(told, stdout.columns || 80);
    for (const addVerb of verbs) {
      addVerb(program, surroundings, (outcome) => {
        code = outcome;
      });
    }
    await program.parseAsync(words, { from: 'user' });
    return surroundings.interrupted.aborted ? exitCodes.interrupted : code;
  } catch (error) {
    if (surroundings.interrupted.aborted) return exitCodes.interrupted;
    if (error instanceof CommanderError) {
      await stdout.write(told.data);
      await stderr.write(told.talk + adviseOnUnknownVerb(error, words[0]));
      return error.exitCode === 0 ? exitCodes.done : exitCodes.unusable;
    }
    await stderr.write(describeBreakdown(error, surroundings.environment)).catch(() => {});
    return exitCodes.unusable;
  }
}

function describeProgram(told: { data: string; talk: string }, columns: number): Command {
  return new Command('slakit')
    .description('From one checked definition of a service level agreement to the contract that people sign.')
    .usage('VERB [options]')
    .option('-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [VERB]', 'show the help of a verb')
    .addHelpText('after', closing)
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}`.trim() })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        told.data += text;
      },
      writeErr: (text) => {
        told.talk += text;
      },
      getOutHelpWidth: () => columns,
      getErrHelpWidth: () => columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) => write(showLines(text)),
    });
}

/** Whoever names a file and forgets the verb is told the verb. */
function adviseOnUnknownVerb(error: CommanderError, word: string | undefined): string {
  if (error.code !== 'commander.unknownCommand' || !word || !/\.(ya?ml|json)$/i.test(word)) return '';
  return `(To make the contract: slakit render ${showHidden(word)})\n`;
}

function showLines(text: string): string {
  return text.split('\n').map(showHidden).join('\n');
}

/** What is said when a command ends in a thrown error: of ours, unless it is the output that failed. */
export function describeBreakdown(
  error: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const message = error instanceof Error ? error.message : String(error);
  if (isOutputFailure(error))
    return `error: ${error.failedOutput} cannot be written: ${showHidden(message)}\n`;
  const debug = environment.SLAKIT_DEBUG === '1';
  const stack = debug && error instanceof Error ? `${error.stack}\n` : '';
  const advice = debug ? '' : ' SLAKIT_DEBUG=1 shows where.';
  return `error: This is a defect of slakit, not of your file: ${showHidden(message)}.${advice}\n${stack}`;
}
