import type { Size, Typeface } from '../../document/look.ts';

/** A paragraph style in its own terms; what is left out comes from the style it is based on. */
export interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  /** Shown in Word's gallery of styles. */
  readonly quick?: boolean;
  /** One that Word knows by this name; else the style is our own. */
  readonly builtIn?: boolean;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly newPage?: boolean;
  /** List and level; `numId` 0 takes the number away. */
  readonly number?: { readonly numId: number; readonly level: number };
  /** Rulings, shading and tab stops as XML, in the order of the schema. */
  readonly rulings?: string;
  readonly before?: number;
  readonly after?: number;
  readonly size?: Size;
  /** `exact` holds the leading of the page; body text may grow for what an editor puts in. */
  readonly exact?: boolean;
  readonly indent?: readonly [left: number, hanging: number];
  readonly align?: 'right' | 'center';
  readonly outline?: number;
  readonly typeface?: Typeface;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
}
