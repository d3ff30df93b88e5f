import type { AgreementFile, Problem } from '../index.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts';
import { ownTemplates } from './own-templates.ts';
import type { RenderPlan } from './plan-render.ts';
import { readInput, STANDARD_INPUT } from './read-input.ts';
import { readLetterhead } from './read-letterhead.ts';
import { readProjectFile } from './read-project-file.ts';
import type { Surroundings } from './surroundings.ts';
import { fileProblem } from './system-error.ts';
import { findObstacles, findStale, type Target, type WriteOptions, writeFiles } from './write-files.ts';

/** What became of one agreement. */
export interface Rendered {
  readonly code: ExitCode;
  readonly problems: readonly Problem[];
  /** The agreement as it was read, to show its lines; absent when it could not be. */
  readonly file?: AgreementFile;
  /** What standard output gets: paths, or the document itself. */
  readonly data: string | Uint8Array;
}

/** Reads, checks and generates one agreement, then writes, compares or lists all its files, or none on any error. */
export async function renderAgreement(
  input: string,
  plan: RenderPlan,
  surroundings: Surroundings,
): Promise<Rendered> {
  const read = await readInput(input, surroundings);
  if (read.type === 'failed') return { code: exitCodes.unusable, problems: [read.problem], data: '' };
  const { file } = read;
  const { generate, isSealed } = await surroundings.library();
  const letterhead = plan.letterhead === undefined ? {} : readLetterhead(plan.letterhead, surroundings);
  if (letterhead.problem) return { code: exitCodes.unusable, problems: [letterhead.problem], file, data: '' };
  const { files, problems } = await generate(file, {
    ...plan.generate,
    ...ownTemplates(surroundings),
    readFile: (path) => readProjectFile(path, surroundings),
    ...(letterhead.letterhead && { letterhead: letterhead.letterhead }),
  });
  const code = exitCodeOf(problems);
  if (code !== exitCodes.done) return { code, problems, file, data: '' };
  if (plan.toStandardOutput) return { code, problems, file, data: files[0]!.content };
  const targets = files.map(({ extension, content }) => ({
    path: plan.nameOutput(input, extension),
    content,
  }));
  const finished = finish(targets, plan, {
    disk: surroundings.disk,
    folder: surroundings.folder,
    force: plan.force,
    isOurs: isSealed,
    inputs: [...plan.inputs, plan.letterhead ?? STANDARD_INPUT].filter((name) => name !== STANDARD_INPUT),
  });
  return { ...finished, problems: [...problems, ...finished.problems], file };
}

function finish(
  targets: readonly Target[],
  plan: RenderPlan,
  options: WriteOptions,
): { readonly code: ExitCode; readonly problems: readonly Problem[]; readonly data: string } {
  if (plan.mode === 'compare') {
    const stale = findStale(targets, options);
    const problems = stale.map(({ path }) =>
      fileProblem('output/stale', path, 'This file is missing or not what its definition gives now'),
    );
    return { code: exitCodeOf(problems), problems, data: listPaths(stale) };
  }
  const problems = plan.mode === 'list' ? findObstacles(targets, options) : writeFiles(targets, options);
  return { code: exitCodeOf(problems), problems, data: problems.length > 0 ? '' : listPaths(targets) };
}

function listPaths(targets: readonly Target[]): string {
  return targets.map(({ path }) => `${path}\n`).join('');
}
