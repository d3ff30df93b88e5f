/** What is wrong with the blocks of a template, from an offset in its text. */
export interface BlockFault {
  readonly message: string;
  readonly hint: string;
  readonly from: number;
  readonly length: number;
}

/** Comments, then what opens, closes or divides a block; `name` is `#if`, `/if`, `else`. */
const TAG =
  /\{\{!--[\s\S]*?--~?\}\}|\{\{![^}]*\}\}|\{\{~?\s*(?<name>[#^/]\s*[\w.]+|else\b|\^(?=~?\}\}))[^{}]*\}\}/g;

/** The first block of a template that is not closed, is closed twice or by another's end; undefined if all are in order. */
export function findUnclosedBlock(text: string): BlockFault | undefined {
  const open: { readonly name: string; readonly tag: string; readonly from: number }[] = [];
  for (const match of text.matchAll(TAG)) {
    const [tag] = match;
    const name = match.groups?.['name']?.replace(/\s/g, '') ?? '';
    const from = match.index;
    if (name.startsWith('#') || (name.startsWith('^') && name !== '^'))
      open.push({ name: name.slice(1), tag, from });
    if (name === 'else' && open.length === 0)
      return {
        message: `\`${tag}\` stands in no block`,
        hint: 'an `{{else}}` belongs between `{{#if …}}` and `{{/if}}`',
        from,
        length: tag.length,
      };
    if (!name.startsWith('/')) continue;
    const last = open.pop();
    if (!last)
      return {
        message: `\`${tag}\` closes nothing: no \`{{#${name.slice(1)} …}}\` is open here`,
        hint: `remove it, or write \`{{#${name.slice(1)} …}}\` where it belongs`,
        from,
        length: tag.length,
      };
    if (last.name !== name.slice(1))
      return unclosed(last, text, ` before \`${tag}\` in line ${lineAt(text, from)}`);
  }
  const last = open.at(-1);
  return last && unclosed(last, text, '');
}

function unclosed(
  { name, tag, from }: { readonly name: string; readonly tag: string; readonly from: number },
  text: string,
  before: string,
): BlockFault {
  const closing = text.slice(from).includes(`{{/${name}}}`) ? '' : ', which is nowhere after it';
  return {
    message: `\`${tag}\` is not closed${before}`,
    hint: `write \`{{/${name}}}\` where it ends${closing}`,
    from,
    length: tag.length,
  };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
