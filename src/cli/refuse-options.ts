import type { Problem } from '../index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { refuseUsage } from './refuse-usage.ts';
import type { Surroundings } from './surroundings.ts';

/** Says why a calculator gave no figures; gives the exit code: wrong usage for an option, else a finding. */
export async function refuseOptions(
  problems: readonly Problem[],
  surroundings: Surroundings,
  positional?: string,
): Promise<ExitCode> {
  const wrong = problems.filter(({ rule }) => rule.startsWith('option/'));
  for (const { message, hint, path = '' } of wrong.length > 0 ? wrong : problems) {
    const option = path.slice(1);
    const name = option === positional ? option.toUpperCase() : `--${option}`;
    await refuseUsage(surroundings, wrong.length > 0 ? `${name}: ${message}` : message, hint);
  }
  return wrong.length > 0 ? exitCodes.unusable : exitCodes.findings;
}
