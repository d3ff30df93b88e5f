import type { StyleOptions } from '../agreement/generated/types.ts';
import type { Colours, Paper, Sizes } from '../document/look.ts';

/** An option that a style has of its own, as its `style.yaml` declares it. */
export interface StyleOption {
  readonly type: 'boolean' | 'string' | 'integer' | 'number';
  readonly description: string;
  readonly enum?: readonly (string | number)[];
  readonly default?: OptionValue;
}

export type OptionValue = boolean | string | number;

/** A family by its name alone, or with its files. */
export type TypefaceChoice = string | NonNullable<NonNullable<StyleOptions['fonts']>['body']>;

/** What a style's `style.yaml` holds; what it leaves out is as usual. */
export interface StyleFile extends Pick<StyleOptions, 'numbering' | 'header' | 'footer' | 'logo'> {
  readonly description: string;
  /** The types of agreement that it suits; all of them if it does not say. */
  readonly agreements?: readonly string[];
  readonly paper?: Paper['name'];
  readonly margin?: Paper['margin'];
  readonly body?: TypefaceChoice;
  readonly heading?: TypefaceChoice;
  readonly sizes?: Partial<Sizes>;
  readonly colours?: Partial<Colours>;
  readonly options?: Readonly<Record<string, StyleOption>>;
}
