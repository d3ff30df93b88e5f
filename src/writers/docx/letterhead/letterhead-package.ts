import { strFromU8 } from 'fflate';
import type { Problem } from '../../../problem.ts';
import type { Part } from '../archive.ts';
import { type LetterheadFile, letterheadProblem } from './letterhead.ts';
import { type PartRelationship, readRelationships, relationshipsName } from './package-relationships.ts';
import { applyEdits, type TextEdit } from './text-edits.ts';
import { type PackageFiles, unpack } from './unpack.ts';
import { readXml, XmlFault, type XmlNode } from './xml-tree.ts';

/** A part of the letterhead as it was read. */
export interface XmlPart {
  readonly name: string;
  readonly text: string;
  readonly root: XmlNode;
}

/** A firm's Word file while the contract is put into it; what is not edited stays as it is. */
export interface LetterheadPackage {
  readonly file: string;
  readonly names: readonly string[];
  /** A part, if it is there and can be read; a part that cannot is a problem, once. */
  readonly part: (name: string) => XmlPart | undefined;
  /** The relationships of a part. */
  readonly relationships: (part: string) => readonly PartRelationship[];
  readonly edit: (name: string, ...edits: readonly TextEdit[]) => void;
  /** Adds a part, or puts it in the place of one. */
  readonly add: (name: string, xml: string) => void;
  readonly problems: Problem[];
  /** All parts with their edits made, the table of contents first. */
  readonly write: () => readonly Part[];
}

/** Opens a firm's Word file for reading and editing; undefined with what keeps it from being opened. */
export function openLetterhead(letterhead: LetterheadFile): {
  readonly opened?: LetterheadPackage;
  readonly problems: readonly Problem[];
} {
  const { files, problems } = unpack(letterhead);
  return files ? { opened: createPackage(letterhead.file, files), problems } : { problems };
}

function createPackage(file: string, files: PackageFiles): LetterheadPackage {
  const problems: Problem[] = [];
  const read = new Map<string, XmlPart | undefined>();
  const edits = new Map<string, TextEdit[]>();
  const added = new Map<string, string>();

  const part = (name: string): XmlPart | undefined => {
    if (read.has(name)) return read.get(name);
    const bytes = files.get(name);
    let found: XmlPart | undefined;
    if (bytes) {
      try {
        const text = decode(bytes);
        found = { name, text, root: readXml(text) };
      } catch (error) {
        if (!(error instanceof XmlFault)) throw error;
        problems.push(
          letterheadProblem(
            file,
            'damaged',
            `Its part ${name} cannot be read: ${error.message}`,
            'open it in Word and save it as a new Word document (.docx)',
          ),
        );
      }
    }
    read.set(name, found);
    return found;
  };

  return {
    file,
    names: [...files.keys()],
    part,
    problems,
    relationships: (owner) => {
      const found = part(relationshipsName(owner));
      return found ? readRelationships(found.root, owner) : [];
    },
    edit: (name, ...more) => edits.set(name, [...(edits.get(name) ?? []), ...more]),
    add: (name, xml) => added.set(name, xml),
    write: () => {
      const names = new Set(['[Content_Types].xml', '_rels/.rels', ...files.keys(), ...added.keys()]);
      return [...names].map((name): Part => {
        const made = added.get(name);
        if (made !== undefined) return [name, made];
        const changes = edits.get(name);
        return changes ? [name, applyEdits(part(name)!.text, changes)] : [name, files.get(name)!];
      });
    },
  };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new XmlFault(
      `it is not UTF-8, but begins with ${JSON.stringify(strFromU8(bytes.subarray(0, 8), true))}`,
    );
  }
}
