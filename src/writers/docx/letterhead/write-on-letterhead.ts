import type { Block, Contract } from '../../../document/contract.ts';
import type { Look } from '../../../document/look.ts';
import { hasErrors, type Problem } from '../../../problem.ts';
import { SEAL_PLACE } from '../../seal.ts';
import type { Written } from '../../writer.ts';
import { type Part, zipParts } from '../archive.ts';
import type { Pages } from '../estimate-pages.ts';
import { WORD_NAMESPACES } from '../namespaces.ts';
import { PATHS_PART } from '../package-parts.ts';
import { writeParagraph, writeStyledRun, writeText } from '../runs.ts';
import { writeParts } from '../write-docx.ts';
import { adaptStyles } from './adapt-styles.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { fitTables } from './fit-tables.ts';
import { graftBody, takenNames } from './graft-body.ts';
import { type FieldLookup, type LetterheadFile, letterheadProblem, type StyleChoice } from './letterhead.ts';
import { adaptLook } from './letterhead-look.ts';
import type { LetterheadPackage, XmlPart } from './letterhead-package.ts';
import { mapStyles } from './map-styles.ts';
import { freshLists, insertLists } from './merge-numbering.ts';
import {
  addPart,
  addRelationships,
  describeContract,
  makeDocument,
  type NewRelationship,
} from './package-additions.ts';
import { placeBody, readGeometry } from './place-body.ts';
import { BODY, bodyOf, judgePlaceholders, type ReadLetterhead, readLetterhead } from './read-letterhead.ts';
import { appendEdit } from './text-edits.ts';
import { readWordStyles, usedStyles } from './word-styles.ts';
import { wordAt, wordAttribute, wordChild, wordChildren } from './word-xml.ts';
import { namespaceOf, readXml, walk, type XmlNode } from './xml-tree.ts';

/** What is written on a letterhead. */
export interface LetterheadInput {
  readonly contract: Contract;
  readonly look: Look;
  readonly letterhead: LetterheadFile;
  readonly choices: readonly StyleChoice[];
  readonly fields: FieldLookup;
  /** Lays the contract out in the look of the letterhead, for the pages in its contents list. */
  readonly paginate: (look: Look, contract: Contract) => Pages;
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Writes the contract into a firm's own Word file, ready to be sealed; all of the firm's that it does not name stays. */
export function writeOnLetterhead(input: LetterheadInput): Written {
  const { read, problems: unread } = readLetterhead(input.letterhead);
  const problems: Problem[] = [...unread];
  if (!read) return { content: new Uint8Array(), problems };
  problems.push(...judgePlaceholders(read, input.fields), ...judgePrefixes(read));
  const drafted = draft(read, input);
  problems.push(...drafted.problems);
  if (hasErrors(problems)) return { content: new Uint8Array(), problems };
  drafted.put();
  return { content: zipParts(read.opened.write(), SEAL_PLACE), problems };
}

function draft(
  read: ReadLetterhead,
  input: LetterheadInput,
): { readonly problems: readonly Problem[]; readonly put: () => void } {
  const { opened, main } = read;
  const place = placeBody(main, bodyOf(read));
  const styles = partOfKind(opened, main, 'styles');
  const theirs = readWordStyles(styles?.root);
  const page = readGeometry(place.section);
  const look = adaptLook(input.look, page, theirs, styles?.root);
  const contract = fitTables(withoutRepeatedTitle(input.contract, read), page.column);
  const ours = new Map(writeParts({ contract, look: look.look, pages: input.paginate(look.look, contract) }));
  const ourStyles = ourPart(ours, 'word/styles.xml');
  const styleSheet = readWordStyles(ourStyles.root);
  const { map, problems } = mapStyles(styleSheet, theirs, styles?.root, input.choices);

  const put = (): void => {
    const document = ourPart(ours, 'word/document.xml');
    const mark = draftMark(contract, read);
    const numbering = partOfKind(opened, main, 'numbering');
    const lists = freshLists(ourPart(ours, 'word/numbering.xml'), numbering?.root);
    const used = new Set([
      ...usedStyles(walk(document.root)),
      ...(mark === '' ? [] : ['HeaderFirst', 'DraftMark']),
    ]);
    const adapted = adaptStyles({
      ours: styleSheet,
      text: ourStyles.text,
      theirs,
      map,
      used,
      manner: look.manner,
      plainIsTheirs: map.has('BodyText'),
      numId: lists.numId,
    });
    const ownIds = new Set(adapted.added.map(({ id }) => id));
    const [abstracts, nums] = lists.write((id) => (ownIds.has(id) ? adapted.ids.get(id) : undefined));
    const added: NewRelationship[] = [];
    if (styles) opened.edit(styles.name, appendEdit(styles.text, styles.root, adapted.xml));
    else {
      addPart(
        opened,
        beside(main, 'styles.xml'),
        `${WORD_TYPE}.styles+xml`,
        wrapRoot(ourStyles, adapted.xml),
      );
      added.push({ kind: 'styles', target: 'styles.xml' });
    }
    if (numbering) opened.edit(numbering.name, ...insertLists(numbering, abstracts, nums));
    else {
      const part = ourPart(ours, 'word/numbering.xml');
      addPart(
        opened,
        beside(main, 'numbering.xml'),
        `${WORD_TYPE}.numbering+xml`,
        wrapRoot(part, abstracts + nums),
      );
      added.push({ kind: 'numbering', target: 'numbering.xml' });
    }
    const paths = ours.get(PATHS_PART);
    if (typeof paths === 'string') {
      const name = opened.names.includes('customXml/contractPaths.xml')
        ? 'customXml/contractPaths2.xml'
        : 'customXml/contractPaths.xml';
      addPart(opened, name, 'application/xml', paths);
      added.push({ kind: 'customXml', target: `/${name}` });
    }
    const links = linksOf(ours);
    const ids = addRelationships(opened, main.name, [
      ...added,
      ...links.map(({ target }): NewRelationship => ({ kind: 'hyperlink', target, external: true })),
    ]);
    const content = graftBody(document, {
      ours: styleSheet,
      theirs,
      map,
      styleIds: adapted.ids,
      numId: lists.numId,
      links: new Map(links.map(({ id }, index) => [id, ids[added.length + index] ?? ''])),
      tableIndent: indentsTables(partOfKind(opened, main, 'settings')?.root),
      taken: takenNames(read.stories.map(({ part }) => part)),
      language: languageMark(contract.language, styles?.root),
    });
    place.put(opened, restyle(mark, adapted.ids) + content);
    fill(read, input.fields);
    makeDocument(opened, main.name);
    describeContract(opened, contract);
  };
  return { problems, put };
}

/** A part of a contract that was written as a file of its own. */
function ourPart(parts: ReadonlyMap<string, Part[1]>, name: string): XmlPart {
  const text = parts.get(name);
  if (typeof text !== 'string') throw new Error(`The Word file has no ${name}`);
  return { name, text, root: readXml(text) };
}

function partOfKind(opened: LetterheadPackage, main: XmlPart, kind: string): XmlPart | undefined {
  const found = opened.relationships(main.name).find((one) => one.kind === kind && !one.external);
  return found && opened.part(found.target);
}

function beside(main: XmlPart, name: string): string {
  return main.name.replace(/[^/]*$/, name);
}

/** A whole part with the root of one of ours and other content. */
function wrapRoot({ text, root }: XmlPart, content: string): string {
  const defaults = wordChild(root, 'docDefaults');
  const kept = defaults ? text.slice(defaults.from, defaults.to) : '';
  return text.slice(0, root.contentFrom) + kept + content + text.slice(root.contentTo);
}

function linksOf(
  parts: ReadonlyMap<string, Part[1]>,
): readonly { readonly id: string; readonly target: string }[] {
  const { root } = ourPart(parts, 'word/_rels/document.xml.rels');
  const value = (node: XmlNode, name: string): string =>
    node.attributes.find((one) => one.name === name)?.value ?? '';
  return root.children
    .filter((node) => value(node, 'TargetMode') === 'External')
    .map((node) => ({ id: value(node, 'Id'), target: value(node, 'Target') }));
}

/** What the letterhead itself says above the contract is not said again. */
function withoutRepeatedTitle(contract: Contract, read: ReadLetterhead): Contract {
  const body = bodyOf(read);
  const printed = read.placeholders.some(
    ({ name, copy, paragraph }) =>
      name === 'title' &&
      !copy &&
      paragraph.story.label === '' &&
      (!body || paragraph.node.from < body.paragraph.node.from),
  );
  return printed ? { ...contract, blocks: withoutTitle(contract.blocks) } : contract;
}

function withoutTitle(blocks: readonly Block[]): readonly Block[] {
  return blocks
    .filter(({ type }) => type !== 'title')
    .map((block) => (block.type === 'cover' ? { ...block, children: withoutTitle(block.children) } : block));
}

const SAYS_STATUS = new Set(['mark', 'edition', 'status']);

/** The line that says that nobody has agreed yet, where the letterhead does not say it. */
function draftMark(contract: Contract, { placeholders }: ReadLetterhead): string {
  if (
    contract.mark === undefined ||
    placeholders.some(({ name }) => SAYS_STATUS.has(name.replace(/\?$/, '')))
  )
    return '';
  const edition = contract.edition === '' ? '' : `<w:r>${writeText(`\u2002${contract.edition}`)}</w:r>`;
  return writeParagraph('HeaderFirst', writeStyledRun(writeText(contract.mark), 'DraftMark') + edition);
}

function restyle(xml: string, ids: ReadonlyMap<string, string>): string {
  return xml.replace(
    /(<w:[pr]Style w:val=")([^"]*)"/g,
    (_, head: string, id: string) => `${head}${ids.get(id) ?? id}"`,
  );
}

/** Whether tables begin as far left of the text as their cells are padded: the way of Word before 2013. */
function indentsTables(settings: XmlNode | undefined): boolean {
  const mode = wordChildren(wordChild(settings, 'compat'), 'compatSetting').find(
    (setting) => wordAttribute(setting, 'name') === 'compatibilityMode',
  );
  return Number(wordAttribute(mode, 'val') ?? 12) < 15;
}

/** The language of the contract, where the letterhead would have it checked for another. */
function languageMark(language: string, styles: XmlNode | undefined): string | undefined {
  const theirs = wordAttribute(wordAt(styles, 'docDefaults', 'rPrDefault', 'rPr', 'lang'), 'val') ?? '';
  return theirs.split('-')[0]?.toLowerCase() === language.split('-')[0]?.toLowerCase() ? undefined : language;
}

function fill({ opened, paragraphs, placeholders }: ReadLetterhead, fields: FieldLookup): void {
  for (const paragraph of paragraphs) {
    const fillings = placeholders
      .filter((placeholder) => placeholder.paragraph === paragraph && placeholder.name !== BODY)
      .map((placeholder) => {
        const found = fields(placeholder.name);
        return { placeholder, text: found.type === 'text' ? found.text : '' };
      });
    if (fillings.length > 0) fillPlaceholders(opened, paragraph, fillings);
  }
}

/** The contract is written with the prefixes that every word processor uses. */
function judgePrefixes({ opened, main }: ReadLetterhead): Problem[] {
  const parts = [main, partOfKind(opened, main, 'styles'), partOfKind(opened, main, 'numbering')];
  const problems: Problem[] = [];
  for (const part of parts) {
    if (!part) continue;
    for (const [name, uri] of Object.entries(WORD_NAMESPACES)) {
      if (name === 'xmlns:r' && part !== main) continue;
      const prefix = name.replace('xmlns:', '');
      const found = namespaceOf(part.root, prefix);
      if (found === undefined) {
        const at = part.root.contentFrom - (part.text[part.root.contentFrom - 2] === '/' ? 2 : 1);
        opened.edit(part.name, { from: at, to: at, text: ` ${name}="${uri}"` });
      } else if (found !== uri) {
        problems.push(
          letterheadProblem(
            opened.file,
            'unknown-kind',
            `Its part ${part.name} uses the prefix ${prefix} for something of its own`,
            'open it in Word and save it as a new Word document (.docx)',
          ),
        );
      }
    }
  }
  return problems;
}
