import { modules, type PrecompiledTemplate } from './generated/precompiled.js';
import type { Inclusion } from './inspect-template.ts';
import type { Site, TemplateFile } from './site.ts';

/** A built-in template with what the build found in it. */
export interface FoundTemplate extends Pick<PrecompiledTemplate, 'template'> {
  readonly sites: readonly (readonly [key: string, site: Site])[];
  readonly includes: readonly Inclusion[];
}

interface TemplateData extends Omit<FoundTemplate, 'template'> {
  readonly text: string;
}

const READ = new WeakMap<PrecompiledTemplate, TemplateData>();

/** What the build compiled from a template; undefined where its text is another. Reads only the templates of its style. */
export async function findPrecompiled({ file, text }: TemplateFile): Promise<FoundTemplate | undefined> {
  const style = /^templates\/styles\/([^/]+)\//.exec(file)?.[1];
  const name = style === undefined ? 'templates' : `templates-of-${style}`;
  if (!Object.hasOwn(modules, name)) return undefined;
  const { precompiled } = await modules[name]!();
  const known = Object.hasOwn(precompiled, file) ? precompiled[file] : undefined;
  if (!known) return undefined;
  const data = READ.get(known) ?? (JSON.parse(known.data) as TemplateData);
  READ.set(known, data);
  return data.text === text ? { ...data, template: known.template } : undefined;
}
