import { resolve } from 'node:path';
import type { AgreementFile, Problem } from '../index.ts';
import { formatGithub } from './formats/github.ts';
import { formatJson } from './formats/json.ts';
import { formatJunit } from './formats/junit.ts';
import { formatMarkdown } from './formats/markdown.ts';
import { formatPretty } from './formats/pretty.ts';
import { formatSarif } from './formats/sarif.ts';
import { choosePaint } from './paint.ts';
import { LARGEST_INPUT } from './read-input.ts';
import type { Output, Surroundings } from './surroundings.ts';

/** The forms in which problems are told. */
export const reportFormats = ['pretty', 'json', 'sarif', 'github', 'junit', 'markdown'] as const;

export type ReportFormat = (typeof reportFormats)[number];

const USUAL_COLUMNS = 80;
const MOST_COLUMNS = 140;

/** What `output` shall get for `problems` in a form; `inputs` are the files they were found in. */
export async function formatReport(
  format: ReportFormat,
  problems: readonly Problem[],
  inputs: readonly AgreementFile[],
  output: Output,
  surroundings: Surroundings,
): Promise<string> {
  switch (format) {
    case 'pretty':
      return formatPretty(problems, {
        paint: choosePaint(output, surroundings.environment),
        columns: Math.min(output.columns || USUAL_COLUMNS, MOST_COLUMNS),
        linesOf: findLines(inputs, surroundings),
      });
    case 'json':
      return formatJson(problems);
    case 'github':
      return formatGithub(problems);
    case 'junit':
      return formatJunit(
        problems,
        inputs.map(({ file }) => file),
      );
    case 'markdown':
      return formatMarkdown(problems);
    case 'sarif':
      return formatSarif(problems, (await surroundings.library()).version);
  }
}

/** Looks up the lines of an input, or of a file that a problem names beside it, as a template; each file once. */
function findLines(
  inputs: readonly AgreementFile[],
  { disk, folder }: Surroundings,
): (file: string) => readonly string[] | undefined {
  const found = new Map<string, readonly string[] | undefined>();
  const read = (file: string): string | Uint8Array | undefined => {
    const input = inputs.find((candidate) => candidate.file === file);
    if (input) return input.text;
    try {
      const path = resolve(folder, file);
      const status = disk.statSync(path);
      return status.isFile() && status.size <= LARGEST_INPUT ? disk.readFileSync(path) : undefined;
    } catch {
      return undefined;
    }
  };
  return (file) => {
    if (!found.has(file)) {
      const text = read(file);
      const decoded = typeof text === 'string' || text === undefined ? text : new TextDecoder().decode(text);
      found.set(
        file,
        decoded?.split('\n').map((line) => line.replace(/\r$/, '')),
      );
    }
    return found.get(file);
  };
}
