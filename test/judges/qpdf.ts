import { findProgram, linesOf, runProgram } from '../support/run-program.ts';
import { type Judge, judgeEach } from './judge.ts';

/** The syntax and cross-reference table of a PDF file, which readers repair silently. */
export const qpdf: Judge = {
  name: 'qpdf --check',
  reads: 'pdf',
  needs: 'qpdf',
  available: () => findProgram('qpdf') !== undefined,
  judge: (files) =>
    judgeEach(files, async (file) => {
      const { code, stdout, stderr } = await runProgram('qpdf', ['--check', file]);
      if (code === 0) return [];
      const said = linesOf(stderr);
      return said.length > 0 ? said : linesOf(stdout);
    }),
};
