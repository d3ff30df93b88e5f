import type { Library } from '../surroundings.ts';
import type { TemplateFolder } from './template-folders.ts';

/** The paths that a name on the command line stands for, or why it stands for none. */
export type ChosenTemplates =
  | { readonly type: 'chosen'; readonly paths: readonly string[] }
  | { readonly type: 'unknown'; readonly message: string; readonly hint: string };

/**
 * Finds the files of `folder` that a user names: `clauses/en/term`, also with its ending or with `templates/` before it,
 * or a whole style. Only what is listed can be named, so that no name leads out of the folder.
 */
export function chooseTemplates(
  named: string,
  folder: TemplateFolder,
  { nearest, templateName }: Library,
): ChosenTemplates {
  const wanted = templateName(named.replaceAll('\\', '/'))
    .replace(/^(\.\/)+/, '')
    .replace(/^templates\//, '')
    .replace(/\/+$/, '');
  const paths = [...folder.keys()];
  const exact = paths.filter((path) => templateName(path) === wanted);
  if (exact.length > 0) return { type: 'chosen', paths: exact };
  const style = /^(?:styles\/)?([^/]+)$/.exec(wanted)?.[1];
  const whole = paths.filter((path) => path.startsWith(`styles/${style}/`));
  if (style !== undefined && whole.length > 0) return { type: 'chosen', paths: whole };
  const message = `there is no template '${named}'`;
  if (wanted.split('/').includes('..') || wanted.startsWith('/'))
    return { type: 'unknown', message, hint: 'Name it as `slakit template list` does' };
  return { type: 'unknown', message, hint: suggestName(wanted, paths.map(templateName), nearest) };
}

function suggestName(wanted: string, names: readonly string[], nearest: Library['nearest']): string {
  const last = (name: string): string => name.split('/').at(-1) ?? '';
  const inside = names.filter((name) => name.startsWith(`${wanted}/`));
  if (inside.length > 0) return `Name one of it, such as ${inside[0]}`;
  const sameEnd = names.filter((name) => last(name) === last(wanted));
  if (sameEnd.length > 0) return `Did you mean ${sameEnd.slice(0, 3).join(' or ')}?`;
  const close =
    nearest(wanted, names) ?? names.find((name) => last(name) === nearest(last(wanted), names.map(last)));
  return close === undefined ? '`slakit template list` lists them all' : `Did you mean ${close}?`;
}
