import type { Place, Problem, ProblemFix } from '../../index.ts';
import { applyEdits } from '../fix-agreement.ts';
import { frameLine, frameLines } from '../frame.ts';
import type { Paint, Tone } from '../paint.ts';
import { concernsWholeFile } from '../system-error.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { showHidden } from '../visible-text.ts';

export interface PrettyOptions {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly columns: number;
  /** The text of a file that a problem stands in; undefined when it cannot be shown. */
  readonly textOf: (file: string) => string | undefined;
}

/** Problems for a person: place, message and rule, then the lines meant with carets, then what would be right. */
export function formatPretty(problems: readonly Problem[], options: PrettyOptions): string {
  const known = new Map<string, readonly string[] | undefined>();
  const linesOf = (file: string): readonly string[] | undefined => {
    if (!known.has(file)) known.set(file, options.textOf(file)?.split(/\r?\n/));
    return known.get(file);
  };
  return problems
    .map((problem) => `${formatOne(problem, linesOf(problem.place?.file ?? ''), options).join('\n')}\n`)
    .join('\n');
}

function formatOne(problem: Problem, text: readonly string[] | undefined, options: PrettyOptions): string[] {
  const { paint } = options;
  const { severity, message, hint, place, rule, related = [], fix } = problem;
  const whole = concernsWholeFile(problem);
  const head = [
    ...(place ? [paint('strong', showHidden(formatPlace(place, whole)))] : []),
    paint(severity, severity),
    showHidden(message),
    paint('quiet', showHidden(rule)),
  ];
  const lines = whole ? undefined : text;
  return [
    head.join('  '),
    ...(place && lines ? formatFrame(lines, place, severity, options) : []),
    ...(hint === undefined ? [] : [`  ${paint('hint', showHidden(hint))}`]),
    ...related.map(({ message: what, place: at, path }) =>
      paint('quiet', showHidden(`  see ${at ? `line ${at.line}` : path}: ${what}`)),
    ),
    ...(fix && place ? formatFix(fix, place.file, options) : []),
  ];
}

/** More lines of one change are not shown: --fix-dry-run and the editor show all. */
const MOST_LINES = 8;

/** What would mend a problem, and the lines that it would change. */
function formatFix(fix: ProblemFix, file: string, options: PrettyOptions): string[] {
  const { paint, columns, textOf } = options;
  const title = fix.safe ? `--fix would: ${fix.title}` : `one way to mend it: ${fix.title}`;
  const before = textOf(file);
  const changed = before === undefined ? [] : changedLines(before, applyEdits(before, fix.edits));
  const lines = changed.length > MOST_LINES ? [] : changed;
  return [
    `  ${paint('quiet', showHidden(title))}`,
    ...lines.map((line, index) => {
      const other = counterpart(lines, index) ?? line;
      const { from, to } = difference(line.slice(1), other.slice(1));
      const { text } = frameLine(line.slice(1).trimEnd(), from, to, columns - 6);
      return paint(line.startsWith('-') ? 'error' : 'hint', `    ${line[0]} ${text}`);
    }),
  ];
}

/** The line that comes in place of one that goes, or the reverse, where as many come as go. */
function counterpart(lines: readonly string[], index: number): string | undefined {
  const half = lines.length / 2;
  const isEven = lines.slice(0, half).every((line) => line.startsWith('-'));
  return isEven && lines[half]?.startsWith('+') ? lines[(index + half) % lines.length] : undefined;
}

/** Where a text differs from another. */
function difference(text: string, other: string): { readonly from: number; readonly to: number } {
  const least = Math.min(text.length, other.length);
  let from = 0;
  while (from < least && text[from] === other[from]) from++;
  let end = 0;
  while (end < least - from && text.at(-1 - end) === other.at(-1 - end)) end++;
  return from === text.length ? { from: 0, to: 0 } : { from, to: text.length - end };
}

/** The lines of a diff that go or come, with their signs. */
function changedLines(before: string, after: string): string[] {
  const [, , ...lines] = unifiedDiff(before, after, { before: '', after: '' }, undefined, 0).split('\n');
  return lines.filter((line) => line.startsWith('-') || line.startsWith('+'));
}

function formatPlace(place: Place, whole: boolean): string {
  return whole ? place.file : `${place.file}:${place.line}:${place.column}`;
}

function formatFrame(lines: readonly string[], place: Place, tone: Tone, options: PrettyOptions): string[] {
  const digits = String(place.endLine).length;
  const room = options.columns - digits - '   │ '.length;
  return frameLines(lines, place, room).flatMap(({ number, text, pointer }) => [
    `  ${options.paint('quiet', `${String(number).padStart(digits)} │`)} ${text}`.trimEnd(),
    `  ${options.paint('quiet', `${' '.repeat(digits)} │`)} ${options.paint(tone, pointer)}`,
  ]);
}

/** How many problems of each severity in how many files: "3 errors, 1 warning in 1 file". */
export function summarise(problems: readonly Problem[]): string {
  const count = (severity: string, one: string, many: string): string[] => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  };
  const counts = [
    ...count('error', 'error', 'errors'),
    ...count('warning', 'warning', 'warnings'),
    ...count('info', 'remark', 'remarks'),
  ];
  if (counts.length === 0) return 'no problems';
  const files = new Set(problems.flatMap((problem) => problem.place?.file ?? [])).size;
  return files === 0
    ? counts.join(', ')
    : `${counts.join(', ')} in ${files} ${files === 1 ? 'file' : 'files'}`;
}
