import type { StyleOptions } from '../agreement/generated/types.ts';
import type { Source } from '../agreement/read.ts';
import type { Contract } from '../document/contract.ts';
import type { Colours, FontFiles, Look, Paper } from '../document/look.ts';
import type { Problem } from '../problem.ts';
import type { Chosen } from './chosen.ts';
import { contrast } from './contrast.ts';
import { furnitureOf } from './furniture.ts';
import { logoOf } from './logo.ts';
import { resolveTypeface } from './resolve-typeface.ts';
import type { StyleFile } from './style-file.ts';
import { OPTIONS_PATH } from './style-options.ts';
import { USUAL_STYLE } from './usual-style.ts';

/** A style on disk: what its `style.yaml` says, where, and what else is in its folder. */
export interface Style {
  readonly name: string;
  readonly file: StyleFile;
  readonly source: Source;
  /** Whether it is the user's: then its form has to be checked. */
  readonly isOwn: boolean;
  /** Why its `style.yaml` cannot be read as it stands. */
  readonly problems: readonly Problem[];
  /** The content of a file of its folder; undefined for one that is not there. */
  readonly readFile: (path: string) => Uint8Array | undefined;
}

/** What a look is made of. */
export interface LookInput {
  readonly style: Style;
  readonly contract: Contract;
  /** The date of the contract in its words. */
  readonly date: string;
  readonly options: StyleOptions;
  readonly paper: Paper['name'] | undefined;
  /** The agreement, where the options stand. */
  readonly source: Source;
  /** The content of a file by its way from the agreement; undefined for one that is not there or not of the project. */
  readonly readFile: (path: string) => Uint8Array | undefined;
}

/** A look, the font files of its own, and what is wrong with what it was made of. */
export interface MadeLook {
  readonly look: Look;
  /** By the keys of its typefaces; those that come with slakit are not among them. */
  readonly fonts: FontFiles;
  readonly problems: readonly Problem[];
}

/** Width and height in points (ISO 216; ANSI/ASME Y14.1). */
const PAPERS: Readonly<Record<Paper['name'], readonly [number, number]>> = {
  A4: [595.28, 841.89],
  Letter: [612, 792],
};

/** Text has at least this contrast (WCAG 2.2, success criterion 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** The look of a contract: that of its style, with the agreement's own options laid over it. */
export function makeLook(input: LookInput): MadeLook {
  const { style, options, source } = input;
  const file = { ...USUAL_STYLE, ...style.file };
  const problems: Problem[] = [];
  const fonts = new Map<string, Uint8Array>();
  const choose = <Value>(given: Value | undefined, path: string, otherwise: Value): Chosen<Value> =>
    given === undefined
      ? { value: otherwise, path: path.replace('/fonts', ''), source: style.source, readFile: style.readFile }
      : { value: given, path: OPTIONS_PATH + path, source, readFile: input.readFile };
  const typeface = (name: 'body' | 'heading') =>
    resolveTypeface(choose(options.fonts?.[name], `/fonts/${name}`, file[name]), fonts, problems);
  const size = input.paper ?? file.paper;
  const [width, height] = PAPERS[size];
  const colours: Colours = { ...USUAL_STYLE.colours, ...file.colours, ...options.colours };
  problems.push(...judgeContrast(colours, input));
  const look: Look = {
    name: style.name,
    paper: { name: size, width, height, margin: file.margin },
    body: typeface('body'),
    heading: typeface('heading'),
    sizes: { ...USUAL_STYLE.sizes, ...file.sizes, ...options.sizes },
    colours,
    numbering: schemeOf(file, options),
    header: furnitureOf(choose(options.header, '/header', file.header ?? HEADER), input, problems),
    footer: furnitureOf(choose(options.footer, '/footer', file.footer ?? FOOTER), input, problems),
  };
  const logo = options.logo ?? file.logo;
  const picture = logo && logoOf(choose(options.logo, '/logo', logo), width, problems);
  return { look: picture ? { ...look, logo: picture } : look, fonts, problems };
}

const HEADER = { left: '{title}', right: '{edition}' };
const FOOTER = { right: '{pageOf}' };

/** How the contract is numbered. */
export function schemeOf(file: StyleFile, options: StyleOptions): Look['numbering'] {
  return options.numbering ?? file.numbering ?? 'decimal';
}

function judgeContrast(colours: Colours, { options, source, style }: LookInput): Problem[] {
  return (['text', 'muted', 'accent'] as const).flatMap((name): Problem[] => {
    const [ground, ratio] = (
      [
        ['white', contrast(colours[name], '#ffffff')],
        ['`shade`', contrast(colours[name], colours.shade)],
      ] as const
    ).reduce((least, next) => (next[1] < least[1] ? next : least));
    if (ratio >= LEAST_CONTRAST) return [];
    const own = [name, 'shade'].find((one) => options.colours && Object.hasOwn(options.colours, one));
    const path = own === undefined ? `/colours/${name}` : `${OPTIONS_PATH}/colours/${own}`;
    return [
      {
        rule: 'template/low-contrast',
        severity: 'error',
        message: `The colour \`${name}\` has a contrast of ${ratio.toFixed(1)} : 1 on ${ground}; text needs ${LEAST_CONTRAST} : 1`,
        hint: ground === 'white' ? 'choose a darker one' : 'choose a darker one, or a lighter `shade`',
        place: (own === undefined ? style.source : source).locate(path),
        path,
      },
    ];
  });
}
