/**
 * The contract tree as the plain parts that every engine has: what someone who writes with that engine would write by hand.
 * Numbers, cross-references and quotation marks are ready made, so that no rival has to work them out.
 *
 * @typedef {{ type: 'title' | 'paragraph', text: string, indent: number }
 *   | { type: 'heading', level: number, text: string, newPage: boolean }
 *   | { type: 'table', header: string[], rows: string[][], widths: number[] }} Part
 */

/** @returns {{ title: string, edition: string, parts: Part[] }} */
export function flatten(contract) {
  const [open, close] = contract.labels.quotes;
  const parts = [];

  const textOf = (inlines) =>
    inlines
      .map((inline) => {
        if (inline.type === 'text') return inline.value;
        if (inline.type === 'break') return '\n';
        if (inline.type === 'blank') return '____________';
        if (inline.type === 'term') return open + textOf(inline.children) + close;
        if (inline.type === 'reference' && inline.children.length === 0) return inline.prefix + inline.number;
        return textOf(inline.children);
      })
      .join('');

  const linesOf = (blocks) => {
    const before = parts.length;
    blocks.forEach((block) => void add(block, 0));
    return parts
      .splice(before)
      .map((part) => part.text)
      .join('\n');
  };

  const addItem = (marker, children, indent) => {
    const before = parts.length;
    for (const child of children) add(child, indent);
    const first = parts[before];
    if (first?.type === 'paragraph') first.text = `${marker} ${first.text}`;
  };

  const add = (block, indent) => {
    switch (block.type) {
      case 'title':
        parts.push({ type: 'title', text: textOf(block.children), indent: 0 });
        break;
      case 'section': {
        const text = [block.number, textOf(block.heading)].filter(Boolean).join(' ');
        parts.push({ type: 'heading', level: block.level, text, newPage: block.schedule });
        for (const child of block.children) add(child, indent);
        break;
      }
      case 'paragraph':
        parts.push({ type: 'paragraph', text: textOf(block.children), indent });
        break;
      case 'clauses':
        for (const item of block.items)
          addItem(item.number ?? '', item.children, indent + (block.level > 2 ? 1 : 0));
        break;
      case 'list':
        for (const item of block.items) addItem('•', item.children, indent + 1);
        break;
      case 'table': {
        const rows = [];
        for (const row of block.rows) {
          if (row.topic) rows.push([textOf(row.topic), ...block.columns.slice(1).map(() => '')]);
          rows.push(row.cells.map((cell) => linesOf(cell.children)));
        }
        const header = block.kind === 'fields' ? [] : block.columns.map((column) => textOf(column.header));
        const widths = block.kind === 'fields' ? [1, 2] : block.columns.map(() => 1);
        parts.push({ type: 'table', header, rows, widths });
        break;
      }
      case 'signatures':
        for (const { party, lines } of block.items) {
          parts.push({
            type: 'table',
            header: [],
            rows: [
              [textOf(party), ''],
              ...lines.map(({ label, value }) => [textOf(label), textOf(value) || '____________']),
            ],
            widths: [1, 2],
          });
        }
        break;
      default:
        throw new Error(`The bench does not know ${block.type}`);
    }
  };

  for (const block of contract.blocks) add(block, 0);
  return { title: contract.title, edition: contract.edition, parts };
}
