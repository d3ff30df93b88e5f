import type { Problem } from '../../index.ts';

/** Problems as a JUnit report, as CI servers read it: a suite for each file, a case for each problem, or one that passed. */
export function formatJunit(problems: readonly Problem[], files: readonly string[]): string {
  const names = [...new Set([...files, ...problems.flatMap(({ place }) => place?.file ?? [])])];
  const suites = names.map((name) => {
    const own = problems.filter(({ place }) => place?.file === name);
    const failures = own.filter(({ severity }) => severity === 'error').length;
    const cases =
      own.length === 0
        ? [`    <testcase name="no problems" classname="${escapeXml(name)}"/>`]
        : own.map(describe);
    return [
      `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
      ...cases,
      '  </testsuite>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="slakit">\n${suites.join('\n')}\n</testsuites>\n`;
}

/** Only errors fail a case; what else there is stands in its output. */
function describe({ rule, severity, message, hint, place }: Problem): string {
  const where = place ? `${place.file}:${place.line}:${place.column}` : '';
  const text = escapeXml(`${where}  ${severity}  ${message}${hint ? `: ${hint}` : ''}`.trim());
  const name = escapeXml(`${rule} ${place ? `${place.line}:${place.column}` : ''}`.trim());
  const body =
    severity === 'error'
      ? `<failure message="${escapeXml(message)}" type="${escapeXml(rule)}">${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return `    <testcase name="${name}" classname="${escapeXml(place?.file ?? '')}">${body}</testcase>`;
}

/** XML has no place for most control characters, escaped or not. */
function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, ' ');
}
