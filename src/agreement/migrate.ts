import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, visit, type YAMLMap } from 'yaml';
import type { Problem } from '../problem.ts';
import { SCHEMA_VERSION } from './check.ts';
import { parseYaml } from './parse-yaml.ts';
import { read } from './read.ts';
import { textPlaces } from './text-places.ts';

/** What a migration changed, on which line of the old text. */
export interface MigrationChange {
  readonly line: number;
  /** As a sentence without a full stop. */
  readonly what: string;
}

/** The new text of a definition; without `text` it cannot be read. */
export interface Migration {
  readonly text?: string;
  readonly changes: readonly MigrationChange[];
  readonly problems: readonly Problem[];
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly what: string;
}

/** What one version of the format changed; each step finds only what is still in the older form. */
interface Step {
  readonly version: number;
  readonly edits: (root: YAMLMap, anchors: Anchors) => readonly Edit[];
}

/** What each alias stands for. */
type Anchors = ReadonlyMap<string, Node>;
const NO_ANCHORS: Anchors = new Map();

const STEPS: readonly Step[] = [
  {
    version: 2,
    edits: (root, anchors) => [
      ...pairsAt(root, ['maintenance', '*', 'countsAsDowntime'], anchors).flatMap((pair) =>
        renameDowntime(pair),
      ),
      ...pairsAt(root, ['exclusions', '*', 'cap'], anchors).flatMap((pair) =>
        renameKey(pair, 'maxPerWindow'),
      ),
    ],
  },
];

/**
 * Brings the text of a definition to the newest version of the format. Only the words that change are replaced, so that
 * comments, order and layout stay; a text that is up to date comes back as it is.
 */
export function migrate(content: string | Uint8Array, file: string): Migration {
  const { source, problems } = read(content, file);
  if (!source) return { changes: [], problems };
  const parsed = parseYaml(source.text);
  const document = parsed.type === 'parsed' ? parsed.documents[0] : undefined;
  const root = document?.contents;
  if (!isMap(root)) return { text: source.text, changes: [], problems };
  const written = versionOf(root);
  if (written !== undefined && written > SCHEMA_VERSION) {
    const message = `This agreement is in version ${written} of the format; this slakit knows up to version ${SCHEMA_VERSION}`;
    const place = source.locate('/schemaVersion');
    return {
      changes: [],
      problems: [
        ...problems,
        { rule: 'schema/newer-format', severity: 'error', message, hint: 'use a newer slakit', place },
      ],
    };
  }
  const anchors = anchorsOf(root);
  const edits = STEPS.filter(({ version }) => version > (written ?? 0)).flatMap((step) =>
    step.edits(root, anchors),
  );
  const needed = edits.length > 0 || (written !== undefined && written < SCHEMA_VERSION);
  const all = needed ? [...edits, ...stampVersion(root, source.text)] : [];
  const place = textPlaces(source.text, file);
  // What an alias stands for is found once for each place that uses it.
  const ordered = all
    .toSorted((a, b) => a.from - b.from)
    .filter((edit, index, sorted) => edit.from !== sorted[index - 1]?.from);
  let text = '';
  let at = 0;
  for (const edit of ordered) {
    text += source.text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return {
    text: text + source.text.slice(at),
    changes: ordered.map(({ from, what }) => ({ line: place(from).line, what })),
    problems,
  };
}

function anchorsOf(root: YAMLMap): Anchors {
  const anchors = new Map<string, Node>();
  visit(root, {
    Node: (_, node) => {
      if ('anchor' in node && node.anchor) anchors.set(node.anchor, node);
    },
  });
  return anchors;
}

function versionOf(root: YAMLMap): number | undefined {
  const version = root.get('schemaVersion');
  return typeof version === 'number' ? version : undefined;
}

/** The pairs at a path of keys; `*` stands for each entry of a list. */
function pairsAt(written: Node, path: readonly string[], anchors: Anchors): Pair[] {
  const [key, ...rest] = path;
  const root = isAlias(written) ? anchors.get(written.source) : written;
  if (key === '*')
    return isSeq(root) ? root.items.flatMap((item) => pairsAt(item as Node, rest, anchors)) : [];
  if (!isMap(root)) return [];
  const pair = root.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair) return [];
  return rest.length === 0 ? [pair] : pairsAt(pair.value as Node, rest, anchors);
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : undefined;
}

function renameKey(pair: Pair, name: string): Edit[] {
  const range = rangeOf(pair.key);
  if (!range || !isScalar(pair.key)) return [];
  const quoted = pair.key.type === 'QUOTE_DOUBLE' || pair.key.type === 'QUOTE_SINGLE';
  const text = quoted ? JSON.stringify(name) : name;
  return [{ from: range[0], to: range[1], text, what: `\`${String(pair.key.value)}\` is now \`${name}\`` }];
}

/** Whether maintenance is downtime had been a yes or no, which did not say whether its time stays in the base. */
function renameDowntime(pair: Pair): Edit[] {
  const range = rangeOf(pair.value);
  if (!range || !isScalar(pair.value) || typeof pair.value.value !== 'boolean') return [];
  const effect = pair.value.value ? 'counts-as-downtime' : 'left-out';
  const isJson = isScalar(pair.key) && pair.key.type === 'QUOTE_DOUBLE';
  const [key] = renameKey(pair, 'effect');
  if (!key) return [];
  const what = `\`countsAsDowntime: ${pair.value.value}\` is now \`effect: ${effect}\``;
  return [
    { ...key, what },
    { from: range[0], to: range[1], text: isJson ? JSON.stringify(effect) : effect, what },
  ];
}

/** The version is written where it stands, or else after the type. */
function stampVersion(root: YAMLMap, text: string): Edit[] {
  const what = `the file is in version ${SCHEMA_VERSION} of the format`;
  const [written] = pairsAt(root, ['schemaVersion'], NO_ANCHORS);
  const old = written && rangeOf(written.value);
  if (old) return [{ from: old[0], to: old[1], text: String(SCHEMA_VERSION), what }];
  const [type] = pairsAt(root, ['type'], NO_ANCHORS);
  const [key, value] = [type && rangeOf(type.key), type && rangeOf(type.value)];
  if (!key || !value) return [];
  if (root.flow)
    return [{ from: value[1], to: value[1], text: `, "schemaVersion": ${SCHEMA_VERSION}`, what }];
  const lineEnd = text.indexOf('\n', value[1]);
  const at = lineEnd < 0 ? text.length : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  const indent = ' '.repeat(key[0] - (text.lastIndexOf('\n', key[0] - 1) + 1));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return [{ from: at, to: at, text: `${newline}${indent}schemaVersion: ${SCHEMA_VERSION}`, what }];
}
