import type { Inline, Reference, Value } from '../../document/contract.ts';
import { walkInlines } from '../../document/walk.ts';
import { unreachable } from '../../problem.ts';
import type { ControlKind } from './content-controls.ts';
import { type Draft, linkId } from './draft.ts';
import { writeField, writeRun, writeText } from './runs.ts';
import { characterStyleId, PLAIN, type TextLook } from './styles-character.ts';
import { element } from './xml.ts';

const LINE_BREAK = '<w:br/>';

/** No-break spaces under a ruling: about 55 mm to write on. */
const BLANK_LINE = '\u00a0'.repeat(60);

/** Runs for `inlines`; in a paragraph that is bold itself, `bold`, another bold would switch it off in Word. */
export function writeInlines(
  draft: Draft,
  inlines: readonly Inline[],
  bold = false,
  look: TextLook = PLAIN,
): string {
  let runs = '';
  for (const inline of inlines) runs += writeInline(draft, inline, bold, look);
  return runs;
}

function writeInline(draft: Draft, inline: Inline, bold: boolean, look: TextLook): string {
  switch (inline.type) {
    case 'text':
      return inline.value === '' ? '' : writeRun(writeText(inline.value), look);
    case 'value':
      return writeValue(draft, inline, bold, look);
    case 'strong':
      return writeInlines(draft, inline.children, bold, { ...look, strong: !bold && look.kind !== 'term' });
    case 'emphasis':
      return writeInlines(draft, inline.children, bold, { ...look, emphasis: true });
    case 'link':
      return element(
        'w:hyperlink',
        { 'r:id': linkId(draft, inline.href), 'w:history': 1 },
        writeInlines(draft, inline.children, bold, { ...look, kind: 'link' }),
      );
    case 'reference':
      return writeReference(draft, inline, bold, look);
    case 'term':
      return writeTerm(draft, inline.id, inline.children, bold, look);
    case 'use':
      return jump(draft, inline.target, writeInlines(draft, inline.children, bold, look));
    case 'blank': {
      const blank: TextLook = { ...look, kind: 'blank' };
      const label = inline.label || draft.contract.labels.blank;
      return draft.controls.blank(
        label,
        writeRun(writeText(BLANK_LINE), blank),
        characterStyleId(blank) ?? '',
      );
    }
    case 'break':
      return writeRun(LINE_BREAK, look);
    default:
      return unreachable(inline);
  }
}

/** A value in a content control: a plain-text one, of one run, wherever the value has no marks of its own. */
function writeValue(draft: Draft, value: Value, bold: boolean, look: TextLook): string {
  const kind = kindOf(value.children);
  let content: string;
  if (kind === 'rich') content = writeInlines(draft, value.children, bold, look);
  else {
    content = value.children
      .map((child) => (child.type === 'text' ? writeText(child.value) : LINE_BREAK))
      .join('');
    if (content !== '') content = writeRun(content, look);
  }
  return content === '' ? '' : draft.controls.wrap(value.path, content, kind, characterStyleId(look));
}

function kindOf(children: readonly Inline[]): ControlKind {
  if (children.every((child) => child.type === 'text')) return 'text';
  return children.every((child) => child.type === 'text' || child.type === 'break') ? 'lines' : 'rich';
}

function writeReference(draft: Draft, reference: Reference, bold: boolean, outer: TextLook): string {
  const look: TextLook = { ...outer, kind: 'reference' };
  if (reference.children.length > 0) {
    return jump(draft, reference.target, writeInlines(draft, reference.children, bold, look));
  }
  const fields = draft.references
    .fieldsOf(reference)
    .map((field) =>
      writeField(
        `REF ${draft.bookmarks.reference(field.target)} \\n \\h`,
        field.result,
        characterStyleId(look),
      ),
    );
  const prefix = reference.prefix === '' ? '' : writeRun(writeText(reference.prefix), look);
  if (fields.length > 0) return jump(draft, reference.target, prefix + fields.join(''));
  if (reference.number === '')
    throw new Error(`The reference to ${JSON.stringify(reference.target)} has no words`);
  // A field that would print another number when it is updated is worse than plain words.
  return jump(draft, reference.target, prefix + writeRun(writeText(reference.number), look));
}

function jump(draft: Draft, target: string, content: string): string {
  return element('w:hyperlink', { 'w:anchor': draft.bookmarks.reference(target), 'w:history': 1 }, content);
}

function writeTerm(
  draft: Draft,
  id: string,
  children: readonly Inline[],
  bold: boolean,
  look: TextLook,
): string {
  const term: TextLook = { ...look, kind: bold ? look.kind : 'term', strong: false };
  const [open, close] = draft.contract.labels.quotes;
  return (
    writeRun(writeText(open), look) +
    draft.bookmarks.wrap(id, writeInlines(draft, children, bold, term)) +
    writeRun(writeText(close), look)
  );
}

/** The words of `inlines` in plain runs, for a place that repeats them: no controls, bookmarks or links. */
export function writePlainInlines(inlines: readonly Inline[], look: TextLook = PLAIN): string {
  let runs = '';
  walkInlines(inlines, {
    inline: (inline) => {
      if (inline.type === 'text') runs += inline.value === '' ? '' : writeRun(writeText(inline.value), look);
      else if (inline.type === 'break') runs += writeRun(writeText(' '), look);
      else if (inline.type === 'reference') runs += writeRun(writeText(inline.prefix + inline.number), look);
    },
  });
  return runs;
}
