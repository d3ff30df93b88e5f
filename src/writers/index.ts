import type { FieldLookup, LetterheadFile, StyleChoice } from './docx/letterhead/letterhead.ts';
import type { LetterheadSurvey } from './docx/letterhead/survey-letterhead.ts';
import type { Writer, WriterInput, Written } from './writer.ts';

export type { LetterheadSurvey, StyleChoice };

/** The formats a contract is written in. */
export type Format = 'pdf' | 'docx' | 'md' | 'html' | 'json';

/** A format's file ending and its writer, which is loaded only when it is asked for. */
export interface FormatEntry {
  readonly extension: string;
  readonly load: () => Promise<Writer>;
}

/** Every output format: adding one is a writer and a line here. */
export const FORMATS: Readonly<Record<Format, FormatEntry>> = {
  pdf: { extension: 'pdf', load: async () => (await import('./pdf/write-pdf.ts')).writePdf },
  docx: {
    extension: 'docx',
    // The page numbers that Word shows before it has laid out the pages itself are those of the PDF.
    load: async () => {
      const [{ writeDocx }, { paginate }] = await Promise.all([
        import('./docx/write-docx.ts'),
        import('./pdf/write-pdf.ts'),
      ]);
      return (input) => writeDocx({ ...input, pages: paginate(input) });
    },
  },
  md: { extension: 'md', load: async () => (await import('./markdown.ts')).writeMarkdown },
  html: { extension: 'html', load: async () => (await import('./html.ts')).writeHtml },
  json: { extension: 'json', load: async () => (await import('./json.ts')).writeJson },
};

/** What a contract on a letterhead is written from. */
export interface LetterheadWriterInput extends WriterInput {
  readonly letterhead: LetterheadFile;
  readonly choices: readonly StyleChoice[];
  readonly fields: FieldLookup;
}

/** The writer of contracts in a firm's own Word file. */
export async function loadLetterheadWriter(): Promise<(input: LetterheadWriterInput) => Written> {
  const [{ writeOnLetterhead }, { paginate }] = await Promise.all([
    import('./docx/letterhead/write-on-letterhead.ts'),
    import('./pdf/write-pdf.ts'),
  ]);
  return (input) =>
    writeOnLetterhead({
      ...input,
      paginate: (look, contract) => paginate({ contract, look, fonts: input.fonts }),
    });
}

/** What finds the placeholders and styles of a firm's own Word file. */
export async function loadLetterheadSurvey(): Promise<
  typeof import('./docx/letterhead/survey-letterhead.ts').surveyLetterhead
> {
  return (await import('./docx/letterhead/survey-letterhead.ts')).surveyLetterhead;
}
