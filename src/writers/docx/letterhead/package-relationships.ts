import type { XmlNode } from './xml-tree.ts';

/** A relationship of a part to another, or to something outside the file. */
export interface PartRelationship {
  readonly id: string;
  /** The last word of its type: `header`, `styles`, `hyperlink`, `attachedTemplate`. */
  readonly kind: string;
  /** The name of the part, or the address outside. */
  readonly target: string;
  readonly external: boolean;
  readonly node: XmlNode;
}

/** Where the relationships of `part` are; those of the whole package for the empty name. */
export function relationshipsName(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

/** The part that has the relationships in `name`. */
export function ownerOf(name: string): string {
  return name.replace(/_rels\/([^/]*)\.rels$/, '$1');
}

/** The relationships of `part` in the root element of their file. */
export function readRelationships(root: XmlNode, part: string): PartRelationship[] {
  return root.children.map((node) => {
    const attribute = (name: string): string => node.attributes.find((one) => one.name === name)?.value ?? '';
    const external = attribute('TargetMode') === 'External';
    const target = attribute('Target');
    return {
      id: attribute('Id'),
      kind: attribute('Type').split('/').at(-1) ?? '',
      target: external ? target : resolvePart(part, target),
      external,
      node,
    };
  });
}

/** The name of the part that `target` means from `part`; a way out of the package gives a name that no part has. */
function resolvePart(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.replace(/^\//, '').split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return `../${target}`;
    } else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
