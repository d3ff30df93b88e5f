import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isSealed } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { control, LETTERHEADS, paragraph, section, textBox } from './support/letterheads.ts';
import { contractBody, elementsIn, partText, renderOn, wordsOfPart } from './support/on-letterhead.ts';
import { docxWords } from './support/words.ts';
import { elementAt, elementsOf } from './support/xml.ts';

const BODY = await contractBody('minimal-internal');

/** Letterheads that LibreOffice made. */
const OFFICE = ['first-page-header', 'columns-and-text-box'].map(
  (name) => [name, readFileSync(join(PROJECT, `test/fixtures/letterhead/${name}.docx`))] as const,
);

describe.each([...Object.entries(LETTERHEADS), ...OFFICE])('on a letterhead with %s', (name, letterhead) => {
  test('stand all words of the contract, once, and no placeholder', async () => {
    const { content, problems } = await renderOn(letterhead);
    expect(problems).toEqual([]);
    const words = docxWords(content);
    // In a narrow column, tables become pairs and say the names of their columns again.
    if (/column/.test(name)) expect(missingWords(BODY.split(' '), words)).toEqual([]);
    else expect(words.join(' ').split(BODY)).toHaveLength(2);
    for (const [part, bytes] of Object.entries(unzipSync(content))) {
      if (part.endsWith('.xml'))
        expect(new TextDecoder().decode(bytes).replace(/<w:del .*?<\/w:del>/g, ''), part).not.toContain('{{');
    }
  });

  test('ids are unique, and every reference leads somewhere', async () => {
    const { content } = await renderOn(letterhead);
    const document = elementsIn(content, 'word/document.xml');
    const unique = (name: string, attribute: string): void => {
      const values = document.filter((one) => one.name === name).map((one) => one.attributes[attribute]);
      expect(new Set(values).size, name).toBe(values.length);
    };
    unique('w:bookmarkStart', 'w:id');
    unique('w:bookmarkStart', 'w:name');
    const controls = document
      .filter(({ name }) => name === 'w:sdtPr')
      .map((one) => elementAt(one, 'w:id')?.attributes['w:val']);
    expect(new Set(controls).size).toBe(controls.length);
    const styles = new Set(
      elementsIn(content, 'word/styles.xml')
        .filter(({ name }) => name === 'w:style')
        .map((one) => one.attributes['w:styleId']),
    );
    const numbering = elementsIn(content, 'word/numbering.xml');
    const lists = new Set(
      numbering.filter(({ name }) => name === 'w:num').map((one) => one.attributes['w:numId']),
    );
    expect(lists.size).toBe(numbering.filter(({ name }) => name === 'w:num').length);
    for (const { name, attributes } of document) {
      const value = attributes['w:val'] ?? '';
      if (['w:pStyle', 'w:rStyle', 'w:tblStyle'].includes(name)) expect(styles, name).toContain(value);
      if (name === 'w:numId' && value !== '0') expect(lists).toContain(value);
    }
    const relations = new Set(
      elementsIn(content, 'word/_rels/document.xml.rels')
        .map((one) => one.attributes.Id)
        .filter((id) => id !== undefined),
    );
    for (const { attributes } of document)
      if (attributes['r:id']) expect(relations).toContain(attributes['r:id']);
  });

  test('is sealed, and the same bytes each time', async () => {
    const [one, other] = [await renderOn(letterhead), await renderOn(letterhead)];
    expect(Buffer.from(one.content).equals(Buffer.from(other.content))).toBe(true);
    expect(isSealed(one.content)).toBe(true);
    const changed = one.content.slice();
    changed[200]! ^= 1;
    expect(isSealed(changed)).toBe(false);
  });
});

describe('what is the firm’s', () => {
  test('stays byte for byte where nothing is put in', async () => {
    const [, content] = OFFICE[0]!;
    const made = unzipSync((await renderOn(content)).content);
    const before = unzipSync(content);
    for (const name of ['word/footer1.xml', 'word/settings.xml', 'word/fontTable.xml', 'docProps/app.xml'])
      expect(made[name], name).toEqual(before[name]);
    const document = new TextDecoder().decode(before['word/document.xml']);
    const annex = document.slice(document.indexOf('Annex of the firm'));
    expect(new TextDecoder().decode(made['word/document.xml'])).toContain(annex);
    expect(
      partText((await renderOn(content)).content, 'word/styles.xml').startsWith(
        new TextDecoder().decode(before['word/styles.xml']).replace('</w:styles>', ''),
      ),
    ).toBe(true);
  });

  test('headers and footers get their values', async () => {
    const { content } = await renderOn(LETTERHEADS['several sections and headers']);
    expect(wordsOfPart(content, 'word/header1.xml')).toBe('First: Marketing');
    expect(wordsOfPart(content, 'word/header2.xml')).toBe('Odd: Lead Agreement of Marketing and Sales');
    expect(wordsOfPart(content, 'word/header3.xml')).toBe(
      'Even: Lead Agreement of Marketing and Sales, 0.1.0',
    );
  });

  test('text boxes get them in both drawings, and notes and controls too', async () => {
    const { content } = await renderOn(LETTERHEADS['text boxes, notes and controls']);
    expect(partText(content, 'word/header1.xml').match(/Marketing and Sales/g)).toHaveLength(2);
    expect(wordsOfPart(content, 'word/footnotes.xml')).toMatch(/^As of \d+\s\w+\s\d{4}$/);
    const document = partText(content, 'word/document.xml');
    expect(document).toContain('Version 0.1.0');
    expect(document).not.toContain('showingPlcHdr');
  });

  test('a control bound to data of the file keeps what is put in', async () => {
    const bound = control(paragraph('{{title}}'), '<w:dataBinding w:xpath="/x" w:storeItemID="{1}"/>');
    const { content } = await renderOn({ body: bound + paragraph('{{body}}') + section() });
    expect(partText(content, 'word/document.xml')).not.toContain('dataBinding');
  });

  test('tracking of changes stays on, a template becomes a document', async () => {
    const { content } = await renderOn(LETTERHEADS['a template with tracked changes']);
    expect(partText(content, 'word/settings.xml')).toContain('<w:trackRevisions/>');
    expect(partText(content, '[Content_Types].xml')).toContain('wordprocessingml.document.main+xml');
    expect(partText(content, '[Content_Types].xml')).not.toContain('template.main');
    expect(partText(content, 'word/document.xml')).toContain('For Marketing</w:t></w:r></w:ins>');
  });

  test('sections stay, and the contract stands in that of its placeholder', async () => {
    const { content } = await renderOn(LETTERHEADS['several sections and headers']);
    const document = partText(content, 'word/document.xml');
    expect(document.match(/<w:sectPr>/g)).toHaveLength(3);
    const at = (text: string): number => document.indexOf(text);
    expect(at('A cover of the firm')).toBeLessThan(at('<w:tbl>'));
    expect(at('<w:tbl>')).toBeLessThan(at('<w:titlePg/>'));
    expect(at('<w:titlePg/>')).toBeLessThan(at('General terms of the firm'));
  });

  test('a title in front of the contract is not said again', async () => {
    const title = 'Lead Agreement of Marketing and Sales';
    const count = async (name: string): Promise<number> =>
      docxWords((await renderOn(LETTERHEADS[name])).content)
        .join(' ')
        .split(title).length - 1;
    expect(await count('several sections and headers')).toBe(1);
    expect(await count('German style ids')).toBe(1);
  });

  test('a draft says so where the letterhead does not', async () => {
    const set = { status: 'draft' };
    const words = async (body: string): Promise<string> =>
      docxWords((await renderOn({ body: body + section() }, { set })).content).join(' ');
    expect(await words(paragraph('{{body}}'))).toMatch(/^DRAFT /);
    expect(await words(paragraph('{{edition}}') + paragraph('{{body}}'))).toMatch(
      /^Version 0\.1\.0 · Draft Lead/,
    );
  });
});

describe('styles', () => {
  const styleOf = (content: Uint8Array, text: string): string | undefined =>
    elementAt(
      elementsIn(content, 'word/document.xml').find(
        (one) => one.name === 'w:p' && JSON.stringify(one.children).includes(text),
      ),
      'w:pPr',
      'w:pStyle',
    )?.attributes['w:val'];

  test('are found by their names, whatever their ids, and keep our numbers', async () => {
    const { content } = await renderOn(LETTERHEADS['German style ids']);
    expect(styleOf(content, 'What this Agreement covers')).toBe('berschrift1');
    const heading = elementsIn(content, 'word/document.xml').find(
      (one) =>
        one.name === 'w:p' && elementAt(one, 'w:pPr', 'w:pStyle')?.attributes['w:val'] === 'berschrift1',
    );
    const number = elementAt(heading, 'w:pPr', 'w:numPr', 'w:numId')?.attributes['w:val'];
    expect(Number(number)).toBeGreaterThan(7);
  });

  test.each([
    ['Überschrift 1', 'berschrift1'],
    ['Titre 1', 'Titre1'],
    ['標題 1', '1'],
    ['标题 1', '1'],
    ['Заголовок 1', '10'],
    ['Kop 1', 'Kop1'],
    ['heading 1', 'whatever'],
  ])('%s is a heading', async (name, id) => {
    const styles = `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
    const { content } = await renderOn({ styles, body: section() });
    expect(styleOf(content, 'What this Agreement covers')).toBe(id);
  });

  test('are given by a file beside the letterhead', async () => {
    const { content, problems } = await renderOn(LETTERHEADS['German style ids'], {
      styles: 'styles:\n  Clause Level 2: Klausel\n',
    });
    expect(problems).toEqual([]);
    expect(styleOf(content, 'This service level agreement')).toBe('Klausel');
    expect(docxWords(content).join(' ')).toContain(BODY);
  });

  test('that are not there are told with their place and with what there is', async () => {
    const { problems } = await renderOn(LETTERHEADS['German style ids'], {
      styles:
        'styles:\n  Claus Level 2: Klausel\n  Title: Klausl\n  Heading 1: NormaleTabelle\ncolour: red\n',
    });
    expect(problems.map(({ message, hint, place }) => [place?.line, place?.column, message, hint])).toEqual([
      [5, 1, 'There is no `colour` in this file', expect.stringContaining('styles:')],
    ]);
    const again = await renderOn(LETTERHEADS['German style ids'], {
      styles: 'styles:\n  Claus Level 2: Klausel\n  Title: Klausl\n  Heading 1: NormaleTabelle\n',
    });
    expect(
      again.problems.map(({ message, hint, place }) => [place?.line, place?.column, message, hint]),
    ).toEqual([
      [2, 3, 'Contracts have no style `Claus Level 2`', 'did you mean `Clause Level 2`?'],
      [3, 10, 'The letterhead has no style `Klausl`', 'did you mean `Klausel`?'],
      [
        4,
        14,
        '`Normal Table` is a table style, `heading 1` is a paragraph style',
        expect.stringContaining('there are'),
      ],
    ]);
    expect(again.files).toEqual([]);
  });

  test('that are missing are added in the firm’s typeface', async () => {
    const { content } = await renderOn(LETTERHEADS['German style ids']);
    const added = elementsIn(content, 'word/styles.xml')
      .filter(({ name }) => name === 'w:style')
      .slice(9);
    expect(added.length).toBeGreaterThan(5);
    expect(JSON.stringify(added)).not.toContain('w:rFonts');
  });

  test('tables are as wide as their column', async () => {
    const { content } = await renderOn(LETTERHEADS['two columns'], { example: 'marketing-sales' });
    const column = (11906 - 1417 - 1134 - 425) / 2;
    const tables = elementsIn(content, 'word/document.xml').filter(({ name }) => name === 'w:tblPr');
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) {
      const width = Number(elementAt(table, 'w:tblW')?.attributes['w:w']);
      const indent = Number(elementAt(table, 'w:tblInd')?.attributes['w:w'] ?? 0);
      expect(width + indent).toBeLessThanOrEqual(column + 140 + 2);
    }
    expect(
      elementsOf(elementsIn(content, 'word/document.xml').find(({ name }) => name === 'w:body')).length,
    ).toBeGreaterThan(50);
  });
});

describe('placeholders that are wrong', () => {
  const tell = async (body: string, furniture?: Parameters<typeof renderOn>[0]): Promise<string[]> => {
    const { problems, files } = await renderOn({
      ...(furniture as object),
      body: body + section('<w:headerReference w:type="first" r:id="rIdHead"/>'),
    });
    expect(files).toEqual([]);
    return problems.map(({ message, hint }) => `${message} → ${hint}`);
  };

  test('are told all at once, with their part and the text round them', async () => {
    const found = await tell(
      paragraph('Between {{partys.0.name}} and {{parties.7.name}}') +
        `<w:p>${textBox('For {{ttle}} only')}</w:p>` +
        paragraph('{{title') +
        paragraph('Call {{service.phone.of.the.firm}} or {{parties}}'),
      { furniture: { rIdHead: ['hdr', paragraph('{{verson}} of us')] }, body: '' },
    );
    expect(found).toEqual([
      expect.stringMatching(
        /^The agreement has no value for `parties\.7\.name`: .* → fill it in, or write `\{\{parties\.7\.name\?\}\}`/,
      ),
      'Braces are not in pairs of two: "{{title" → write a placeholder as `{{title}}`',
      'Agreements have no field `partys`: "Between {{partys.0.name}} and {{parties.7.name}}" → did you mean `parties`?',
      'Agreements have no field `ttle`, in a text box: "For {{ttle}} only" → did you mean `title`?',
      expect.stringMatching(/^Agreements have no field `service`/),
      expect.stringMatching(
        /^`parties` is not one text: .* → write one of its entries, such as `parties\.0\.name`$/,
      ),
      'Agreements have no field `verson`, in the first-page header: "{{verson}} of us" → did you mean `version`?',
    ]);
  });

  test.each([
    [
      'beside other text',
      paragraph('Here: {{body}}'),
      'shares its paragraph with other text: "Here: {{body}}"',
    ],
    ['twice', paragraph('{{body}}') + paragraph('{{body}}'), 'stands in it 2 times'],
    ['in a text box', `<w:p>${textBox('{{body}}')}</w:p>`, 'cannot stand in a text box'],
    [
      'in a table',
      `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>${paragraph('{{body}}')}</w:tc></w:tr></w:tbl>`,
      'cannot stand in a table',
    ],
  ])('{{body}} %s', async (_, body, message) => {
    expect(await tell(body, { furniture: { rIdHead: ['hdr', paragraph('x')] }, body: '' })).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test('{{body}} in a header', async () => {
    expect(
      await tell(paragraph('x'), { furniture: { rIdHead: ['hdr', paragraph('{{body}}')] }, body: '' }),
    ).toEqual([expect.stringContaining('cannot stand in the first-page header')]);
  });
});

/** The words of `wanted` that `found` has not, or not as often. */
function missingWords(wanted: readonly string[], found: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
