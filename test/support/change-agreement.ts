import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RuleExample } from '../../src/lint/rule.ts';
import { PROJECT } from './find-examples.ts';

type Group = Record<string, unknown>;

/** The text of an example of slakit with its changes, as JSON. */
export function changedExample({ example, change }: RuleExample): string {
  return changedText(readFileSync(join(PROJECT, `examples/${example}.sla.yaml`), 'utf8'), change);
}

/** A YAML text with other values at paths: names of fields, ids or places in lists; `+` adds, an empty text deletes. */
export function changedText(text: string, change: Readonly<Record<string, string>>): string {
  const agreement = parse(text) as Group;
  for (const [path, yaml] of Object.entries(change)) {
    const parts = path.split('.');
    const last = parts.pop()!;
    let at: unknown = agreement;
    for (const part of parts) {
      const next = step(at, part);
      if (next === undefined && !Array.isArray(at)) {
        (at as Group)[part] = last === '+' && part === parts.at(-1) ? [] : {};
        at = (at as Group)[part];
      } else if (next === undefined) throw new Error(`${path}: there is no ${part}`);
      else at = next;
    }
    put(at, last, yaml === '' ? undefined : parse(yaml), path);
  }
  return JSON.stringify(agreement, null, 1);
}

function step(at: unknown, part: string): unknown {
  if (!Array.isArray(at)) return (at as Group)[part];
  return (at as Group[]).find(({ id }) => id === part) ?? (at as unknown[])[Number(part)];
}

function put(at: unknown, last: string, value: unknown, path: string): void {
  if (last === '+') (at as unknown[]).push(...(Array.isArray(value) ? (value as unknown[]) : [value]));
  else if (Array.isArray(at)) {
    const index = (at as Group[]).findIndex((item, place) => item.id === last || String(place) === last);
    if (index < 0) throw new Error(`${path}: there is no ${last}`);
    if (value === undefined) at.splice(index, 1);
    else at[index] = value;
  } else if (value === undefined) {
    if (!(last in (at as Group))) throw new Error(`${path}: there is no ${last}`);
    delete (at as Group)[last];
  } else (at as Group)[last] = value;
}
