import type { Rule, RuleExample } from './rule.ts';

/** What is told of one rule, as Markdown that also reads well on a terminal. */
export function rulePage(rule: Rule): string {
  const { name, severity, kind, summary, why, source, limits, bad, good } = rule;
  return [
    `## ${name}\n`,
    `${summary}\n`,
    `${describeGrade(severity, kind)}\n`,
    `${why}\n`,
    `It is tripped ${exampleText(bad)}`,
    `It is content ${exampleText(good)}`,
    ...(limits === undefined ? [] : [`Not decided: ${limits}\n`]),
    `Source: ${source}\n`,
  ].join('\n');
}

function describeGrade(severity: Rule['severity'], kind: Rule['kind']): string {
  const grade = severity === 'info' ? 'A remark' : severity === 'error' ? 'An error' : 'A warning';
  return kind === 'completeness'
    ? `${grade} once the agreement is agreed; until then a remark.`
    : `${grade}.`;
}

function exampleText({ example, change, asOf, profile }: RuleExample): string {
  const options = [
    ...(asOf === undefined ? [] : [`on ${asOf}`]),
    ...(profile === undefined ? [] : [`under the profile \`${profile}\``]),
  ];
  const changes = Object.entries(change).map(([path, yaml]) => describeChange(path, yaml));
  const where = `by \`examples/${example}.sla.yaml\`${options.length > 0 ? ` ${options.join(', ')}` : ''}`;
  return changes.length === 0
    ? `${where} as it is.\n`
    : `${where} with\n\n\`\`\`yaml\n${changes.join('\n')}\n\`\`\`\n`;
}

function describeChange(path: string, yaml: string): string {
  if (yaml === '') return `${path}: # deleted`;
  if (path.endsWith('.+'))
    return `${path.slice(0, -2)}: # and also\n  - ${yaml.trim().replaceAll('\n', '\n    ')}`;
  const text = yaml.trim();
  return text.includes('\n') ? `${path}:\n  ${text.replaceAll('\n', '\n  ')}` : `${path}: ${text}`;
}

/** The page of all rules, in the order of their names. */
export function rulesPage(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ name, severity, summary }) =>
      `| [${name}](#${name}) | ${severity} | ${summary.replaceAll('|', '\\|')} |`,
  );
  return [
    '# What `slakit validate` finds in an agreement that is right in form\n',
    '<!-- Generated from src/lint/rules/ by `npm run generate`: do not edit. -->\n',
    'Each rule has a name. `--rule lint/NAME=off`, `info`, `warning` or `error` grades it for one run; `lint.suppress` in the',
    'agreement accepts one finding, with a reason, a name and an end. `slakit explain NAME` shows the same as this page.\n',
    '| Rule | | Finds |',
    '|---|---|---|',
    ...rows,
    '',
    ...rules.map(rulePage),
  ].join('\n');
}
