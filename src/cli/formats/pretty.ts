import type { Place, Problem } from '../../index.ts';
import { frameLines } from '../frame.ts';
import type { Paint, Tone } from '../paint.ts';
import { concernsWholeFile } from '../system-error.ts';
import { showHidden } from '../visible-text.ts';

export interface PrettyOptions {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly columns: number;
  /** The lines of a file that a problem stands in; undefined when they cannot be shown. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
}

/** Problems for a person: place, message and rule, then the lines meant with carets, then what would be right. */
export function formatPretty(problems: readonly Problem[], options: PrettyOptions): string {
  return problems.map((problem) => `${formatOne(problem, options).join('\n')}\n`).join('\n');
}

function formatOne(problem: Problem, options: PrettyOptions): string[] {
  const { paint } = options;
  const { severity, message, hint, place, rule, related = [], fix } = problem;
  const whole = concernsWholeFile(problem);
  const head = [
    ...(place ? [paint('strong', showHidden(formatPlace(place, whole)))] : []),
    paint(severity, severity),
    showHidden(message),
    paint('quiet', showHidden(rule)),
  ];
  const lines = place && !whole ? options.linesOf(place.file) : undefined;
  return [
    head.join('  '),
    ...(place && lines ? formatFrame(lines, place, severity, options) : []),
    ...(hint === undefined ? [] : [`  ${paint('hint', showHidden(hint))}`]),
    ...related.map(({ message: what, place: at, path }) =>
      paint('quiet', showHidden(`  see ${at ? `line ${at.line}` : path}: ${what}`)),
    ),
    ...(fix?.safe ? [`  ${paint('quiet', showHidden(`--fix would: ${fix.title}`))}`] : []),
  ];
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
