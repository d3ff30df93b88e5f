import type { Contract } from '../../../document/contract.ts';
import { PACKAGE_RELATIONSHIPS, RELATIONSHIP } from '../namespaces.ts';
import { writeCoreProperties } from '../package-parts.ts';
import { element, escapeXml, XML_HEAD } from '../xml.ts';
import type { LetterheadPackage } from './letterhead-package.ts';
import { relationshipsName } from './package-relationships.ts';
import { appendEdit, attributeEdit } from './text-edits.ts';

const TYPES = '[Content_Types].xml';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** The content type of a part; undefined where only its ending or nothing tells it. */
export function contentTypeOf(opened: LetterheadPackage, name: string): string | undefined {
  const override = opened
    .part(TYPES)
    ?.root.children.find(
      (node) =>
        node.local === 'Override' &&
        node.attributes.some(
          (one) =>
            one.local === 'PartName' && one.value.replace(/^\//, '').toLowerCase() === name.toLowerCase(),
        ),
    );
  return override?.attributes.find(({ local }) => local === 'ContentType')?.value;
}

/** Makes a template a document: Word opens it, instead of a new file that is based on it. */
export function makeDocument(opened: LetterheadPackage, main: string): void {
  const types = opened.part(TYPES);
  const node = types?.root.children.find(
    ({ local, attributes }) =>
      local === 'Override' &&
      attributes.some(({ value }) => value.replace(/^\//, '').toLowerCase() === main.toLowerCase()),
  );
  if (types && node) opened.edit(TYPES, attributeEdit(types.text, node, 'ContentType', MAIN));
}

/** Adds a part with its content type. */
export function addPart(opened: LetterheadPackage, name: string, type: string, xml: string): void {
  opened.add(name, xml);
  const types = opened.part(TYPES);
  if (!types) return;
  const override = qualified(types.root.name, 'Override');
  opened.edit(
    TYPES,
    appendEdit(types.text, types.root, element(override, { PartName: `/${name}`, ContentType: type })),
  );
}

/** Relationships to be added to a part, each with the id that it got. */
export interface NewRelationship {
  readonly kind: string;
  readonly target: string;
  readonly external?: boolean;
}

/** Adds relationships to a part; gives their ids, in order. */
export function addRelationships(
  opened: LetterheadPackage,
  part: string,
  relationships: readonly NewRelationship[],
): readonly string[] {
  const name = relationshipsName(part);
  const taken = new Set(opened.relationships(part).map(({ id }) => id.toLowerCase()));
  let count = 0;
  const ids = relationships.map(() => {
    do count++;
    while (taken.has(`ridcontract${count}`));
    return `rIdContract${count}`;
  });
  if (ids.length === 0) return ids;
  const found = opened.part(name);
  const tag = qualified(found?.root.name ?? 'Relationships', 'Relationship');
  const xml = relationships
    .map(({ kind, target, external }, index) =>
      element(tag, {
        Id: ids[index],
        Type: kind.includes('/') ? kind : `${RELATIONSHIP}/${kind}`,
        Target: target,
        TargetMode: external ? 'External' : undefined,
      }),
    )
    .join('');
  if (found) opened.edit(name, appendEdit(found.text, found.root, xml));
  else opened.add(name, XML_HEAD + element('Relationships', { xmlns: PACKAGE_RELATIONSHIPS }, xml));
  return ids;
}

function qualified(root: string, local: string): string {
  return root.includes(':') ? `${root.split(':')[0]}:${local}` : local;
}

const CORE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

/** Says in the properties of the file which contract it holds and of which date; its author stays the firm's. */
export function describeContract(opened: LetterheadPackage, contract: Contract): void {
  const target = opened.relationships('').find(({ kind }) => kind === 'core-properties')?.target;
  const core = target === undefined ? undefined : opened.part(target);
  if (!core) {
    const name = 'docProps/core.xml';
    if (opened.names.includes(name)) return;
    addPart(
      opened,
      name,
      'application/vnd.openxmlformats-package.core-properties+xml',
      writeCoreProperties(contract),
    );
    addRelationships(opened, '', [{ kind: CORE, target: name }]);
    return;
  }
  const time = `${contract.date}T00:00:00Z`;
  for (const [namespace, local, value] of [
    ['http://purl.org/dc/elements/1.1/', 'title', contract.title],
    ['http://purl.org/dc/terms/', 'created', time],
    ['http://purl.org/dc/terms/', 'modified', time],
  ] as const) {
    const node = core.root.children.find((child) => child.uri === namespace && child.local === local);
    if (node && node.contentTo > node.contentFrom)
      opened.edit(core.name, { from: node.contentFrom, to: node.contentTo, text: escapeXml(value) });
    else if (node) opened.edit(core.name, { from: node.from, to: node.to, text: '' });
    if (local === 'title' && !(node && node.contentTo > node.contentFrom))
      opened.edit(
        core.name,
        appendEdit(core.text, core.root, `<title xmlns="${namespace}">${escapeXml(value)}</title>`),
      );
  }
}
