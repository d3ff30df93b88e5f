import { checkValue, visitValues } from '../agreement/check-values.ts';
import { explainErrors } from '../agreement/explain-errors.ts';
import { styleShapes } from '../agreement/generated/style-shape.ts';
import { styleFile } from '../agreement/generated/style-validator.js';
import { isGroup } from '../agreement/is-group.ts';
import type { Source } from '../agreement/read.ts';
import { escapeKey } from '../agreement/shape.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { StyleOption } from './style-file.ts';
import { GENERAL_OPTIONS, isAllowed } from './style-options.ts';

/** Tells everything that is wrong with the form of a `style.yaml`. */
export function checkStyle(source: Source): Problem[] {
  const { data } = source;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const problem = tell(
      source,
      '',
      'A style holds fields',
      'write `description`, `paper`, `body` and the others',
    );
    return [problem];
  }
  const { options, ...fields } = data as Readonly<Record<string, unknown>>;
  const rest: Source = { ...source, data: fields };
  styleFile(fields);
  const problems = explainErrors(styleFile.errors ?? [], styleShapes.style, rest, 'a style');
  visitValues(fields, styleShapes.style, (visit) => {
    const problem = checkValue(visit, rest);
    if (problem) problems.push(problem);
  });
  return [...problems, ...judgeOptions(options, source)];
}

const FIELDS = ['type', 'enum', 'default', 'description'];
const TYPES = ['boolean', 'string', 'integer', 'number'];

function judgeOptions(options: unknown, source: Source): Problem[] {
  if (options === undefined) return [];
  if (!isGroup(options))
    return [
      tell(
        source,
        '/options',
        '`options` must be a group of fields',
        'write the name of each option, indented',
      ),
    ];
  return Object.entries(options).flatMap(([name, option]): Problem[] => {
    const path = `/options/${escapeKey(name)}`;
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      return [
        tell(
          source,
          path,
          `\`${name.slice(0, 60)}\` cannot be the name of an option`,
          'write letters and digits, a small letter first',
        ),
      ];
    if (GENERAL_OPTIONS.includes(name))
      return [
        tell(
          source,
          path,
          `Every style has the option \`${name}\``,
          `give the style its own as a field: \`${name}:\``,
        ),
      ];
    if (!isGroup(option))
      return [
        tell(
          source,
          path,
          `The option \`${name}\` must be a group of fields`,
          'write `{ type: boolean, description: … }`',
        ),
      ];
    return judgeOption(name, path, option, source);
  });
}

function judgeOption(
  name: string,
  path: string,
  option: Readonly<Record<string, unknown>>,
  source: Source,
): Problem[] {
  const problems = Object.keys(option)
    .filter((field) => !FIELDS.includes(field) && !field.startsWith('x-'))
    .map((field) => {
      const close = nearest(field, FIELDS);
      const hint = close === undefined ? `it has ${list(FIELDS)}` : `did you mean \`${close}\`?`;
      return tell(source, `${path}/${escapeKey(field)}`, `An option has no \`${field.slice(0, 60)}\``, hint);
    });
  const { type, enum: choices, default: fallback, description } = option;
  if (!TYPES.includes(String(type)))
    problems.push(
      tell(
        source,
        `${path}/type`,
        `The option \`${name}\` has no type that there is`,
        `write ${list(TYPES)}`,
      ),
    );
  if (typeof description !== 'string')
    problems.push(
      tell(source, path, `The option \`${name}\` has no \`description\``, 'say in a sentence what it does'),
    );
  const allowed = { type, description: '' } as StyleOption;
  if (
    choices !== undefined &&
    !(Array.isArray(choices) && choices.length > 0 && choices.every((one) => isAllowed(one, allowed)))
  )
    problems.push(
      tell(
        source,
        `${path}/enum`,
        `The values of the option \`${name}\` do not fit its type`,
        'write them in brackets: `[short, long]`',
      ),
    );
  else if (
    fallback !== undefined &&
    !isAllowed(fallback, { ...allowed, ...(choices !== undefined && { enum: choices as string[] }) })
  )
    problems.push(
      tell(
        source,
        `${path}/default`,
        `The option \`${name}\` cannot be what it is by default`,
        'write a value that it may have',
      ),
    );
  return problems;
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function tell(source: Source, path: string, message: string, hint: string): Problem {
  return {
    rule: 'template/bad-style',
    severity: 'error',
    message,
    hint,
    place: source.locate(path, 'key'),
    path,
  };
}
