import type { Contract } from '../../document/contract.ts';
import type { Logo } from '../../document/look.ts';
import { PACKAGE_RELATIONSHIPS, RELATIONSHIP, WORD_NAMESPACES } from './namespaces.ts';
import { element, escapeXml, val, XML_HEAD } from './xml.ts';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Parts beside the document, with the word that types and relationships call them by. */
export const DOCUMENT_PARTS: readonly (readonly [id: string, name: string, kind: string])[] = [
  ['rIdStyles', 'styles.xml', 'styles'],
  ['rIdNumbering', 'numbering.xml', 'numbering'],
  ['rIdSettings', 'settings.xml', 'settings'],
  ['rIdFonts', 'fontTable.xml', 'fontTable'],
  ['rIdHeader', 'header1.xml', 'header'],
  ['rIdFirstHeader', 'header2.xml', 'header'],
  ['rIdFooter', 'footer1.xml', 'footer'],
  ['rIdFirstFooter', 'footer2.xml', 'footer'],
];

/** [Content_Types].xml. */
export function writeContentTypes(logo?: Logo): string {
  const override = (part: string, type: string): string =>
    element('Override', { PartName: part, ContentType: type });
  return (
    XML_HEAD +
    element(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }) +
        element('Default', { Extension: 'xml', ContentType: 'application/xml' }) +
        (logo
          ? element('Default', { Extension: logo.content.kind, ContentType: `image/${logo.content.kind}` })
          : '') +
        override('/word/document.xml', `${WORD_TYPE}.document.main+xml`) +
        DOCUMENT_PARTS.map(([, name, kind]) => override(`/word/${name}`, `${WORD_TYPE}.${kind}+xml`)).join(
          '',
        ) +
        override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
        override(
          '/docProps/app.xml',
          'application/vnd.openxmlformats-officedocument.extended-properties+xml',
        ),
    )
  );
}

/** _rels/.rels: the document and its properties. */
export function writePackageRelationships(): string {
  return relationships([
    ['rIdDocument', `${RELATIONSHIP}/officeDocument`, 'word/document.xml'],
    [
      'rIdCore',
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      'docProps/core.xml',
    ],
    ['rIdApp', `${RELATIONSHIP}/extended-properties`, 'docProps/app.xml'],
  ]);
}

/** word/_rels/document.xml.rels: the other parts, and the addresses of links out of the document. */
export function writeDocumentRelationships(
  links: ReadonlyMap<string, string>,
  hasPaths: boolean,
  logo?: Logo,
): string {
  const paths: Relationship = ['rIdPaths', `${RELATIONSHIP}/customXml`, `../${PATHS_PART}`];
  return relationships(
    [
      ...DOCUMENT_PARTS.map(([id, name, kind]): Relationship => [id, `${RELATIONSHIP}/${kind}`, name]),
      ...(hasPaths ? [paths] : []),
      ...(logo ? [['rIdLogo', `${RELATIONSHIP}/image`, `media/logo.${logo.content.kind}`] as const] : []),
    ],
    [...links].map(([href, id]) => [id, `${RELATIONSHIP}/hyperlink`, href] as const),
  );
}

/** Where the whole paths of shortened tags are kept. */
export const PATHS_PART = 'customXml/item1.xml';

/** The whole paths of content controls whose tags had to be shortened, by their tags. */
export function writePaths(shortened: ReadonlyMap<string, string>): string {
  const paths = [...shortened].map(([tag, path]) => element('path', { tag }, escapeXml(path)));
  return XML_HEAD + element('paths', { xmlns: 'urn:slakit:paths' }, paths.join(''));
}

type Relationship = readonly [id: string, type: string, target: string];

function relationships(inside: readonly Relationship[], outside: readonly Relationship[] = []): string {
  const write = ([id, type, target]: Relationship, mode?: string): string =>
    element('Relationship', { Id: id, Type: type, Target: target, TargetMode: mode });
  return (
    XML_HEAD +
    element(
      'Relationships',
      { xmlns: PACKAGE_RELATIONSHIPS },
      inside.map((one) => write(one)).join('') + outside.map((one) => write(one, 'External')).join(''),
    )
  );
}

/** docProps/core.xml: title, parties, language, and the date of the edition for both times. */
export function writeCoreProperties(contract: Contract): string {
  const time = (name: string): string =>
    element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, `${escapeXml(contract.date)}T00:00:00Z`);
  const text = (name: string, value: string): string =>
    value === '' ? '' : element(name, {}, escapeXml(value));
  return (
    XML_HEAD +
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      text('dc:title', contract.title) +
        text('dc:creator', contract.parties.join(', ')) +
        text('dc:language', contract.language) +
        text('cp:contentStatus', contract.edition) +
        time('created') +
        time('modified'),
    )
  );
}

/** docProps/app.xml. */
export function writeAppProperties(pages: number): string {
  return (
    XML_HEAD +
    element(
      'Properties',
      { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
      element('Pages', {}, String(pages)) + element('Application', {}, 'slakit'),
    )
  );
}

/** settings.xml: Word 2013's layout, nothing that asks or changes on opening. */
export function writeSettings(language: string): string {
  const setting = (name: string, value: string): string =>
    element('w:compatSetting', {
      'w:name': name,
      'w:uri': 'http://schemas.microsoft.com/office/word',
      'w:val': value,
    });
  return (
    XML_HEAD +
    element(
      'w:settings',
      WORD_NAMESPACES,
      element('w:zoom', { 'w:percent': 100 }) +
        val('w:defaultTabStop', 360) +
        val('w:characterSpacingControl', 'doNotCompress') +
        element(
          'w:compat',
          {},
          setting('compatibilityMode', '15') +
            setting('overrideTableStyleFontSizeAndJustification', '1') +
            setting('enableOpenTypeFeatures', '1') +
            setting('doNotFlipMirrorIndents', '1') +
            setting('differentiateMultirowTableHeaders', '1'),
        ) +
        element('w:themeFontLang', { 'w:val': language }) +
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )
  );
}
