/** What a judge says of one file; `findings` is empty exactly when it accepts the file. */
export interface Verdict {
  readonly ok: boolean;
  readonly findings: readonly string[];
}

/** A program or library that is not ours and that looks at a written file. */
export interface Judge {
  /** As printed in the titles of tests: "veraPDF PDF/A-2a". */
  readonly name: string;
  /** The extension of the files it reads, without a dot. */
  readonly reads: 'pdf' | 'docx' | 'md' | 'html';
  /** What has to be installed for it, in words. */
  readonly needs: string;
  /** Whether everything it needs is on this machine. */
  readonly available: () => boolean;
  /** Judges many files in one go, since most judges start slowly; one verdict for each file, by its path. */
  readonly judge: (files: readonly string[]) => Promise<ReadonlyMap<string, Verdict>>;
}

/** A verdict from what was found: nothing found, file accepted. */
export function verdictOf(findings: readonly string[]): Verdict {
  return { ok: findings.length === 0, findings };
}

/** Asks `judgeOne` about each file, at most two at a time: the number of processors that the gate has. */
export async function judgeEach(
  files: readonly string[],
  judgeOne: (file: string) => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const waiting = [...files];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      verdicts.set(file, verdictOf(await judgeOne(file)));
    }
  };
  await Promise.all([work(), work()]);
  return verdicts;
}
