import { nearest } from '../nearest.ts';
import { hasErrors, type Problem, sortProblems } from '../problem.ts';
import { buildAgreement } from './build-agreement.ts';
import { checkBounds } from './check-bounds.ts';
import { checkCycles } from './check-cycles.ts';
import { checkExamples } from './check-examples.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkProse } from './check-prose.ts';
import { checkReferences } from './check-references.ts';
import { checkValue, type Visit, visitValues } from './check-values.ts';
import { explainErrors } from './explain-errors.ts';
import type { Agreement, AgreementType } from './generated/types.ts';
import {
  customerAgreement,
  internalAgreement,
  multiLevelAgreement,
  type Validator,
} from './generated/validator.js';
import { localise } from './localise.ts';
import { checkOpenValues, isOpenValue } from './open-values.ts';
import { atMost, type Source } from './read.ts';
import { shapeOf } from './shape.ts';

/** What the check found; the agreement is there when nothing is wrong with its form. */
export interface Checked {
  readonly agreement?: Agreement;
  readonly problems: readonly Problem[];
}

const validators: Readonly<Record<AgreementType, Validator>> = {
  customer: customerAgreement,
  internal: internalAgreement,
  'multi-level': multiLevelAgreement,
};

/**
 * Checks the form of an agreement: its fields, their values, and that whatever refers to something finds it. Texts in
 * several languages are taken in `language`, otherwise in the agreement's first.
 */
export function check(written: Source, language?: string): Checked {
  const type = typeOf(written);
  if (typeof type !== 'string') return { problems: [type] };
  const newer = judgeSchemaVersion(written);
  if (newer) return { problems: [newer] };
  const shape = shapeOf(type);
  const localised = localise(written, shape, language);
  const { source } = localised;
  const validate = validators[type];
  validate(source.data);
  const visits: Visit[] = [];
  const open = new Set<string>();
  visitValues(source.data, shape, (visit) => {
    visits.push(visit);
    if (isOpenValue(visit.value, visit.shape)) open.add(visit.pointer);
  });
  const errors = (validate.errors ?? []).filter(({ instancePath }) => !open.has(instancePath));
  const problems = [
    ...localised.problems,
    ...explainErrors(errors, shape, source),
    ...visits.flatMap((visit) => checkValue(visit, source) ?? []),
    ...checkBounds(visits, source),
    ...checkReferences(visits, shape, source),
    ...checkCycles(visits, source),
    ...checkOpenValues(visits, source),
    ...checkExpressions(visits, source),
    ...checkExamples(visits, source),
    ...checkProse([...visits, ...localised.translations], shape, source),
  ];
  if (hasErrors(problems)) return { problems: atMost(sortProblems(problems)) };
  return { agreement: buildAgreement(source, shape), problems };
}

/** The version of the format that this slakit reads; `migrate` brings older files to it. */
export const SCHEMA_VERSION = 2;

/** An agreement in a format that a later slakit made cannot be judged. */
function judgeSchemaVersion(source: Source): Problem | undefined {
  const version = (source.data as { readonly schemaVersion?: unknown }).schemaVersion;
  if (typeof version !== 'number' || version <= SCHEMA_VERSION) return undefined;
  return {
    rule: 'schema/newer-format',
    severity: 'error',
    message: `This agreement is in version ${version} of the format; this slakit reads up to version ${SCHEMA_VERSION}`,
    hint: 'use a newer slakit',
    place: source.locate('/schemaVersion'),
    path: '/schemaVersion',
  };
}

/** The type of the agreement, without which nothing else can be judged. */
function typeOf(source: Source): AgreementType | Problem {
  const types = Object.keys(validators) as AgreementType[];
  const hint = 'write `type: customer`, `type: internal` or `type: multi-level`';
  const { data } = source;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const kind = Array.isArray(data) ? 'a list' : 'a single text';
    const joined = typeof data === 'string' ? /^([\w-]+):(\S+)/.exec(data) : null;
    return {
      rule: 'schema/not-an-agreement',
      severity: 'error',
      message: `This file holds ${kind}, not the fields of an agreement`,
      hint: joined
        ? `put a space after each colon: \`${joined[1]}: ${joined[2]}\``
        : 'begin with `type: customer`, then one field a line',
      place: source.locate('', 'line'),
      path: '',
    };
  }
  const problem = (
    message: string,
    hint: string,
    pointer: string,
    place: Problem['place'] & object,
  ): Problem => ({
    rule: pointer === '' ? 'schema/missing-field' : 'schema/not-allowed',
    severity: 'error',
    message,
    hint,
    place,
    path: pointer,
  });
  const fields = data as Readonly<Record<string, unknown>>;
  if (!('type' in fields)) {
    const meant = Object.keys(fields).find((name) => nearest(name, ['type']) !== undefined);
    if (meant !== undefined) {
      return {
        ...problem(
          `There is no field \`${meant}\` in an agreement`,
          `did you mean \`type\`? It is ${listed}`,
          `/${meant}`,
          source.locate(`/${meant}`, 'key'),
        ),
        rule: 'schema/unknown-field',
      };
    }
    return problem('The agreement has no `type`', hint, '', source.locate('', 'line'));
  }
  const found = types.find((type) => type === fields.type);
  if (found) return found;
  const place = source.locate('/type', 'line');
  if (typeof fields.type !== 'string') return problem(`\`type\` must be ${listed}`, hint, '/type', place);
  const meant = nearest(fields.type.trim().toLowerCase(), types);
  return problem(
    `\`type\` cannot be \`${fields.type.slice(0, 60)}\``,
    meant === undefined ? hint : `did you mean \`${meant}\`? It is ${listed}`,
    '/type',
    place,
  );
}

const listed = '`customer`, `internal` or `multi-level`';
