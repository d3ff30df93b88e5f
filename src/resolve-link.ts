/** The way that leads from the folder of one file to another, with forward slashes. */
export function resolveLink(from: string, link: string): string {
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  return normalisePath(link.startsWith('/') ? link : `${folder}/${link}`, from.startsWith('/'));
}

/** A path without `.` and without what `..` takes back, with forward slashes. */
export function normalisePath(path: string, isRooted = path.startsWith('/')): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${isRooted ? '/' : ''}${parts.join('/')}`;
}
