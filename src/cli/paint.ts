import type { Output } from './surroundings.ts';

export type Tone = 'error' | 'warning' | 'info' | 'strong' | 'quiet' | 'hint';

/** Gives a text its tone where colours are shown, and leaves it alone elsewhere. */
export type Paint = (tone: Tone, text: string) => string;

const codes: Readonly<Record<Tone, readonly [number, number]>> = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  strong: [1, 22],
  quiet: [2, 22],
  hint: [32, 39],
};

/** Colours on a terminal only, unless FORCE_COLOR or NO_COLOR say otherwise; FORCE_COLOR has the last word. */
export function choosePaint(
  output: Output,
  environment: Readonly<Record<string, string | undefined>>,
): Paint {
  return showsColours(output, environment)
    ? (tone, text) => `\u001B[${codes[tone][0]}m${text}\u001B[${codes[tone][1]}m`
    : (_tone, text) => text;
}

function showsColours(output: Output, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = environment;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return output.isTerminal && TERM !== 'dumb';
}
