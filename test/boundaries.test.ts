import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { PROJECT } from './support/find-examples.ts';

/** What a part of `src` may import besides itself: other parts and packages. */
interface Boundary {
  readonly parts: readonly string[];
  readonly packages: readonly string[];
}

/** What writers of every format share; they never import each other. */
const SHARED_BY_WRITERS = [
  'problem.ts',
  'document/',
  'writers/writer.ts',
  'writers/seal.ts',
  'writers/contents-length.ts',
  'writers/furniture-text.ts',
];

/** The parts by what their paths begin with; the longest that fits decides. */
const BOUNDARIES: Readonly<Record<string, Boundary>> = {
  'problem.ts': { parts: [], packages: [] },
  'nearest.ts': { parts: [], packages: [] },
  'remember.ts': { parts: [], packages: [] },
  'compute/': { parts: [], packages: ['fraction.js', 'temporal-polyfill'] },
  'expression/': { parts: ['nearest.ts', 'compute/exact.ts'], packages: [] },
  'agreement/': {
    parts: ['problem.ts', 'nearest.ts', 'expression/', 'compute/exact.ts'],
    packages: ['yaml', 'js-yaml'],
  },
  'figures/': { parts: ['agreement/', 'expression/', 'compute/'], packages: ['temporal-polyfill'] },
  'document/': { parts: ['problem.ts', 'nearest.ts'], packages: ['markdown-it'] },
  'calculate.ts': { parts: ['calculate/', 'agreement/'], packages: [] },
  'calculate/': {
    parts: ['problem.ts', 'nearest.ts', 'agreement/', 'expression/', 'figures/', 'compute/'],
    packages: ['temporal-polyfill'],
  },
  'template/': {
    parts: ['problem.ts', 'nearest.ts', 'agreement/', 'expression/', 'figures/', 'compute/'],
    packages: ['handlebars'],
  },
  'lint/': {
    parts: [
      'problem.ts',
      'nearest.ts',
      'remember.ts',
      'agreement/',
      'expression/',
      'compute/',
      'figures/',
      'document/',
    ],
    packages: ['temporal-polyfill'],
  },
  'style/': { parts: ['problem.ts', 'nearest.ts', 'agreement/', 'document/'], packages: ['node:zlib'] },
  'choose-style.ts': {
    parts: ['problem.ts', 'nearest.ts', 'catalog.ts', 'agreement/', 'document/look.ts', 'style/'],
    packages: [],
  },
  'writers/writer.ts': { parts: ['problem.ts', 'document/'], packages: [] },
  'writers/contents-length.ts': { parts: ['document/'], packages: [] },
  'writers/furniture-text.ts': { parts: ['document/'], packages: [] },
  'writers/seal.ts': { parts: [], packages: ['node:crypto'] },
  'writers/markdown': { parts: SHARED_BY_WRITERS, packages: [] },
  'writers/html': { parts: SHARED_BY_WRITERS, packages: [] },
  'writers/json': { parts: SHARED_BY_WRITERS, packages: [] },
  'writers/pdf/': { parts: SHARED_BY_WRITERS, packages: ['pdfkit', 'node:crypto', 'node:zlib'] },
  'writers/docx/letterhead/': {
    parts: [...SHARED_BY_WRITERS, 'writers/docx/', 'nearest.ts'],
    packages: ['fflate', 'saxes'],
  },
  'writers/docx/': { parts: SHARED_BY_WRITERS, packages: ['fflate'] },
  'writers/index.ts': { parts: ['writers/'], packages: [] },
  'catalog.ts': {
    parts: [
      'problem.ts',
      'remember.ts',
      'lint/lint-words.ts',
      'agreement/',
      'template/',
      'document/',
      'style/',
    ],
    packages: ['node:', 'yaml', '../package.json'],
  },
  'make-contract.ts': {
    parts: [
      'problem.ts',
      'catalog.ts',
      'choose-style.ts',
      'agreement/',
      'figures/',
      'template/',
      'document/',
    ],
    packages: [],
  },
  'configuration.ts': { parts: ['problem.ts', 'nearest.ts', 'agreement/', 'lint/profile.ts'], packages: [] },
  'read-style-choices.ts': {
    parts: ['problem.ts', 'nearest.ts', 'agreement/', 'writers/index.ts'],
    packages: [],
  },
  'put-on-letterhead.ts': {
    parts: [
      'problem.ts',
      'catalog.ts',
      'read-style-choices.ts',
      'agreement/',
      'template/',
      'document/',
      'style/',
      'writers/index.ts',
      'writers/writer.ts',
    ],
    packages: [],
  },
  'resolve-link.ts': { parts: [], packages: [] },
  'follow-underpinnings.ts': {
    parts: ['problem.ts', 'resolve-link.ts', 'agreement/', 'lint/lint-context.ts'],
    packages: [],
  },
  'lint-agreement.ts': {
    parts: [
      'problem.ts',
      'catalog.ts',
      'choose-style.ts',
      'follow-underpinnings.ts',
      'present-agreement.ts',
      'agreement/',
      'document/',
      'lint/',
    ],
    packages: [],
  },
  'present-agreement.ts': {
    parts: [
      'problem.ts',
      'catalog.ts',
      'choose-style.ts',
      'follow-underpinnings.ts',
      'make-contract.ts',
      'resolve-link.ts',
      'agreement/',
      'document/',
      'figures/',
      'style/',
      'template/',
    ],
    packages: [],
  },
  'generate.ts': {
    parts: [
      'lint-agreement.ts',
      'put-on-letterhead.ts',
      'writers/writer.ts',
      'follow-underpinnings.ts',
      'present-agreement.ts',
      'figures/',
      'problem.ts',
      'nearest.ts',
      'catalog.ts',
      'agreement/',
      'compute/',
      'lint/',
      'template/',
      'document/',
      'writers/index.ts',
      'writers/seal.ts',
    ],
    packages: [],
  },
  'check-templates.ts': {
    parts: [
      'problem.ts',
      'nearest.ts',
      'catalog.ts',
      'choose-style.ts',
      'make-contract.ts',
      'generate.ts',
      'agreement/',
      'figures/',
      'style/',
      'template/',
    ],
    packages: [],
  },
  'check-templates-lazily.ts': { parts: ['check-templates.ts'], packages: [] },
  'index.ts': {
    parts: [
      'check-templates.ts',
      'check-templates-lazily.ts',
      'calculate.ts',
      'put-on-letterhead.ts',
      'configuration.ts',
      'generate.ts',
      'problem.ts',
      'nearest.ts',
      'catalog.ts',
      'agreement/',
      'compute/',
      'lint/',
      'template/describe-template.ts',
      'writers/index.ts',
      'writers/seal.ts',
    ],
    packages: [],
  },
  'cli/': { parts: ['index.ts'], packages: ['node:', 'commander'] },
};

/** Only these see files, the environment, the clock and the console. */
const IMPURE = ['catalog.ts', 'cli/'];
const IMPURE_GLOBALS = [
  'process',
  'console',
  'performance',
  'fetch',
  '__dirname',
  '__filename',
  'setTimeout',
  'setInterval',
];
/** What answers differently from one machine or moment to the next. */
const UNSTEADY_MEMBERS = [
  'Date.now',
  'Math.random',
  'Temporal.Now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
];
const LOCALE_METHODS = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'localeCompare'];
const MOST_LINES = 450;

/** One source file with its imports as written and where they lead. */
interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly string[];
}

const SOURCES: readonly SourceFile[] = readdirSync(join(PROJECT, 'src'), {
  recursive: true,
  encoding: 'utf8',
})
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(PROJECT, 'src', path), 'utf8');
    return readSource(path, text);
  });

describe('the import table', () => {
  test.each(SOURCES.map(({ path }) => path))('%s keeps to it', (path) => {
    expect(breaches(SOURCES.find((source) => source.path === path)!)).toEqual([]);
  });

  test('each file it names is there', () => {
    const used = new Set(SOURCES.map(({ path }) => boundaryOf(path)));
    expect(Object.keys(BOUNDARIES).filter((part) => part.endsWith('.ts') && !used.has(part))).toEqual([]);
  });

  test('breaches are found', () => {
    const found = (path: string, text: string): string[] => breaches(readSource(path, text));
    expect(found('compute/x.ts', "import type { Problem } from '../problem.ts';")).toEqual([
      'imports problem.ts',
    ]);
    expect(found('lint/x.ts', "const a = await import('yaml');")).toEqual(['imports yaml']);
    expect(found('writers/pdf/x.ts', "export * from '../docx/write-docx.ts';")).toEqual([
      'imports writers/docx/write-docx.ts',
    ]);
    expect(found('writers/html.ts', "import { x } from './markdown.ts';")).toEqual([
      'imports writers/markdown.ts',
    ]);
    expect(found('template/x.ts', "type A = import('../document/contract.ts').Contract;")).toEqual([
      'imports document/contract.ts',
    ]);
    expect(found('cli/x.ts', "import { read } from '../catalog.ts';")).toEqual(['imports catalog.ts']);
    expect(found('nowhere/x.ts', '')).toEqual(['has no entry in the import table']);
    expect(found('agreement/x.ts', "import { readFileSync } from 'node:fs';")).toEqual(['imports node:fs']);
    expect(found('document/x.ts', "import x from '../../test/x.ts';")).toEqual(['imports ../test/x.ts']);
  });
});

describe('machine and moment', () => {
  test('are seen by catalog and cli only', () => {
    expect(SOURCES.flatMap((source) => impurities(source).map((what) => `${source.path}: ${what}`))).toEqual(
      [],
    );
  });

  test('are found', () => {
    const found = (text: string): string[] => impurities(readSource('compute/x.ts', text));
    expect(found('export const a = Date.now();')).toEqual(['Date.now']);
    expect(found('export const a = new Date();')).toEqual(['new Date()']);
    expect(found('console.log(process.env);')).toEqual(['console', 'process']);
    expect(found('export const a = (n: number) => n.toLocaleString();')).toEqual([
      'toLocaleString without a locale',
    ]);
    expect(found("export const a = new Intl.NumberFormat('en').format(1);")).toEqual([]);
    expect(found('export const a = new Intl.NumberFormat();')).toEqual([
      'Intl.NumberFormat without a locale',
    ]);
    expect(found('export const a = [process]; export const b = { console };')).toEqual([
      'process',
      'console',
    ]);
    expect(found('export const a = { process: 1, console: 2 }.process;')).toEqual([]);
  });
});

test('no cycles', () => {
  expect(findCycles(new Map(SOURCES.map(({ path, imports }) => [path, imports])))).toEqual([]);
});

test('cycles are found', () => {
  const graph = new Map([
    ['a.ts', ['b.ts']],
    ['b.ts', ['c.ts', 'd.ts']],
    ['c.ts', ['a.ts']],
    ['d.ts', []],
  ]);
  expect(findCycles(graph)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
});

test(`no file has more than ${MOST_LINES} lines`, () => {
  const long = SOURCES.filter(({ path }) => !path.includes('/generated/'))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES);
  expect(long).toEqual([]);
});

test('there is something to check', () => {
  expect(SOURCES.length).toBeGreaterThan(20);
});

function readSource(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      imports.push(specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, text, tree, imports };
}

/** What `node` imports, if it is any of the five ways to import. */
function specifierOf(node: ts.Node): string | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteral(node.argument.literal) ? node.argument.literal.text : undefined;
  }
  const called = ts.isCallExpression(node) ? node.expression : undefined;
  if (called && (called.kind === ts.SyntaxKind.ImportKeyword || called.getText() === 'require')) {
    const [argument] = (node as ts.CallExpression).arguments;
    return argument && ts.isStringLiteralLike(argument) ? argument.text : 'a module named at run time';
  }
  return undefined;
}

/** Whether `path` belongs to a part: is that file, or begins with that folder or name. */
function belongsTo(path: string, part: string): boolean {
  return part.endsWith('.ts') ? path === part : path.startsWith(part);
}

function boundaryOf(path: string): string | undefined {
  return Object.keys(BOUNDARIES)
    .filter((part) => belongsTo(path, part))
    .sort((a, b) => b.length - a.length)[0];
}

function breaches({ path, imports }: SourceFile): string[] {
  const part = boundaryOf(path);
  if (part === undefined) return ['has no entry in the import table'];
  const { parts, packages } = BOUNDARIES[part]!;
  return imports
    .filter((target) => ![part, ...parts].some((one) => belongsTo(target, one)))
    .filter(
      (target) =>
        !packages.some((one) => target === one || target.startsWith(one.endsWith(':') ? one : `${one}/`)),
    )
    .map((target) => `imports ${target}`);
}

function impurities({ path, tree }: SourceFile): string[] {
  if (IMPURE.some((part) => belongsTo(path, part))) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && UNSTEADY_MEMBERS.includes(node.getText()))
      found.push(node.getText());
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
      found.push('new Date()');
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const name = node.expression.name.text;
      const needed = name === 'localeCompare' ? 2 : 1;
      if (LOCALE_METHODS.includes(name) && node.arguments.length < needed)
        found.push(`${name} without a locale`);
    }
    if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      /^Intl\.\w+$/.test(node.expression.getText())
    ) {
      const [locale] = node.arguments ?? [];
      if (!locale || locale.getText() === 'undefined')
        found.push(`${node.expression.getText()} without a locale`);
    }
    if (ts.isIdentifier(node) && IMPURE_GLOBALS.includes(node.text) && isFreeName(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Whether an identifier is used as a name of its own, not as a property, a key, a declaration or a type. */
function isFreeName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if ('name' in parent && parent.name === node) return false;
  if ('propertyName' in parent && parent.propertyName === node) return false;
  return !ts.isTypeNode(parent) && !ts.isQualifiedName(parent);
}

/** Each cycle once, written from its first file in order of the alphabet. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const loop = trail.slice(at);
      const first = loop.indexOf([...loop].sort()[0]!);
      const turned = [...loop.slice(first), ...loop.slice(0, first)];
      cycles.add([...turned, turned[0]].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return [...cycles].sort();
}
