import { unzipSync } from 'fflate';
import type { Problem } from '../../../problem.ts';
import { type LetterheadFile, letterheadProblem } from './letterhead.ts';

/** The files in a package by their names, in their order. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

const MOST_FILES = 1000;
const LARGEST_XML = 12 * 1024 * 1024;
const LARGEST_WHOLE = 64 * 1024 * 1024;

/** Opens a Word file; nothing larger than the limits is ever unpacked, and no name may lead out of the package. */
export function unpack({ file, content }: LetterheadFile): {
  readonly files?: PackageFiles;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const refuse = (rule: string, message: string, hint: string): void => {
    problems.push(letterheadProblem(file, rule, message, hint));
  };
  if (!isZip(content)) {
    refuse('not-a-word-file', ...explainContent(content));
    return { problems };
  }
  const names = new Set<string>();
  let whole = 0;
  let unpacked: Readonly<Record<string, Uint8Array>>;
  try {
    unpacked = unzipSync(content, {
      filter: ({ name, originalSize }) => {
        const key = name.toLowerCase();
        whole += originalSize;
        if (names.has(key)) refuse('damaged', `It holds two files named ${quote(name)}`, RESAVE);
        names.add(key);
        if (isUnsafe(name)) refuse('unsafe-name', `It holds a file with the name ${quote(name)}`, RESAVE);
        const tooLarge = /\.(xml|rels)$/i.test(name) && originalSize > LARGEST_XML;
        if (tooLarge || whole > LARGEST_WHOLE || names.size > MOST_FILES) {
          if (!problems.some(({ rule }) => rule === 'letterhead/too-large'))
            refuse(
              'too-large',
              'Unpacked, it is larger than a letterhead can be',
              'use smaller pictures, or fewer',
            );
        }
        return problems.length === 0 && !name.endsWith('/');
      },
    });
  } catch {
    refuse('damaged', 'It cannot be unpacked', RESAVE);
    return { problems };
  }
  return problems.length > 0 ? { problems } : { files: new Map(Object.entries(unpacked)), problems };
}

const RESAVE = 'open it in Word and save it as a new Word document (.docx)';

function isZip(content: Uint8Array): boolean {
  return content[0] === 0x50 && content[1] === 0x4b && (content[2] ?? 9) < 9;
}

function explainContent(content: Uint8Array): [message: string, hint: string] {
  const isCompound = content[0] === 0xd0 && content[1] === 0xcf && content[2] === 0x11 && content[3] === 0xe0;
  return isCompound
    ? ['It is locked with a password, or in the old .doc format', `take the password away, or ${RESAVE}`]
    : ['It is not a Word file', RESAVE];
}

/** A part's name has no empty, dotted or drive steps, no backslash and no control character. */
function isUnsafe(name: string): boolean {
  const steps = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  return steps.some((step) => step === '' || /^\.+$/.test(step)) || /[\\:\u0000-\u001f\u007f]/.test(name);
}

function quote(name: string): string {
  return JSON.stringify(name.slice(0, 80));
}
