import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';
import { showHidden } from './visible-text.ts';

/** Says what is wrong with the command line, in the form in which unknown options are refused; gives the exit code. */
export async function refuseUsage(
  { stderr }: Surroundings,
  message: string,
  hint?: string,
): Promise<ExitCode> {
  await stderr.write(`error: ${showHidden(message)}\n${hint ? `(${showHidden(hint)})\n` : ''}`);
  return exitCodes.unusable;
}
