#!/usr/bin/env node
import fs from 'node:fs';
import { exitCodes } from './exit-codes.ts';
import { openOutput } from './open-output.ts';
import { openQuestions } from './open-questions.ts';
import { describeBreakdown, runSlakit } from './run.ts';

/** So long, in milliseconds, a command may take to stop by itself. */
const GRACE = 300;

const interruption = new AbortController();

// Files are written in synchronous steps, so that ending between two events never leaves half of one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interruption.abort();
    // Who waits for a pipe that nobody writes to cannot stop by itself; `process.exit` would wait for it too.
    setTimeout(() => process.kill(process.pid, signal), GRACE);
  });
}

process.on('uncaughtException', (error) => {
  process.stderr.write(describeBreakdown(error, process.env));
  process.exit(exitCodes.unusable);
});

process.exitCode = await runSlakit(process.argv.slice(2), {
  stdin: process.stdin,
  ask: openQuestions(process.stdin, process.stderr, interruption.signal, () =>
    process.kill(process.pid, 'SIGINT'),
  ),
  stdout: openOutput(process.stdout, 'standard output'),
  stderr: openOutput(process.stderr, 'standard error'),
  environment: process.env,
  folder: process.cwd(),
  disk: fs,
  library: () => import('../index.ts'),
  interrupted: interruption.signal,
});
if (interruption.signal.aborted) process.exit();
