import { resolve } from 'node:path';
import type { AgreementFile, ExplainedRule, Problem } from '../index.ts';
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
        textOf: findTexts(inputs, surroundings),
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
      return formatSarif(problems, {
        version: (await surroundings.library()).version,
        rules: await explainedRules(problems, surroundings),
        textOf: findTexts(inputs, surroundings),
      });
  }
}

/** The rules of meaning that problems are of, by the names that the problems have. */
async function explainedRules(
  problems: readonly Problem[],
  { library }: Surroundings,
): Promise<ReadonlyMap<string, ExplainedRule>> {
  if (!problems.some(({ rule }) => rule.startsWith('lint/'))) return new Map();
  const rules = await (await library()).explainRules();
  return new Map(rules.map((rule) => [`lint/${rule.name}`, rule]));
}

/** Looks up the text of an input, or of a file that a problem names beside it, as a template; each file once. */
function findTexts(
  inputs: readonly AgreementFile[],
  { disk, folder }: Surroundings,
): (file: string) => string | undefined {
  const found = new Map<string, string | undefined>();
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
      found.set(file, typeof text === 'string' || text === undefined ? text : new TextDecoder().decode(text));
    }
    return found.get(file);
  };
}
