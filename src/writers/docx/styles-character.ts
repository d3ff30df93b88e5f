import type { Look } from '../../document/look.ts';
import { element, hexColour, val } from './xml.ts';

/** What a stretch of text is, beside strong and emphasis. */
export type TextKind = 'plain' | 'link' | 'term' | 'reference' | 'blank';

/** What a stretch of text is and how it stands out: each combination is one character style. */
export interface TextLook {
  readonly kind: TextKind;
  readonly strong: boolean;
  readonly emphasis: boolean;
}

export const PLAIN: TextLook = { kind: 'plain', strong: false, emphasis: false };

const BASES: Readonly<Record<TextKind, readonly [id: string, name: string]>> = {
  plain: ['', ''],
  link: ['Hyperlink', 'Hyperlink'],
  term: ['DefinedTerm', 'Defined Term'],
  reference: ['CrossReference', 'Cross-Reference'],
  blank: ['Blank', 'Blank'],
};

/** The id of the character style of `look`, or nothing where the paragraph's own look is meant. */
export function characterStyleId(look: TextLook): string | undefined {
  return (
    `${BASES[look.kind][0]}${look.strong ? 'Strong' : ''}${look.emphasis ? 'Emphasis' : ''}` || undefined
  );
}

/** The fixed character styles, and every combination of a kind with strong and emphasis. */
export function writeCharacterStyles(look: Look): string {
  let styles = style('DefaultParagraphFont', 'Default Paragraph Font', 1, '', { default: true });
  styles += style('DraftMark', 'Draft Mark', 30, BOLD + val('w:color', hexColour(look.colours.accent)));
  for (const kind of Object.keys(BASES) as TextKind[]) {
    for (const strong of [false, true]) {
      for (const emphasis of [false, true]) styles += writeCombination(look, { kind, strong, emphasis });
    }
  }
  return styles;
}

const BOLD = '<w:b/><w:bCs/>';
const ITALIC = '<w:i/><w:iCs/>';

function writeCombination(look: Look, text: TextLook): string {
  const id = characterStyleId(text);
  if (id === undefined) return '';
  const name = [BASES[text.kind][1], text.strong ? 'Strong' : '', text.emphasis ? 'Emphasis' : '']
    .filter((part) => part !== '')
    .join(' ');
  const bold = text.strong || text.kind === 'term' ? BOLD : '';
  const italic = text.emphasis ? ITALIC : '';
  const common = text.kind === 'plain' && text.strong !== text.emphasis;
  return style(id, name, text.kind === 'link' ? 99 : 22, bold + italic + ownLook(look, text.kind), {
    quick: common || (text.kind === 'term' && !text.strong && !text.emphasis),
  });
}

function ownLook(look: Look, kind: TextKind): string {
  switch (kind) {
    case 'link':
      return val('w:color', hexColour(look.colours.accent)) + val('w:u', 'single');
    case 'blank':
      return val('w:u', 'single');
    case 'plain':
    case 'term':
    case 'reference':
      return '';
  }
}

function style(
  id: string,
  name: string,
  priority: number,
  run: string,
  options: { readonly default?: boolean; readonly quick?: boolean } = {},
): string {
  const custom = BUILT_IN.has(name) ? undefined : 1;
  return element(
    'w:style',
    {
      'w:type': 'character',
      'w:default': options.default ? 1 : undefined,
      'w:customStyle': custom,
      'w:styleId': id,
    },
    val('w:name', name) +
      (options.default ? '' : val('w:basedOn', 'DefaultParagraphFont')) +
      val('w:uiPriority', priority) +
      (options.default ? '<w:semiHidden/><w:unhideWhenUsed/>' : '') +
      (options.quick ? '<w:qFormat/>' : '') +
      (run === '' ? '' : element('w:rPr', {}, run)),
  );
}

const BUILT_IN = new Set(['Default Paragraph Font', 'Hyperlink', 'Strong', 'Emphasis']);
