import { type Command, Option } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { choosePaint } from '../paint.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { formatTemplateList, listTemplates } from './list-templates.ts';
import { readTemplateFolders } from './template-folders.ts';

const examples = `
Examples:
  $ slakit template list
  $ slakit template list -f json
`;

/** Adds `slakit template list`: which templates are used, and from where. */
export function addTemplateList(template: Command, surroundings: Surroundings, finish: Finish): void {
  template
    .command('list')
    .summary('list the templates, and whose they are')
    .description(
      'Lists every style, agreement, clause and file of fixed words that is used: your own, or the built-in.',
    )
    .usage('[options]')
    .addOption(
      new Option('-f, --format <FORM>', 'how they are listed').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText('after', examples)
    .action(async ({ format }: { readonly format: 'pretty' | 'json' }) =>
      finish(await printTemplates(format, surroundings)),
    );
}

async function printTemplates(format: 'pretty' | 'json', surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, environment } = surroundings;
  const library = await surroundings.library();
  const templates = listTemplates(readTemplateFolders(surroundings, library), library);
  await stdout.write(
    format === 'json'
      ? `${JSON.stringify({ templates }, null, 2)}\n`
      : formatTemplateList(templates, choosePaint(stdout, environment)),
  );
  return exitCodes.done;
}
