import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { type Judge, judgeEach } from './judge.ts';

/** The HTML standard and what it says about accessible markup. */
export const htmlValidate: Judge = {
  name: 'html-validate',
  reads: 'html',
  needs: 'the npm package html-validate',
  available: () => true,
  judge: (files) => {
    const loader = new FileSystemConfigLoader({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: {
        // Matters of taste, not of the standard.
        'long-title': 'off',
        'void-style': 'off',
        'no-trailing-whitespace': 'off',
      },
    });
    const validator = new HtmlValidate(loader);
    return judgeEach(files, async (file) => {
      const report = await validator.validateFile(file);
      return report.results.flatMap(({ messages }) =>
        messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
      );
    });
  },
};
