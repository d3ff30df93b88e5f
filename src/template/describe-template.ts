/** What a file of a template folder is for. */
export type TemplateKind = 'style' | 'agreement' | 'clause' | 'labels' | 'part' | 'lint' | 'other';

/** A file of a template folder, as it is named to the user. */
export interface TemplateDescription {
  /** `clauses/en/termination`: the path without its ending. */
  readonly name: string;
  readonly kind: TemplateKind;
  readonly language?: string;
  /** The style in whose folder it stands. */
  readonly style?: string;
  /** What it says of itself: the description of a style, the heading of a clause; empty if it says nothing. */
  readonly description: string;
}

/** The name of a template by its path in a template folder: `clauses/en/term` for `clauses/en/term.md.hbs`. */
export function templateName(path: string): string {
  return path.replace(/\.(md\.hbs|ya?ml)$/, '');
}

/** Tells what a file is for by its path in a template folder and its text. */
export function describeTemplate(path: string, text: string): TemplateDescription {
  const name = templateName(path);
  const [, style, inStyle] = /^styles\/([^/]+)\/(.+)$/.exec(name) ?? [];
  const [, folder, language, rest] = /^(clauses|labels|lint)\/([^/]+)(\/.+)?$/.exec(inStyle ?? name) ?? [];
  return {
    name,
    kind: kindOf(inStyle ?? name, style !== undefined, folder),
    ...(language !== undefined && (folder !== 'clauses' || rest !== undefined) && { language }),
    ...(style !== undefined && { style }),
    description: /\.ya?ml$/.test(path) ? describeYaml(text) : headingOf(text),
  };
}

function kindOf(name: string, inStyle: boolean, folder: string | undefined): TemplateKind {
  if (inStyle && name === 'style') return 'style';
  if (folder === 'clauses') return 'clause';
  if (folder === 'labels') return 'labels';
  if (folder === 'lint' && !inStyle) return 'lint';
  if (name.startsWith('agreements/')) return 'agreement';
  return inStyle ? 'part' : 'other';
}

/** The `description` of a file, or the comment in its first line. */
function describeYaml(text: string): string {
  const own = /^description: *(.+)$/m.exec(text)?.[1]?.trim();
  const comment = /^# *(.+)$/.exec(text.split(/\r?\n/, 1)[0] ?? '')?.[1]?.trim();
  return (own?.replace(/^(['"])(.*)\1$/, '$2') ?? comment ?? '').replace(/\.$/, '');
}

/** The words of the first heading of a template, with a stroke between those of which one is printed. */
function headingOf(text: string): string {
  const heading = /^#{1,6} +(.+)$/m.exec(text)?.[1] ?? '';
  return heading
    .replace(/\s*\{[#.][^{}]*\}\s*$/, '')
    .replace(/\{\{ *else *[^}]*\}\}/g, ' / ')
    .replace(/\{\{[#/~>!][^}]*\}\}/g, '')
    .replace(/\{\{ *([^}]*?) *\}\}/g, '[$1]')
    .trim();
}
