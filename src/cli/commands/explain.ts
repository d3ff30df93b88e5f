import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { refuseUsage } from '../refuse-usage.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

/** Adds `slakit explain [RULE]`: why a rule matters, what trips it and what does not. */
export function addExplainCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('explain')
    .summary('tell why a rule of validate matters')
    .description(
      'Tells what a rule finds, why it matters to the parties, and an example that trips it beside one that does not. ' +
        'Without RULE it lists all rules.',
    )
    .usage('[RULE]')
    .argument('[RULE]', 'the name of a rule, as validate prints it')
    .addHelpText('after', '\nExample:\n  $ slakit explain credit-tier-gap-overlap\n')
    .action(async (name: string | undefined) => finish(await explainRule(name, surroundings)));
}

async function explainRule(name: string | undefined, surroundings: Surroundings): Promise<ExitCode> {
  const { explainRules, nearest } = await surroundings.library();
  const rules = await explainRules();
  if (name === undefined) {
    const width = Math.max(0, ...rules.map((rule) => rule.name.length));
    const lines = rules.map(
      (rule) => `${rule.name.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}\n`,
    );
    await surroundings.stdout.write(lines.join(''));
    return exitCodes.done;
  }
  const wanted = name.replace(/^lint\//, '');
  const rule = rules.find((one) => one.name === wanted);
  if (rule) {
    await surroundings.stdout.write(rule.page);
    return exitCodes.done;
  }
  if (/^(schema|read|template|file|output)\//.test(name)) {
    const hint =
      'Its message says what is wrong and its hint what would be right; docs/definitions.md has the fields';
    return refuseUsage(surroundings, `\`${name}\` is about the form of a file and has no page`, hint);
  }
  const meant = nearest(
    wanted,
    rules.map((one) => one.name),
  );
  const hint = meant ? `Did you mean ${meant}?` : 'slakit explain lists all rules';
  return refuseUsage(surroundings, `unknown rule '${name}'`, hint);
}
