import mammothReader from 'mammoth';
import { type Judge, judgeEach } from './judge.ts';

/** A second reader of Word files: finds headings and tables by their styles and complains about what it does not know. */
export const mammoth: Judge = {
  name: 'mammoth',
  reads: 'docx',
  needs: 'the npm package mammoth',
  available: () => true,
  judge: (files) =>
    judgeEach(files, async (file) => {
      try {
        const { value, messages } = await mammothReader.convertToHtml(
          { path: file },
          { styleMap: ["p[style-name='Title'] => h1.title"], includeDefaultStyleMap: true },
        );
        const findings = messages
          .filter(({ message }) => !/^Unrecognised (paragraph|run) style/.test(message))
          .map(({ type, message }) => `${type}: ${message}`);
        if (!/<h[1-6]/.test(value)) findings.push('no heading');
        return findings;
      } catch (error) {
        return [`cannot be read: ${String(error)}`];
      }
    }),
};
