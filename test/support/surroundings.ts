import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runSlakit } from '../../src/cli/run.ts';
import type { Ask, Disk, Library, Output, Surroundings } from '../../src/cli/surroundings.ts';
import type { Format, Problem } from '../../src/index.ts';

/** A new empty folder; vitest's own temporary place, so nothing of the checkout is touched. */
export function makeFolder(): string {
  return fs.mkdtempSync(join(tmpdir(), 'slakit-'));
}

/** An Output that keeps what it is given. */
export interface KeptOutput extends Output {
  readonly text: () => string;
  readonly bytes: () => Buffer;
}

/** An Output in memory. */
export function keepOutput(options: { isTerminal?: boolean; columns?: number } = {}): KeptOutput {
  const chunks: Buffer[] = [];
  return {
    isTerminal: options.isTerminal ?? false,
    columns: options.columns,
    write: async (content) => {
      chunks.push(Buffer.from(content as Uint8Array));
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
    bytes: () => Buffer.concat(chunks),
  };
}

export interface RunOptions {
  readonly folder?: string;
  readonly stdin?: string;
  readonly ask?: Ask;
  readonly environment?: Readonly<Record<string, string>>;
  readonly library?: Partial<Library>;
  readonly disk?: Partial<Disk>;
  readonly stdout?: KeptOutput;
  readonly stderr?: KeptOutput;
  readonly interrupted?: AbortSignal;
}

export interface RunOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, with a library in place of the real one. */
export async function runIn(words: readonly string[], options: RunOptions = {}): Promise<RunOutcome> {
  const stdout = options.stdout ?? keepOutput();
  const stderr = options.stderr ?? keepOutput();
  const surroundings: Surroundings = {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    ask: options.ask,
    stdout,
    stderr,
    environment: options.environment ?? {},
    folder: options.folder ?? makeFolder(),
    disk: { ...fs, ...options.disk },
    library: async () => ({ ...fakeLibrary, ...options.library }) as Library,
    interrupted: options.interrupted ?? new AbortController().signal,
  };
  const code = await runSlakit(words, surroundings);
  return { code, out: stdout.text(), err: stderr.text() };
}

const SEAL = 'sealed:';

/**
 * A library small enough to see through: each `!rule line column endColumn message` line of an agreement is a problem,
 * and each document is the seal, the format and the agreement.
 */
export const fakeLibrary: Partial<Library> = {
  version: '1.2.3',
  schemaNames: ['agreement', 'customer'],
  styleNames: () => ['two-column'],
  readSchema: (name = 'agreement') => `{"$id":"${name}"}\n`,
  nearest: (word, candidates) => candidates.find((candidate) => candidate[0] === word[0]),
  isSealed: (content) => Buffer.from(content).toString('utf8').startsWith(SEAL),
  starterAgreement: ({ type, title = 'A title' }) => `type: ${type}\ntitle: ${title}\n`,
  validate: ({ text, file }) => ({
    problems: readProblems(Buffer.from(text as Uint8Array).toString('utf8'), file),
  }),
  lintNames: async () => ['lint/vague-word'],
  explainRules: async () => [],
  readConfiguration: () => ({ configuration: { rules: {} }, problems: [] }),
  lint: async (input) => fakeLibrary.validate!(input),
  generate: async ({ text, file }, { formats, ...others }) => {
    const agreement = Buffer.from(text as Uint8Array).toString('utf8');
    const problems = readProblems(agreement, file);
    if (problems.some((problem) => problem.severity === 'error')) return { files: [], problems };
    const told = JSON.stringify(others);
    const tail = told === '{}' ? '' : told;
    const make = (format: Format) => ({
      format,
      extension: format,
      content: new TextEncoder().encode(`${SEAL}${format}:${agreement}${tail}`),
    });
    return { files: formats.map(make), problems };
  },
};

function readProblems(text: string, file: string): Problem[] {
  return [...text.matchAll(/^!(\S+) (error|warning|info) (\d+):(\d+)-(\d+) (.*?)(?: \? (.*))?$/gm)].map(
    ([, rule, severity, line, column, endColumn, message, hint]) => ({
      rule: rule!,
      severity: severity as Problem['severity'],
      message: message!,
      ...(hint ? { hint } : {}),
      place: {
        file,
        line: Number(line),
        column: Number(column),
        endLine: Number(line),
        endColumn: Number(endColumn),
      },
      path: '/x',
    }),
  );
}
