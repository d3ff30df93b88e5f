import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import {
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  getLanguageService,
  type LanguageService,
  MarkupContent,
} from 'yaml-language-server';

type TextDocument = Parameters<LanguageService['doComplete']>[0];

const require = createRequire(import.meta.url);

/** The server's own class of documents; it uses more of it than the protocol names. */
const { TextDocument } = createRequire(require.resolve('yaml-language-server'))(
  'vscode-languageserver-textdocument',
) as {
  readonly TextDocument: {
    readonly create: (uri: string, language: string, version: number, text: string) => TextDocument;
  };
};

/** What stands for the cursor in a document. */
export const CURSOR = '|';

/** An editor with yaml-language-server, in which every document has the schema of the file at `schema`; no network. */
export interface Editor {
  readonly complete: (text: string) => Promise<readonly CompletionItem[]>;
  /** The Markdown that is shown over the cursor. */
  readonly hover: (text: string) => Promise<string>;
  readonly validate: (text: string) => Promise<readonly Diagnostic[]>;
}

/** Opens an editor; a schema that does not load is thrown, not shown as a file without schema. */
export function openEditor(schema: URL): Editor {
  const service = getLanguageService({
    schemaRequestService: async (uri) => readFileSync(fileURLToPath(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
    clientCapabilities: {
      textDocument: {
        completion: { completionItem: { documentationFormat: ['markdown'], snippetSupport: true } },
      },
    },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    hoverSchemaSource: false,
    yamlVersion: '1.2',
    schemas: [{ uri: schema.href, fileMatch: ['*.sla.yaml'] }],
  });
  let documents = 0;
  // The server keeps what it parsed by name and version, so that each document needs a name of its own.
  const open = (text: string): TextDocument =>
    TextDocument.create(`file:///${++documents}.sla.yaml`, 'yaml', 1, text);
  const openAtCursor = (text: string) => {
    const offset = text.indexOf(CURSOR);
    if (offset < 0) throw new Error('The document has no cursor');
    const document = open(text.slice(0, offset) + text.slice(offset + CURSOR.length));
    return { document, position: document.positionAt(offset) };
  };
  return {
    complete: async (text) => {
      const { document, position } = openAtCursor(text);
      return (await service.doComplete(document, position, false)).items;
    },
    hover: async (text) => {
      const { document, position } = openAtCursor(text);
      const contents = (await service.doHover(document, position))?.contents;
      return MarkupContent.is(contents) ? contents.value : '';
    },
    validate: (text) => service.doValidation(open(text), false),
  };
}

const kinds = new Map(Object.entries(CompletionItemKind).map(([name, kind]) => [kind as unknown, name]));

/** One proposal on a line, as its label, its kind and the first line that it inserts; of a snippet all lines. */
export function showProposal({ label, kind, insertText = '', sortText }: CompletionItem): string {
  const [first = '', ...others] = insertText.split('\n');
  const more = sortText === '_' ? others : [];
  return [`${label}  ${kinds.get(kind)}  ${first}`, ...more.map((line) => `    ${line}`)]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** The text of a snippet whose tab stops are left as they are proposed; of several choices the first. */
export function fillIn(snippet: string): string {
  return snippet.replace(
    /\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\{\d+\|((?:[^\\,|]|\\.)*)[^}]*\}/g,
    (_, value?: string, choice?: string) => (value ?? choice ?? '').replace(/\\(.)/g, '$1'),
  );
}
