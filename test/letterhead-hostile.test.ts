import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeLetterhead, paragraph, section } from './support/letterheads.ts';
import { partText, renderOn } from './support/on-letterhead.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (kind: string, target: string, mode = ''): string =>
  `<Relationship Id="rIdX" Type="${OFFICE}/${kind}" Target="${target}"${mode === '' ? '' : ` TargetMode="${mode}"`}/>`;
const plain = { body: paragraph('{{body}}') + section() };

const refusal = async (letterhead: Parameters<typeof renderOn>[0], name?: string): Promise<string> => {
  const { problems, files } = await renderOn(letterhead, name === undefined ? {} : { name });
  expect(files).toEqual([]);
  expect(problems.length).toBeGreaterThan(0);
  return problems.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
};

describe('a letterhead that could run or fetch something is refused', () => {
  test.each([
    ['macros by type', { ...plain, type: 'macroEnabled' as const }, 'letterhead/macros'],
    ['macros by part', { ...plain, files: { 'word/vbaProject.bin': 'x' } }, 'letterhead/macros'],
    [
      'a chunk of HTML',
      { ...plain, relationships: relation('aFChunk', 'chunk.html') },
      'whole file of another format',
    ],
    [
      'an embedded object',
      { ...plain, relationships: relation('oleObject', 'embeddings/o.bin') },
      'embedded object',
    ],
    ['an ActiveX control', { ...plain, relationships: relation('control', 'activeX/a.xml') }, 'ActiveX'],
    [
      'a picture elsewhere',
      { ...plain, relationships: relation('image', 'https://evil.example/x.png', 'External') },
      'Word would fetch',
    ],
    [
      'a linked object',
      { ...plain, relationships: relation('oleObject', 'file:///c:/x', 'External') },
      'embedded object',
    ],
    [
      'a link to a file',
      { ...plain, relationships: relation('hyperlink', 'file://server/share', 'External') },
      'no web page',
    ],
    [
      'a field that reads a file',
      {
        body:
          `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "c:/x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` +
          plain.body,
      },
      'INCLUDETEXT',
    ],
    [
      'a field that starts a program',
      { body: `<w:p><w:fldSimple w:instr=" DDEAUTO cmd "/></w:p>${plain.body}` },
      'DDEAUTO',
    ],
  ])('%s', async (_, letterhead, message) => {
    expect(await refusal(letterhead)).toContain(message);
  });

  test('by its name', async () => {
    expect(await refusal(plain, 'firm.docm')).toContain('letterhead/macros');
  });

  test('a template elsewhere is left out with a remark', async () => {
    const { content, problems } = await renderOn({
      ...plain,
      settings: '<w:attachedTemplate r:id="rIdX"/><w:trackRevisions/>',
      settingsRelationships: relation('attachedTemplate', 'file://server/firm.dotm', 'External'),
    });
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['letterhead/template-left-out', 'info'],
    ]);
    expect(partText(content, 'word/settings.xml')).not.toContain('attachedTemplate');
    expect(partText(content, 'word/settings.xml')).toContain('trackRevisions');
    expect(partText(content, 'word/_rels/settings.xml.rels')).not.toContain('server');
  });
});

describe('a file that is no letterhead is refused', () => {
  const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

  test.each([
    ['nothing', new Uint8Array()],
    ['text', strToU8('Dear Sirs')],
    ['an empty archive', zipSync({})],
    ['an archive of something else', zip({ 'a.txt': 'x' })],
    ['half an archive', makeLetterhead(plain).subarray(0, 900)],
    ['an archive cut in the middle', makeLetterhead(plain).subarray(300)],
  ])('%s', async (_, content) => {
    expect(await refusal(content)).toMatch(/^letterhead\/(not-a-word-file|damaged)/);
  });

  test('the format of old, or one with a password', async () => {
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toContain('password');
  });

  test.each([
    ['../evil.xml'],
    ['/evil.xml'],
    ['word/../../evil.xml'],
    ['word\\evil.xml'],
    ['C:evil.xml'],
    ['word/e\u0001vil.xml'],
  ])('a file named %s inside', async (name) => {
    expect(await refusal({ ...plain, files: { [name]: 'x' } })).toContain('letterhead/unsafe-name');
  });

  test('two parts of one name', async () => {
    expect(await refusal({ ...plain, files: { 'WORD/document.xml': '<x/>' } })).toContain(
      'letterhead/damaged',
    );
  });

  test('more than a letterhead can be, unpacked', async () => {
    expect(await refusal({ ...plain, files: { 'word/big.xml': ' '.repeat(13 * 1024 * 1024) } })).toContain(
      'letterhead/too-large',
    );
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`word/media/${n}.png`, 'x']));
    expect(await refusal({ ...plain, files: many })).toContain('letterhead/too-large');
  });

  test.each([
    ['a document type', '<!DOCTYPE w:document [<!ENTITY x "y">]><w:document/>', 'document type'],
    ['an entity', '<a>&evil;</a>', 'entity'],
    ['XML that does not end', '<a><b></a>', 'cannot be read'],
    ['elements without end', '<a>'.repeat(300) + '</a>'.repeat(300), 'deep'],
  ])('%s', async (_, xml, message) => {
    expect(await refusal({ ...plain, files: { 'word/document.xml': xml } })).toContain(message);
  });

  test('Strict Open XML', async () => {
    const strict =
      '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>';
    expect(await refusal({ ...plain, files: { 'word/document.xml': strict } })).toContain('Strict');
  });

  test('values cannot become XML', async () => {
    const { content, problems } = await renderOn(
      { body: paragraph('{{title}}') + paragraph('{{body}}') + section() },
      { set: { title: '</w:t><w:evil/>&{{body}}' } },
    );
    expect(problems).toEqual([]);
    expect(partText(content, 'word/document.xml')).toContain('&lt;/w:t&gt;&lt;w:evil/&gt;&amp;{{body}}');
  });
});
