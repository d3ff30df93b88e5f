import { check } from './agreement/check.ts';
import type { Agreement } from './agreement/generated/types.ts';
import { read, type Source } from './agreement/read.ts';
import type { UnderpinningFile } from './lint/lint-context.ts';
import type { Problem } from './problem.ts';
import { normalisePath, resolveLink } from './resolve-link.ts';

/** Gives the content of a file of the project; undefined for one that is not there or not of the project. */
export type ReadProjectFile = (path: string) => string | Uint8Array | undefined;

/** The agreements that one rests on, and what is wrong with the way to them. */
export interface FollowedUnderpinnings {
  readonly files: ReadonlyMap<string, UnderpinningFile>;
  readonly problems: readonly Problem[];
}

/** More files than this are not followed. */
const MOST_FILES = 50;

interface Known {
  readonly agreement: Agreement | undefined;
}

/**
 * Reads the agreements in other files that an agreement rests on, and those that they rest on, to find a circle. Web
 * addresses are not followed.
 */
export function followUnderpinnings(
  agreement: Agreement,
  source: Source,
  readFile: ReadProjectFile,
): FollowedUnderpinnings {
  const known = new Map<string, Known>();
  const load = (path: string): Known | undefined => {
    if (!known.has(path)) {
      if (known.size >= MOST_FILES) return undefined;
      const content = readFile(path);
      if (content === undefined) return undefined;
      const reading = read(content, path);
      known.set(path, { agreement: reading.source && check(reading.source).agreement });
    }
    return known.get(path);
  };
  const own = normalisePath(source.file);
  const files = new Map<string, UnderpinningFile>();
  const problems: Problem[] = [];
  for (const [index, { id, agreement: link }] of (agreement.underpinnings ?? []).entries()) {
    if (isAddress(link)) continue;
    const path = resolveLink(own, link);
    const found = path === own ? { agreement } : load(path);
    const at = `/underpinnings/${index}/agreement`;
    if (!found) problems.push(unread(link, at, source));
    else if (!found.agreement) problems.push(unfit(link, at, source));
    const cycle = findCycle(own, path, load);
    files.set(id, { file: path, agreement: found?.agreement, ...(cycle && { cycle }) });
  }
  return { files, problems };
}

/** The files on a way from `path` back to `own`, both ends included; undefined if there is none. */
function findCycle(
  own: string,
  path: string,
  load: (path: string) => Known | undefined,
): readonly string[] | undefined {
  const trails: string[][] = [[own, path]];
  const seen = new Set<string>();
  for (let trail = trails.pop(); trail; trail = trails.pop()) {
    const last = trail.at(-1)!;
    if (last === own) return trail;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const { agreement: link } of load(last)?.agreement?.underpinnings ?? [])
      if (!isAddress(link)) trails.push([...trail, resolveLink(last, link)]);
  }
  return undefined;
}

function unread(link: string, path: string, source: Source): Problem {
  return {
    rule: 'lint/underpinning-not-found',
    severity: 'warning',
    message: `There is no agreement at \`${link}\`, so nothing can be compared with it`,
    hint: 'write the way from this file to it, within the project',
    place: source.locate(path),
    path,
  };
}

function unfit(link: string, path: string, source: Source): Problem {
  return {
    rule: 'lint/underpinning-invalid',
    severity: 'warning',
    message: `The agreement at \`${link}\` is not right in form, so nothing can be compared with it`,
    hint: `mend it first: \`slakit validate ${link}\``,
    place: source.locate(path),
    path,
  };
}

function isAddress(link: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(link);
}
