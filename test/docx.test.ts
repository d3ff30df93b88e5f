import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Contract, Inline } from '../src/document/contract.ts';
import { walkBlocks } from '../src/document/walk.ts';
import { writeDocx } from '../src/writers/docx/write-docx.ts';
import { isSealed, SEAL_PLACE, seal } from '../src/writers/seal.ts';
import { contractWith } from './support/hostile.ts';
import { longContract } from './support/long-contract.ts';
import { testLook } from './support/look.ts';
import { numberedContract } from './support/numbered-contract.ts';
import { sampleContract } from './support/sample-contract.ts';
import { contractWords, docxWords } from './support/words.ts';
import { elementAt, elementsOf, parseXml, type XmlElement } from './support/xml.ts';

const write = (contract: Contract, extra: object = {}): Uint8Array =>
  writeDocx({ contract, look: testLook, fonts: new Map(), ...extra }).content;

const CONTRACTS: readonly (readonly [string, Contract])[] = [
  ['sample', sampleContract],
  ['long', longContract],
  ['numbered', numberedContract],
  ['hostile', contractWith('<&"> \t\u2011\u00ad ]]>')],
];

describe.each(CONTRACTS)('the %s contract in Word', (_, contract) => {
  const content = write(contract);
  const parts = readParts(content);
  const document = parts.get('word/document.xml')!;
  const styles = new Map(
    elementsOf(parts.get('word/styles.xml'), 'w:style').map((style) => [
      style.attributes['w:styleId']!,
      style,
    ]),
  );

  test('has its words and its numbers', () => {
    expect(docxWords(content)).toEqual(contractWords(contract));
  });

  test('has no formatting outside styles', () => {
    const allowed = new Map([
      ['w:rPr', ['w:rStyle']],
      ['w:pPr', ['w:pStyle', 'w:numPr']],
      ['w:tcPr', ['w:tcW', 'w:gridSpan']],
      ['w:trPr', ['w:cantSplit', 'w:tblHeader']],
      [
        'w:tblPr',
        ['w:tblStyle', 'w:tblW', 'w:tblInd', 'w:tblLayout', 'w:tblLook', 'w:tblCaption', 'w:tblDescription'],
      ],
    ]);
    for (const name of ['document', 'header1', 'header2', 'footer1', 'footer2']) {
      for (const element of allOf(parts.get(`word/${name}.xml`)!)) {
        const names = allowed.get(element.name);
        if (names)
          expect(names).toEqual(expect.arrayContaining(elementsOf(element).map((child) => child.name)));
      }
    }
  });

  test('uses only styles that there are, each named once', () => {
    for (const element of allOf(document)) {
      if (['w:pStyle', 'w:rStyle', 'w:tblStyle'].includes(element.name)) {
        expect(styles.has(element.attributes['w:val']!), element.attributes['w:val']).toBe(true);
      }
    }
    const names = [...styles.values()].map((style) => elementAt(style, 'w:name')!.attributes['w:val']!);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const style of styles.values()) {
      const based = elementAt(style, 'w:basedOn')?.attributes['w:val'];
      if (based !== undefined) expect(styles.has(based), based).toBe(true);
    }
  });

  test('every paragraph names its style and every cell ends in a paragraph', () => {
    for (const element of allOf(document)) {
      if (element.name === 'w:p') expect(elementAt(element, 'w:pPr', 'w:pStyle')).toBeDefined();
      if (element.name === 'w:tc') expect(elementsOf(element).at(-1)?.name).toBe('w:p');
    }
  });

  test('no two tables touch and the last block is no table', () => {
    for (const parent of allOf(document)) {
      elementsOf(parent).forEach((child, index, children) => {
        if (child.name === 'w:tbl') expect(children[index + 1]?.name).not.toBe('w:tbl');
      });
    }
    expect(elementsOf(elementAt(document, 'w:body')).at(-2)?.name).not.toBe('w:tbl');
  });

  test('has no empty paragraph but in cells and between tables', () => {
    const body = elementsOf(elementAt(document, 'w:body'));
    for (const paragraph of body.filter(({ name }) => name === 'w:p')) {
      const style = elementAt(paragraph, 'w:pPr', 'w:pStyle')!.attributes['w:val'];
      if (style !== 'TableGap') expect(elementsOf(paragraph).length).toBeGreaterThan(1);
    }
  });

  test('ids are unique, bookmarks closed, and every field and anchor leads to one', () => {
    const all = allOf(document);
    const starts = all.filter(({ name }) => name === 'w:bookmarkStart');
    const names = starts.map(({ attributes }) => attributes['w:name']!);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^_[A-Za-z0-9_]{1,39}$/);
    const ids = starts.map(({ attributes }) => attributes['w:id']);
    const ends = all
      .filter(({ name }) => name === 'w:bookmarkEnd')
      .map(({ attributes }) => attributes['w:id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ends].sort()).toEqual([...ids].sort());
    for (const { name, attributes, children } of all) {
      if (name === 'w:hyperlink' && attributes['w:anchor']) expect(names).toContain(attributes['w:anchor']);
      const target = name === 'w:instrText' && /^ (?:PAGE)?REF (\S+) /.exec(children.join(''))?.[1];
      if (target) expect(names).toContain(target);
    }
    const controls = all.filter((element) => element.name === 'w:sdtPr');
    const controlIds = controls.map((control) => elementAt(control, 'w:id')!.attributes['w:val']);
    expect(new Set(controlIds).size).toBe(controlIds.length);
  });

  test('every field has a result', () => {
    for (const name of ['document', 'header1', 'footer1', 'footer2']) {
      const marks = allOf(parts.get(`word/${name}.xml`)!)
        .filter((element) => ['w:fldChar', 'w:t', 'w:instrText'].includes(element.name))
        .map(({ name: kind, attributes }) => attributes['w:fldCharType'] ?? kind);
      expect(marks.join(' ')).not.toMatch(/begin (?:w:instrText )?end|separate end/);
      const count = (kind: string): number => marks.filter((mark) => mark === kind).length;
      expect([count('separate'), count('end')]).toEqual([count('begin'), count('begin')]);
    }
  });

  test('every value is a content control with its path', () => {
    const shown = new Set<string>();
    walkBlocks(contract.blocks, {
      inline: (inline) => {
        if (inline.type === 'value') shown.add(inline.path);
      },
    });
    const tags = allOf(document)
      .filter((element) => element.name === 'w:tag')
      .map((tag) => tag.attributes['w:val']);
    expect(new Set(tags.filter((tag) => tag !== 'blank'))).toEqual(shown);
  });

  test('is the same bytes twice, with one place for the seal', () => {
    expect(Buffer.from(write(contract)).equals(Buffer.from(content))).toBe(true);
    const buffer = Buffer.from(content);
    expect(buffer.indexOf(SEAL_PLACE)).toBe(buffer.lastIndexOf(SEAL_PLACE));
    expect(buffer.subarray(-SEAL_PLACE.length).toString('latin1')).toBe(SEAL_PLACE);
    const sealed = seal(content.slice());
    expect(isSealed(sealed)).toBe(true);
    expect(unzipSync(sealed)['word/document.xml']).toEqual(unzipSync(content)['word/document.xml']);
  });
});

test('the contents list is filled with the pages that were found', () => {
  const pageOf = new Map([
    ['summary', 2],
    ['credits', 3],
    ['schedule-a', 7],
  ]);
  const content = write(sampleContract, { pages: { pageCount: 7, pageOf, hasContents: true } });
  const parts = readParts(content);
  const entries = allOf(parts.get('word/document.xml')!).filter(
    (element) => elementAt(element, 'w:pPr', 'w:pStyle')?.attributes['w:val'] === 'TOC1',
  );
  expect(entries.map(textOf)).toEqual([
    '1⇥What this agreement covers⇥2',
    '2⇥Who does what⇥3',
    'Schedule A Delivery addresses⇥7',
  ]);
  expect(textOf(parts.get('word/footer1.xml')!)).toBe('Page 2 of 7');
  expect(textOf(parts.get('word/footer2.xml')!)).toBe('Page 1 of 7');
  expect(JSON.stringify(parts.get('word/settings.xml'))).not.toContain('updateFields');
});

test('only a long contract gets a contents list of its own accord', () => {
  const gallery = (contract: Contract): boolean =>
    allOf(readParts(write(contract)).get('word/document.xml')!).some(
      ({ name }) => name === 'w:docPartGallery',
    );
  expect(gallery(sampleContract)).toBe(false);
  expect(gallery(longContract)).toBe(true);
});

test('what a word processor needs to know of the whole file', () => {
  const parts = readParts(write(sampleContract));
  const core = parts.get('docProps/core.xml');
  expect(elementsOf(core).map((element) => [element.name, textOf(element)])).toEqual([
    ['dc:title', sampleContract.title],
    ['dc:creator', 'Marketing, Sales'],
    ['dc:language', 'en'],
    ['cp:contentStatus', 'Version 1.0.0 · Draft'],
    ['dcterms:created', '2026-01-01T00:00:00Z'],
    ['dcterms:modified', '2026-01-01T00:00:00Z'],
  ]);
  const defaults = elementAt(
    parts.get('word/styles.xml'),
    'w:docDefaults',
    'w:rPrDefault',
    'w:rPr',
    'w:lang',
  );
  expect(defaults?.attributes['w:val']).toBe('en');
  expect(textOf(parts.get('word/header1.xml')!)).toBe(
    'Marketing and Sales Service Level Agreement⇥DRAFT\u2002Version 1.0.0 · Draft',
  );
  const header = allOf(parts.get('word/document.xml')!).filter(({ name }) => name === 'w:tblHeader');
  expect(header).toHaveLength(2);
});

test('a path too long for a tag is kept whole elsewhere', () => {
  const path = `/${'services/12/'.repeat(12)}target`;
  const parts = readParts(
    write(withInline({ type: 'value', path, children: [{ type: 'text', value: '1' }] })),
  );
  const tags = allOf(parts.get('word/document.xml')!).filter(({ name }) => name === 'w:tag');
  const tag = tags[0]!.attributes['w:val']!;
  expect(tag.length).toBeLessThanOrEqual(64);
  const [kept] = elementsOf(parts.get('customXml/item1.xml'), 'path');
  expect([kept?.attributes.tag, kept?.children]).toEqual([tag, [path]]);
});

test.each([
  ['U+0001', '\u0001'],
  ['U+FFFE', '\ufffe'],
  ['U+D800', 'a\ud800b'],
  ['U+DC00', '\udc00'],
])('%s is never written', (name, value) => {
  expect(() => write(withInline({ type: 'text', value }))).toThrow(`cannot hold the character ${name}`);
});

test('what leads nowhere or somewhere dangerous throws', () => {
  const text = [{ type: 'text', value: 'x' }] as const;
  expect(() => write(withInline({ type: 'use', target: 'none', children: text }))).toThrow('"none"');
  expect(() => write(withInline({ type: 'link', href: 'javascript:alert(1)', children: text }))).toThrow(
    'javascript',
  );
});

function withInline(inline: Inline): Contract {
  return { ...sampleContract, blocks: [{ type: 'paragraph', role: 'text', children: [inline] }] };
}

function readParts(content: Uint8Array): ReadonlyMap<string, XmlElement> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return new Map(
    Object.entries(unzipSync(content)).map(([name, bytes]) => [name, parseXml(decoder.decode(bytes))]),
  );
}

function allOf(element: XmlElement): XmlElement[] {
  return [element, ...elementsOf(element).flatMap(allOf)];
}

function textOf(element: XmlElement): string {
  if (element.name === 'w:instrText' || element.name === 'w:pPr') return '';
  if (element.name === 'w:tab') return '⇥';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
