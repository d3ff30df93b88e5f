import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { refuseUsage } from '../refuse-usage.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

/** Adds `slakit schema [NAME]`: prints a schema for editors and other tools. */
export function addSchemaCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('schema')
    .summary('print the JSON Schema of agreements')
    .description(
      'Prints the JSON Schema (2020-12) that agreements are checked against, whole and in one piece, so that an ' +
        'editor can complete and explain the fields.',
    )
    .usage('[NAME]')
    .argument('[NAME]', 'the schema of one type of agreement; without it, of all')
    .addHelpText('after', '\nExample:\n  $ slakit schema > agreement.schema.json\n')
    .action(async (name: string | undefined) => finish(await printSchema(name, surroundings)));
}

async function printSchema(name: string | undefined, surroundings: Surroundings): Promise<ExitCode> {
  const { nearest, readSchema, schemaNames } = await surroundings.library();
  if (name !== undefined && !schemaNames.includes(name)) {
    const meant = nearest(name, schemaNames);
    const hint = meant ? `Did you mean ${meant}?` : `There are ${schemaNames.join(', ')}`;
    return refuseUsage(surroundings, `unknown schema '${name}'`, hint);
  }
  const text = readSchema(name);
  await surroundings.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return exitCodes.done;
}
