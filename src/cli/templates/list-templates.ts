import type { TemplateDescription, TemplateKind } from '../../index.ts';
import type { Paint } from '../paint.ts';
import type { Library } from '../surroundings.ts';
import { showHidden } from '../visible-text.ts';
import type { TemplateFolders } from './template-folders.ts';

/** A template that is used, and from where. */
export interface ListedTemplate extends TemplateDescription {
  readonly from: 'own' | 'built-in';
  /** Whether it stands in the place of a built-in one. */
  readonly replaces: boolean;
  /** Its path in its template folder. */
  readonly path: string;
}

const HEADINGS: readonly (readonly [TemplateKind, string])[] = [
  ['style', 'Styles'],
  ['agreement', 'Agreements'],
  ['clause', 'Clauses'],
  ['labels', 'Fixed words'],
  ['part', 'Parts of styles'],
  ['lint', 'Words that rules look for'],
  ['other', 'Other files'],
];

/** Every template that is used: of two with the same path, the project's own. */
export function listTemplates(
  { own, builtIn }: TemplateFolders,
  { describeTemplate }: Library,
): ListedTemplate[] {
  const paths = [...new Set([...own.keys(), ...builtIn.keys()])].sort();
  return paths.map((path) => {
    const content = own.get(path) ?? builtIn.get(path);
    const isText = /\.(hbs|ya?ml)$/.test(path);
    return {
      ...describeTemplate(path, isText ? new TextDecoder().decode(content) : ''),
      from: own.has(path) ? 'own' : 'built-in',
      replaces: own.has(path) && builtIn.has(path),
      path,
    };
  });
}

/** The list as a table for a person, by kind and language. */
export function formatTemplateList(templates: readonly ListedTemplate[], paint: Paint): string {
  const groups = HEADINGS.flatMap(([kind, heading]): string[] => {
    const listed = templates.filter((template) => template.kind === kind);
    const languages = kind === 'clause' ? [...new Set(listed.map(({ language }) => language))] : [undefined];
    return languages.flatMap((language) => {
      const group = listed.filter((one) => kind !== 'clause' || one.language === language);
      if (group.length === 0) return [];
      const title = language === undefined ? heading : `${heading} (${language})`;
      return [[paint('strong', title), ...formatGroup(group, paint), ''].join('\n')];
    });
  });
  return groups.join('\n');
}

function formatGroup(group: readonly ListedTemplate[], paint: Paint): string[] {
  const names = group.map(({ name, kind }) => showHidden(kind === 'style' ? name.split('/')[1]! : name));
  const width = Math.max(...names.map((name) => name.length));
  return group.map(({ from, replaces, description }, at) => {
    const origin = from === 'own' ? paint('hint', 'own     ') : paint('quiet', 'built-in');
    const note = replaces ? ' (in place of the built-in)' : '';
    return `  ${names[at]!.padEnd(width)}  ${origin}  ${showHidden(description)}${note}`.trimEnd();
  });
}
