import type { LetterheadCheck, Problem } from '../../index.ts';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-codes.ts';
import { summarise } from '../formats/pretty.ts';
import { choosePaint, type Paint } from '../paint.ts';
import { readLetterhead } from '../read-letterhead.ts';
import { formatReport, type ReportFormat } from '../report-problems.ts';
import type { Surroundings } from '../surroundings.ts';
import { showHidden } from '../visible-text.ts';

type Survey = NonNullable<LetterheadCheck['survey']>;

/** Whether a name on the command line is a firm's Word file. */
export function isLetterhead(name: string): boolean {
  return /\.(docx|dotx|docm|dotm|doc|dot)$/i.test(name);
}

/** Tells what there is in Word files of a firm: placeholders and where they stand, and which styles stand for ours. */
export async function checkLetterheads(
  names: readonly string[],
  format: ReportFormat,
  failOn: 'error' | 'warning' | 'info' | 'never',
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { stdout, stderr, environment } = surroundings;
  const library = await surroundings.library();
  const problems: Problem[] = [];
  const surveys: { readonly file: string; readonly survey: Survey }[] = [];
  for (const name of names) {
    const { letterhead, problem } = readLetterhead(name, surroundings);
    if (problem || !letterhead) {
      await stderr.write(await formatReport('pretty', problem ? [problem] : [], [], stderr, surroundings));
      return exitCodes.unusable;
    }
    const checked = await library.checkLetterhead(letterhead);
    problems.push(...checked.problems);
    if (checked.survey) surveys.push({ file: name, survey: checked.survey });
  }
  const report = await formatReport(format, problems, [], stdout, surroundings);
  if (format === 'json') {
    await stdout.write(`${JSON.stringify({ letterheads: surveys, ...JSON.parse(report) }, null, 2)}\n`);
  } else if (format === 'pretty') {
    const paint = choosePaint(stdout, environment);
    const shown = surveys.map(({ file, survey }) => formatSurvey(file, survey, paint)).join('\n');
    await stdout.write(shown + (report === '' ? '' : `\n${report}`));
    await stderr.write(`${problems.length > 0 ? '\n' : ''}${summarise(problems)}\n`);
  } else await stdout.write(report);
  return exitCodeOf(problems, failOn);
}

/** A survey for a person: placeholders with the words round them, then styles. */
function formatSurvey(file: string, survey: Survey, paint: Paint): string {
  const { placeholders, hasBody, page, found: names, styles } = survey;
  const found = placeholders.map(({ name, where, excerpt, known }) => [
    `{{${name}}}`,
    known ? where || 'in the text' : `unknown, ${where || 'in the text'}`,
    showHidden(excerpt),
  ]);
  const mapped = styles.map(({ ours, theirs, by }) => [
    ours,
    theirs === undefined ? 'is added' : theirs,
    by === undefined ? '' : BY[by],
  ]);
  const columns = page.columns > 1 ? `${page.columns} columns of ` : '';
  return [
    `${paint('strong', file)}: ${Math.round(page.width)} by ${Math.round(page.height)} pt, ${columns}${Math.round(page.column)} pt of text`,
    '',
    paint('strong', 'Placeholders'),
    ...table(found),
    ...(hasBody ? [] : ['  There is no {{body}}: the contract goes to the end.']),
    '',
    paint('strong', 'Styles in the file'),
    ...wrap(names.length > 0 ? names.map(showHidden) : ['none']),
    '',
    paint('strong', 'Our styles, and yours in their place'),
    ...table(mapped),
    '',
  ].join('\n');
}

const BY: Readonly<Record<NonNullable<Survey['styles'][number]['by']>, string>> = {
  choice: 'as you chose',
  name: 'by its name',
  language: 'by its name in another language',
  'plain text': 'your plain text',
};

/** Names side by side, as many as a terminal of 80 columns has room for. */
function wrap(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (const [at, name] of names.entries()) {
    const piece = at < names.length - 1 ? `${name},` : name;
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length < 80) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(`  ${piece}`);
  }
  return lines;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1].map((at) => Math.max(0, ...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}
