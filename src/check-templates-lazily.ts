import type { CheckedTemplates, CheckTemplatesOptions } from './check-templates.ts';

/** Checks every template against the schema, then with agreements; nothing of it is loaded before it is asked for. */
export async function checkTemplates(options: CheckTemplatesOptions): Promise<CheckedTemplates> {
  return (await import('./check-templates.ts')).checkTemplates(options);
}
