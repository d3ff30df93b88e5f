import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { generate } from '../src/index.ts';
import { findExamples, outputName } from './support/find-examples.ts';
import { expectGolden } from './support/golden.ts';
import { renderExample, styledExamples } from './support/styled-examples.ts';
import { pdfWords } from './support/words.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

// Text formats are kept as they are; of PDF and Word the part that a reader of a difference can judge.
for (const example of findExamples()) {
  test(`${outputName(example)} in every format`, async () => {
    const input = { text: readFileSync(example), file: outputName(example) };
    const { files, problems } = await generate(input, { formats: ['md', 'html', 'json', 'docx', 'pdf'] });
    expect(problems).toEqual([]);
    for (const { format, content } of files) {
      const name = `examples/${outputName(example)}`;
      if (format === 'pdf')
        expectGolden(`${name}.pdf.txt`, encode(`${(await pdfWords(content)).join(' ')}\n`));
      else if (format === 'docx') expectGolden(`${name}.docx.xml`, encode(documentXml(content)));
      else expectGolden(`${name}.${format}`, content);
    }
  });
}

// Styles differ in words and their order, which Markdown shows; how each looks is judged in the gallery.
for (const example of styledExamples()) {
  test(`${example.name} in Markdown`, async () => {
    const { files, problems } = await renderExample(example, ['md']);
    expect(problems).toEqual([]);
    expectGolden(`styles/${example.name}.md`, files[0]!.content);
  });
}

function documentXml(docx: Uint8Array): string {
  const xml = strFromU8(unzipSync(docx)['word/document.xml']!);
  return `${xml.replace(/(<\/w:p>|<\/w:tr>)/g, '$1\n')}\n`;
}
