import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, linesOf, runProgram } from '../support/run-program.ts';
import { type Judge, type Verdict, verdictOf } from './judge.ts';

type Profile = '2a' | 'ua1';
type Verdicts = ReadonlyMap<string, Verdict>;

/** The veraPDF engine and all its profiles come in this package's jar; it lacks what Java 11 took out. */
const ENGINE = join(
  dirname(fileURLToPath(import.meta.resolve('@opendataloader/pdf'))),
  '../lib/opendataloader-pdf-cli.jar',
);
const JAXB = [
  'jaxb-api',
  'jaxb-core',
  'jaxb-runtime',
  'txw2',
  'istack-commons-runtime',
  'stax-ex',
  'javax.activation',
].map((name) => `/usr/share/java/${name}.jar`);
const DRIVER = fileURLToPath(new URL('VeraPdf.java', import.meta.url));

/** PDF/A-2a: a file that keeps, with the structure that lets its text be used again. */
export const veraPdfA = createVeraPdf('2a', 'veraPDF PDF/A-2a');

/** PDF/UA-1: a file that a screen reader can read aloud. */
export const veraPdfUa = createVeraPdf('ua1', 'veraPDF PDF/UA-1');

function createVeraPdf(profile: Profile, name: string): Judge {
  return {
    name,
    reads: 'pdf',
    needs: 'the npm package @opendataloader/pdf, libjaxb-java and a JDK',
    available: () =>
      [ENGINE, ...JAXB].every((path) => existsSync(path)) && findProgram('javac') !== undefined,
    judge: async (files) => (await judgeByAllProfiles(files)).get(profile)!,
  };
}

// Java takes seconds to start: both judges, asked about the same files, share one run.
const runs = new Map<string, Promise<ReadonlyMap<Profile, Verdicts>>>();

function judgeByAllProfiles(files: readonly string[]): Promise<ReadonlyMap<Profile, Verdicts>> {
  const key = files.join('\n');
  const run = runs.get(key) ?? runDriver(files);
  runs.set(key, run);
  return run;
}

async function runDriver(files: readonly string[]): Promise<ReadonlyMap<Profile, Verdicts>> {
  const classPath = [ENGINE, ...JAXB].join(delimiter);
  const { code, stdout, stderr } = await runProgram('java', ['-cp', classPath, DRIVER, '2a,ua1', ...files]);
  if (code !== 0) throw new Error(`The veraPDF driver failed: ${stderr}`);
  const verdicts: Record<Profile, Map<string, Verdict>> = { '2a': new Map(), ua1: new Map() };
  let findings: string[] = [];
  for (const line of linesOf(stdout)) {
    const [kind, profile, file = '', ...rest] = line.split('\t');
    if (profile !== '2a' && profile !== 'ua1') throw new Error(`The veraPDF driver printed: ${line}`);
    if (kind === 'finding') findings.push(rest.join(' '));
    else {
      verdicts[profile].set(file, verdictOf(findings));
      findings = [];
    }
  }
  return new Map(Object.entries(verdicts) as [Profile, Verdicts][]);
}
