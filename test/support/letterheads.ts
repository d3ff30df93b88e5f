import { strToU8, zipSync } from 'fflate';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Namespaces of a Word file as Word declares them. */
const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml"';

/** What a letterhead made by hand is of. */
export interface LetterheadParts {
  /** What is in `w:body`. */
  readonly body: string;
  /** What is in `w:styles`; none for a file without styles. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly settings?: string;
  readonly footnotes?: string;
  /** Headers and footers by their relationship ids: `{ rIdHead: ['hdr', xml] }`. */
  readonly furniture?: Readonly<Record<string, readonly ['hdr' | 'ftr', string]>>;
  /** More relationships of the document as XML. */
  readonly relationships?: string;
  /** More relationships of the settings as XML. */
  readonly settingsRelationships?: string;
  /** Whether it is a template, or of another main type. */
  readonly type?: 'template' | 'document' | 'macroEnabled';
  /** Further files as they are. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A Word file of parts that were written by hand. */
export function makeLetterhead(parts: LetterheadParts): Uint8Array {
  const { body, styles, numbering, settings, footnotes, furniture = {}, type = 'document' } = parts;
  const files: Record<string, string> = {};
  const overrides: string[] = [];
  const relations: string[] = [];
  const add = (
    name: string,
    contentType: string,
    root: string,
    content: string,
    id: string,
    kind: string,
  ): void => {
    files[`word/${name}`] = `${HEAD}<w:${root} ${SPACES} mc:Ignorable="">${content}</w:${root}>`.replace(
      ' mc:Ignorable=""',
      '',
    );
    overrides.push(`<Override PartName="/word/${name}" ContentType="${WORD}.${contentType}+xml"/>`);
    relations.push(`<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${name}"/>`);
  };
  if (styles !== undefined) add('styles.xml', 'styles', 'styles', styles, 'rId1', 'styles');
  if (numbering !== undefined) add('numbering.xml', 'numbering', 'numbering', numbering, 'rId2', 'numbering');
  if (settings !== undefined) add('settings.xml', 'settings', 'settings', settings, 'rId3', 'settings');
  if (footnotes !== undefined) add('footnotes.xml', 'footnotes', 'footnotes', footnotes, 'rId4', 'footnotes');
  Object.entries(furniture).forEach(([id, [root, content]], index) => {
    const kind = root === 'hdr' ? 'header' : 'footer';
    add(`${kind}${index + 1}.xml`, kind, root, content, id, kind);
  });
  const main =
    type === 'macroEnabled'
      ? 'application/vnd.ms-word.document.macroEnabled.main+xml'
      : `${WORD}.${type}.main+xml`;
  const all: Record<string, string> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${main}"/>${overrides.join('')}</Types>`,
    '_rels/.rels': relationshipsXml(
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': `${HEAD}<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationshipsXml(relations.join('') + (parts.relationships ?? '')),
    ...files,
    ...(parts.settingsRelationships && {
      'word/_rels/settings.xml.rels': relationshipsXml(parts.settingsRelationships),
    }),
    ...parts.files,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])), {
    mtime: new Date(2020, 0, 1),
  });
}

function relationshipsXml(content: string): string {
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
}

/** A paragraph with the given runs of text, in a style if one is named. */
export function paragraph(runs: string | readonly string[], style?: string, properties = ''): string {
  const texts = typeof runs === 'string' ? [runs] : runs;
  const named = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
  const own = named + properties;
  return (
    `<w:p>${own === '' ? '' : `<w:pPr>${own}</w:pPr>`}` +
    `${texts.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`
  );
}

const A4 =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1418" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>';

/** A section on A4 with the given references in front and whatever follows the margins. */
export function section(references = '', after = ''): string {
  return `<w:sectPr>${references}${A4}${after}</w:sectPr>`;
}

const style = (id: string, name: string, rest: string, type = 'paragraph', isDefault = false): string =>
  `<w:style w:type="${type}"${isDefault ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;

const DEFAULTS =
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>';

/** The styles of a German Word: English names, localised ids; a heading with a number of its own. */
export const GERMAN_STYLES =
  DEFAULTS +
  style('Standard', 'Normal', '<w:qFormat/>', 'paragraph', true) +
  style(
    'Absatz-Standardschriftart',
    'Default Paragraph Font',
    '<w:uiPriority w:val="1"/>',
    'character',
    true,
  ) +
  style(
    'NormaleTabelle',
    'Normal Table',
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    'table',
    true,
  ) +
  style('KeineListe', 'No List', '', 'numbering', true) +
  style(
    'berschrift1',
    'heading 1',
    '<w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:qFormat/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="7"/></w:numPr><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="8B1A1A"/><w:sz w:val="28"/></w:rPr>',
  ) +
  style(
    'berschrift2',
    'heading 2',
    '<w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="8B1A1A"/><w:sz w:val="22"/></w:rPr>',
  ) +
  style(
    'Titel',
    'Title',
    '<w:basedOn w:val="Standard"/><w:qFormat/><w:pPr><w:spacing w:before="240" w:after="240"/></w:pPr><w:rPr><w:color w:val="8B1A1A"/><w:sz w:val="40"/></w:rPr>',
  ) +
  style('Kopfzeile', 'header', '<w:basedOn w:val="Standard"/>') +
  style('Fuzeile', 'footer', '<w:basedOn w:val="Standard"/>') +
  style('Klausel', 'Klausel', '<w:basedOn w:val="Standard"/><w:pPr><w:jc w:val="both"/></w:pPr>').replace(
    '<w:style ',
    '<w:style w:customStyle="1" ',
  );

/** The list of the German heading: "§ 1". */
export const GERMAN_NUMBERING =
  '<w:abstractNum w:abstractNumId="3"><w:nsid w:val="51A00001"/><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift1"/><w:lvlText w:val="§ %1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>' +
  '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>';

const ref = (part: 'header' | 'footer', type: string, id: string): string =>
  `<w:${part}Reference w:type="${type}" r:id="${id}"/>`;

const PAGE =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';

/** A box with text, drawn once for Word and once for old programs. */
export function textBox(text: string): string {
  const content = `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  return (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="700000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Box"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="8B1A1A"/></a:solidFill></a:ln></wps:spPr><wps:txbx>' +
    content +
    '</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="box" style="position:absolute;width:157pt;height:55pt"><v:textbox>' +
    content +
    '</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
  );
}

/** A content control round `content`, with more properties if given. */
export function control(content: string, properties = ''): string {
  return `<w:sdt><w:sdtPr>${properties}<w:id w:val="42"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

/** Letterheads by what is particular to each. */
export const LETTERHEADS: Readonly<Record<string, LetterheadParts>> = {
  'German style ids': {
    styles: GERMAN_STYLES,
    numbering: GERMAN_NUMBERING,
    furniture: {
      rIdHead: ['hdr', paragraph('Muster & Söhne GmbH · {{reference?}}'.replace('&', '&amp;'), 'Kopfzeile')],
      rIdFoot: ['ftr', `<w:p><w:pPr><w:pStyle w:val="Fuzeile"/></w:pPr>${PAGE}</w:p>`],
    },
    body:
      paragraph('{{date}}') +
      paragraph('{{body}}') +
      paragraph('Muster GmbH, Berlin') +
      section(ref('header', 'default', 'rIdHead') + ref('footer', 'default', 'rIdFoot')),
  },
  'several sections and headers': {
    styles: GERMAN_STYLES,
    numbering: GERMAN_NUMBERING,
    settings: '<w:evenAndOddHeaders/>',
    furniture: {
      rIdFirst: ['hdr', paragraph('First: {{parties.0.name}}', 'Kopfzeile')],
      rIdOdd: ['hdr', paragraph(['Odd: {{ti', 'tle', '}}'], 'Kopfzeile')],
      rIdEven: ['hdr', paragraph('Even: {{title}}, {{version}}', 'Kopfzeile')],
    },
    body:
      paragraph('{{title}}', 'Titel') +
      paragraph('A cover of the firm for {{parties.1.name}}') +
      `<w:p><w:pPr>${section('', '<w:cols w:space="708"/>')}</w:pPr></w:p>` +
      paragraph('{{ body }}') +
      `<w:p><w:pPr>${section(ref('header', 'default', 'rIdOdd') + ref('header', 'first', 'rIdFirst') + ref('header', 'even', 'rIdEven'), '<w:titlePg/>')}</w:pPr></w:p>` +
      paragraph('General terms of the firm') +
      '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>',
  },
  'two columns': {
    styles: GERMAN_STYLES,
    body:
      paragraph('Above both columns: {{title}}') +
      `<w:p><w:pPr>${section('', '<w:cols w:space="708"/>').replace('<w:sectPr>', '<w:sectPr><w:type w:val="continuous"/>')}</w:pPr></w:p>` +
      paragraph('{{body}}') +
      section('', '<w:cols w:num="2" w:space="425"/>').replace(
        '<w:sectPr>',
        '<w:sectPr><w:type w:val="continuous"/>',
      ),
  },
  'a template with tracked changes': {
    type: 'template',
    styles: GERMAN_STYLES,
    settings: '<w:trackRevisions/>',
    body:
      '<w:p><w:ins w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"><w:r><w:t>For {{parties.0.name}}</w:t></w:r></w:ins><w:del w:id="2" w:author="A" w:date="2020-01-01T00:00:00Z"><w:r><w:delText>for {{nobody}}</w:delText></w:r></w:del></w:p>' +
      '<w:p><w:pPr><w:rPr><w:ins w:id="3" w:author="A" w:date="2020-01-01T00:00:00Z"/></w:rPr></w:pPr><w:ins w:id="4" w:author="A" w:date="2020-01-01T00:00:00Z"><w:r><w:t>{{body}}</w:t></w:r></w:ins></w:p>' +
      section(),
  },
  'text boxes, notes and controls': {
    styles: GERMAN_STYLES,
    footnotes:
      '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>' +
      `<w:footnote w:id="1">${paragraph('As of {{date}}')}</w:footnote>`,
    furniture: { rIdHead: ['hdr', `<w:p>${textBox('{{parties.0.name}} and {{parties.1.name}}')}</w:p>`] },
    body:
      control(paragraph('{{title}}', 'Titel'), '<w:showingPlcHdr/><w:text/>') +
      `<w:p>${control('<w:r><w:rPr><w:b/></w:rPr><w:t>Version {{ver</w:t></w:r><w:r><w:t>sion}}</w:t></w:r>').replace('"42"', '"43"')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>` +
      control(paragraph('{{body}}')).replace('"42"', '"44"') +
      `<w:p><w:bookmarkStart w:id="1" w:name="firm"/><w:r><w:t>End</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>` +
      section(ref('header', 'default', 'rIdHead')),
  },
  'no styles and no placeholders': { body: paragraph('The firm') },
};
