/**
 * Where blocks or parentheses of a template are first nested deeper than `most`, as an offset in its text; undefined where
 * they are not. It reads in one pass what Handlebars' parser would need minutes for.
 */
export function findDeepNesting(text: string, most: number): number | undefined {
  /** For each open block, how deep it is: an `{{else if}}` is a block in its own. */
  const open: number[] = [];
  let depth = 0;
  for (const { 0: tag, index } of text.matchAll(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?!?[\s\S]*?\}\}/g)) {
    if (tag.startsWith('{{!') || tag.startsWith('{{~!')) continue;
    if (/^\{\{~?\s*[#^]\s*\S/.test(tag)) {
      open.push(1);
      depth += 1;
    } else if (/^\{\{~?\s*else\s+\w/.test(tag) && open.length > 0) {
      open[open.length - 1]! += 1;
      depth += 1;
    } else if (/^\{\{~?\s*\//.test(tag)) depth -= open.pop() ?? 0;
    if (depth > most || parentheses(tag) > most) return index;
  }
  return undefined;
}

/** How deep the parentheses of a tag are nested. */
function parentheses(tag: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of tag) {
    if (sign === '(') deepest = Math.max(deepest, ++depth);
    else if (sign === ')') depth -= 1;
  }
  return deepest;
}
