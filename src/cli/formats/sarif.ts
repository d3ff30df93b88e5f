import type {
  ExplainedRule,
  Place,
  Problem,
  ProblemFix,
  RelatedPlace,
  Severity,
  TextEdit,
} from '../../index.ts';
import { STANDARD_INPUT_NAME } from '../read-input.ts';
import { concernsWholeFile } from '../system-error.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export interface SarifOptions {
  readonly version: string;
  /** What there is to say of the rules of meaning, by their names. */
  readonly rules: ReadonlyMap<string, ExplainedRule>;
  /** The text of a file, by which fixes find their lines; undefined when it cannot be read. */
  readonly textOf: (file: string) => string | undefined;
}

/** Problems as a SARIF 2.1.0 log (OASIS), with columns in UTF-16 units. */
export function formatSarif(problems: readonly Problem[], options: SarifOptions): string {
  const names = [...new Set(problems.map((problem) => problem.rule))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'slakit',
            version: options.version,
            rules: names.map((name) => describeRule(name, options.rules.get(name))),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => describe(problem, names, options)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(id: string, rule: ExplainedRule | undefined): object {
  if (!rule) return { id };
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: rule.page, markdown: rule.page },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.kind] },
  };
}

function describe(problem: Problem, rules: readonly string[], { textOf }: SarifOptions): object {
  const { place, path, related = [], fix, facts } = problem;
  const location = {
    ...(place ? { physicalLocation: locate(place, concernsWholeFile(problem)) } : {}),
    ...(path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
  };
  const text = place && fix ? textOf(place.file) : undefined;
  return {
    ruleId: problem.rule,
    ruleIndex: rules.indexOf(problem.rule),
    level: levels[problem.severity],
    message: { text: problem.hint ? `${problem.message}: ${problem.hint}` : problem.message },
    locations: place || path !== undefined ? [location] : [],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relate) }),
    ...(place && fix && text !== undefined ? { fixes: [describeFix(fix, place.file, text)] } : {}),
    ...(facts ? { properties: { facts } } : {}),
  };
}

function relate({ message, place, path }: RelatedPlace, index: number): object {
  return {
    id: index + 1,
    message: { text: message },
    ...(place ? { physicalLocation: locate(place, false) } : {}),
    logicalLocations: [{ fullyQualifiedName: path }],
  };
}

function describeFix({ title, edits }: ProblemFix, file: string, text: string): object {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: { uri: asUri(file) },
        replacements: edits.map((edit) => ({
          deletedRegion: regionOf(text, edit),
          insertedContent: { text: edit.text },
        })),
      },
    ],
  };
}

/** Offsets in a text as lines and columns from 1. */
function regionOf(text: string, { from, to }: TextEdit): object {
  const at = (offset: number): readonly [number, number] => {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    return [text.slice(0, start).split('\n').length, offset - start + 1];
  };
  const [[startLine, startColumn], [endLine, endColumn]] = [at(from), at(to)];
  return { startLine, startColumn, endLine, endColumn };
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
