import type { Agreement } from '../agreement/generated/types.ts';
import type { Source } from '../agreement/located-source.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { LINT_NAMES } from './lint-names.ts';

type Suppression = NonNullable<NonNullable<Agreement['lint']>['suppress']>[number];

/** Problems without those that the agreement accepts, and with what is wrong with its acceptances. */
export function suppress(
  problems: readonly Problem[],
  agreement: Agreement,
  source: Source,
  asOf: string | undefined,
): Problem[] {
  const suppressions = agreement.lint?.suppress ?? [];
  if (suppressions.length === 0) return [...problems];
  const used = new Set<number>();
  const left = problems.filter(({ rule, path }) => {
    const index = suppressions.findIndex(
      (one) => !isOver(one, asOf) && names(one, rule) && concerns(one, path ?? '', source.data),
    );
    if (index >= 0) used.add(index);
    return index < 0;
  });
  const faults = suppressions.flatMap((one, index) => [
    ...judgeReason(one, index, source),
    ...(used.has(index) ? [] : [unused(one, index, source, asOf)]),
  ]);
  return [...left, ...faults];
}

function names({ rule }: Suppression, found: string): boolean {
  return found === rule || found === `lint/${rule}`;
}

function isOver({ until }: Suppression, asOf: string | undefined): boolean {
  return until !== undefined && asOf !== undefined && asOf > until;
}

/** Whether a problem is about the field of a suppression or something in it. */
function concerns({ field }: Suppression, path: string, data: unknown): boolean {
  if (field === undefined) return true;
  const pointer = pointerOf(field, data);
  return pointer !== undefined && (path === pointer || path.startsWith(`${pointer}/`));
}

/** A way by names and ids as a JSON Pointer. */
function pointerOf(field: string, data: unknown): string | undefined {
  let at = data;
  let pointer = '';
  for (const part of field.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    const key = Array.isArray(at) ? String(indexOf(at, part)) : part;
    if (!Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
    pointer += `/${key}`;
  }
  return pointer;
}

function indexOf(list: readonly unknown[], part: string): number {
  const index = list.findIndex((item) => (item as { readonly id?: unknown } | null)?.id === part);
  return index >= 0 ? index : Number(part);
}

function judgeReason(one: Suppression, index: number, source: Source): Problem[] {
  const missing = (['reason', 'by', 'until'] as const).filter((name) => one[name] === undefined);
  if (missing.length === 0) return [];
  const path = `/lint/suppress/${index}`;
  return [
    {
      rule: 'lint/suppression-without-reason',
      severity: 'warning',
      message: `The suppression of \`${one.rule}\` has no ${missing.map((name) => `\`${name}\``).join(', no ')}: nobody will know why the finding does not matter, or when to look again`,
      hint: `add ${missing.map((name) => `\`${name}\``).join(' and ')}`,
      place: source.locate(path, 'line'),
      path,
    },
  ];
}

/** For a name that no rule has, the one that was meant. */
function meantRule({ rule }: Suppression): string | undefined {
  const name = `lint/${rule.replace(/^lint\//, '')}`;
  if (LINT_NAMES.includes(name)) return undefined;
  const meant = nearest(name, LINT_NAMES);
  return meant && `did you mean \`${meant.replace('lint/', '')}\`?`;
}

function unused(one: Suppression, index: number, source: Source, asOf: string | undefined): Problem {
  const path = `/lint/suppress/${index}`;
  const over = isOver(one, asOf);
  return {
    rule: 'lint/unused-suppression',
    severity: 'warning',
    message: over
      ? `The suppression of \`${one.rule}\` ended on ${one.until}`
      : `The suppression of \`${one.rule}\` matches no finding${one.field === undefined ? '' : ` at \`${one.field}\``}`,
    hint: over ? 'mend what the finding says, or agree on a new `until`' : (meantRule(one) ?? 'delete it'),
    place: source.locate(path, 'line'),
    path,
  };
}
