import type { Command } from 'commander';
import type { Finish, Surroundings } from '../surroundings.ts';
import { addTemplateCheck } from '../templates/add-check.ts';
import { addTemplateDiff } from '../templates/add-diff.ts';
import { addTemplateEject } from '../templates/add-eject.ts';
import { addTemplateList } from '../templates/add-list.ts';
import { addTemplateNew } from '../templates/add-new.ts';

const examples = `
Your own templates are in the folder templates/ where you run slakit. A file
there goes before the built-in one with the same name.

Examples:
  $ slakit template list
  $ slakit template eject clauses/en/termination
  $ slakit template check
  $ slakit template diff
`;

/** Adds `slakit template`, whose verbs find, copy, compare and check the wording and the look. */
export function addTemplateCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  const template = program
    .command('template')
    .summary('change the wording and the look')
    .description(
      'Lists, copies, compares and checks the templates: the wording of clauses and the look of styles.',
    )
    .usage('VERB [options]')
    .helpCommand('help [VERB]', 'show the help of a verb')
    .addHelpText('after', examples);
  addTemplateList(template, surroundings, finish);
  addTemplateEject(template, surroundings, finish);
  addTemplateNew(template, surroundings, finish);
  addTemplateDiff(template, surroundings, finish);
  addTemplateCheck(template, surroundings, finish);
}
