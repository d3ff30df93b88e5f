import type { Place, Problem, Severity } from '../../index.ts';
import { STANDARD_INPUT_NAME } from '../read-input.ts';
import { concernsWholeFile } from '../system-error.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Problems as a SARIF 2.1.0 log (OASIS), with columns in UTF-16 units. */
export function formatSarif(problems: readonly Problem[], version: string): string {
  const rules = [...new Set(problems.map((problem) => problem.rule))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'slakit', version, rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => describe(problem, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describe(problem: Problem, rules: readonly string[]): object {
  const { place, path } = problem;
  const location = {
    ...(place ? { physicalLocation: locate(place, concernsWholeFile(problem)) } : {}),
    ...(path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
  };
  return {
    ruleId: problem.rule,
    ruleIndex: rules.indexOf(problem.rule),
    level: levels[problem.severity],
    message: { text: problem.hint ? `${problem.message}: ${problem.hint}` : problem.message },
    locations: place || path !== undefined ? [location] : [],
  };
}

function locate(place: Place, whole: boolean): object {
  return {
    artifactLocation: { uri: asUri(place.file) },
    ...(whole
      ? {}
      : {
          region: {
            startLine: place.line,
            startColumn: place.column,
            endLine: place.endLine,
            endColumn: place.endColumn,
          },
        }),
  };
}

/** A relative path stays relative: the place of the checkout is nobody's concern. */
function asUri(file: string): string {
  if (file === STANDARD_INPUT_NAME) return 'stdin';
  const parts = file
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replaceAll('\\', '/')
    .split('/')
    .map(encodeURIComponent);
  const path = parts.join('/');
  if (path.startsWith('/')) return `file://${path}`;
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace('%3A', ':')}` : path;
}
