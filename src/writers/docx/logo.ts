import type { Logo } from '../../document/look.ts';
import { writeParagraph } from './runs.ts';
import { element } from './xml.ts';

/** English Metric Units in a point (ISO/IEC 29500-1, 20.1.2.1). */
const EMU = 12700;

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** The paragraph with the logo; without a description it is decoration, which screen readers pass over. */
export function writeLogo({ width, height, alt, content }: Logo): string {
  const size = { cx: Math.round(width * EMU), cy: Math.round(height * EMU) };
  const decorative =
    alt === ''
      ? element(
          'a:extLst',
          { 'xmlns:a': `${DRAWING}/main` },
          element(
            'a:ext',
            { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
            element('adec:decorative', {
              'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
              val: 1,
            }),
          ),
        )
      : '';
  const named = { id: 1, name: 'Logo', descr: alt === '' ? undefined : alt };
  const shape = element(
    'pic:pic',
    { 'xmlns:pic': `${DRAWING}/picture` },
    element(
      'pic:nvPicPr',
      {},
      element('pic:cNvPr', { id: 1, name: `logo.${content.kind}` }) + '<pic:cNvPicPr/>',
    ) +
      element('pic:blipFill', {}, '<a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch>') +
      element(
        'pic:spPr',
        {},
        element('a:xfrm', {}, '<a:off x="0" y="0"/>' + element('a:ext', size)) +
          '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
      ),
  );
  const inline = element(
    'wp:inline',
    { 'xmlns:wp': `${DRAWING}/wordprocessingDrawing`, distT: 0, distB: 0, distL: 0, distR: 0 },
    element('wp:extent', size) +
      element('wp:docPr', named, decorative) +
      '<wp:cNvGraphicFramePr/>' +
      element(
        'a:graphic',
        { 'xmlns:a': `${DRAWING}/main` },
        element('a:graphicData', { uri: `${DRAWING}/picture` }, shape),
      ),
  );
  return writeParagraph('Logo', element('w:r', {}, element('w:drawing', {}, inline)));
}
