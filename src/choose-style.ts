import type { Agreement, StyleOptions } from './agreement/generated/types.ts';
import type { Source } from './agreement/located-source.ts';
import type { Catalog } from './catalog.ts';
import type { Scheme } from './document/look.ts';
import { nearest } from './nearest.ts';
import { hasErrors, type Problem } from './problem.ts';
import { type Style, schemeOf } from './style/make-look.ts';
import type { OptionValue } from './style/style-file.ts';
import { chooseOptions } from './style/style-options.ts';

/** A style with the options that an agreement gives it. */
export interface ChosenStyle {
  readonly style: Style;
  /** The options that every style takes, as the agreement gives them. */
  readonly options: StyleOptions;
  /** The values of the style's own options. */
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly numbering: Scheme;
}

/** The style of an agreement that names none. */
export const USUAL = 'two-column';

/** What is wrong with the `style.yaml` of the style that is asked for; nothing if it comes with slakit. */
export async function checkOwnStyle(name: string, catalog: Catalog): Promise<readonly Problem[]> {
  const style = catalog.style(name);
  if (!style?.isOwn) return [];
  if (hasErrors(style.problems)) return style.problems;
  // Loaded here, so that the styles that come with slakit are not checked again.
  const { checkStyle } = await import('./style/check-style.ts');
  return [...style.problems, ...checkStyle(style.source)];
}

/** The style of an agreement, or the one asked for, with its options; or what is wrong with them. */
export function chooseStyle(
  agreement: Agreement,
  source: Source,
  catalog: Catalog,
  wanted?: string,
): { readonly chosen?: ChosenStyle; readonly problems: readonly Problem[] } {
  const name = wanted ?? agreement.presentation?.style ?? USUAL;
  const style = catalog.style(name);
  const unfit = style ? unsuitedStyle(style, agreement.type, catalog) : unknownStyle(name, catalog);
  if (!style || unfit) {
    const place = source.locate('/presentation/style', 'line');
    return { problems: unfit ? [{ ...unfit, place, path: '/presentation/style' }] : [] };
  }
  const options = agreement.presentation?.options ?? {};
  const own = chooseOptions(
    options as Readonly<Record<string, unknown>>,
    name,
    style.file.options ?? {},
    source,
  );
  const numbering = schemeOf(style.file, options);
  return { chosen: { style, options, values: own.values, numbering }, problems: own.problems };
}

/** What is wrong with asking for a style that there is not. */
function unknownStyle(style: string, catalog: Catalog): Problem {
  const close = nearest(style, catalog.styles());
  return {
    rule: 'template/unknown-style',
    severity: 'error',
    message: `There is no style \`${style}\``,
    hint:
      close === undefined
        ? `the styles there are: ${catalog.styles().join(', ')}`
        : `did you mean \`${close}\`?`,
  };
}

/** What is wrong with asking a style for a type of agreement that it does not suit; undefined if it does. */
function unsuitedStyle({ name, file }: Style, type: string, catalog: Catalog): Problem | undefined {
  if (file.agreements?.includes(type) ?? true) return undefined;
  const suits = (other: string): boolean => {
    const types: unknown = catalog.style(other)?.file.agreements;
    return !Array.isArray(types) || types.includes(type);
  };
  return {
    rule: 'template/unsuited-style',
    severity: 'error',
    message: `The style \`${name}\` does not suit agreements of the type \`${type}\``,
    hint: `the styles that do: ${catalog.styles().filter(suits).join(', ')}`,
  };
}
