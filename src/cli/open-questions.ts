import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Ask } from './surroundings.ts';

type Terminal = { readonly isTTY?: boolean };

/** Gives a way to ask the person at the terminal; undefined where there is no terminal to ask and answer on. */
export function openQuestions(
  input: Readable & Terminal,
  output: Writable & Terminal,
  interrupted: AbortSignal,
  interrupt: () => void,
): Ask | undefined {
  if (!input.isTTY || !output.isTTY) return undefined;
  return (question) =>
    new Promise((resolve) => {
      const talk = createInterface({ input, output });
      // On a terminal that readline has taken over, Ctrl-C is a key and no signal.
      talk.once('SIGINT', interrupt);
      talk.once('close', () => resolve(undefined));
      talk.question(question, { signal: interrupted }).then(
        (answer) => {
          resolve(answer);
          talk.close();
        },
        () => talk.close(),
      );
    });
}
