import type { Logo } from '../../document/look.ts';
import { compress, type PdfFile, type PdfReference } from './pdf-file.ts';

/** Writes a picture as an image object: a JPEG as it is, a PNG as its pixels. */
export function embedPicture(file: PdfFile, { content, columns, rows }: Logo): PdfReference {
  const data = { Type: 'XObject', Subtype: 'Image', Width: columns, Height: rows, BitsPerComponent: 8 };
  if (content.kind === 'png')
    return file.writeStream({ ...data, ColorSpace: 'DeviceRGB' }, compress(content.pixels));
  const image = file.createObject({
    ...data,
    ColorSpace: content.channels === 1 ? 'DeviceGray' : 'DeviceRGB',
    Filter: 'DCTDecode',
  });
  image.write(content.bytes);
  image.end();
  return image;
}
