import type { Format, GenerateOptions } from '../index.ts';
import { chooseDocumentDate } from './document-date.ts';
import { findCollision, formatOfFile, nameOutput, suggestFolder } from './name-outputs.ts';
import { STANDARD_INPUT } from './read-input.ts';

/** The options of `slakit render` as they were given. */
export interface RenderOptions {
  readonly format?: readonly Format[];
  readonly style?: string;
  readonly letterhead?: string;
  readonly dir: string;
  readonly output?: string;
  readonly set?: ReadonlyMap<string, string>;
  readonly date?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly watch?: boolean;
}

/** What a run is to do; `compare` writes nothing and tells what is stale, `list` writes nothing at all. */
export type RenderMode = 'write' | 'compare' | 'list';

/** What `slakit render` is to do, with every contradiction of the command line already refused. */
export interface RenderPlan {
  readonly inputs: readonly string[];
  readonly generate: GenerateOptions;
  readonly mode: RenderMode;
  readonly force: boolean;
  readonly watch: boolean;
  /** Whether the one document goes to standard output instead of a file. */
  readonly toStandardOutput: boolean;
  /** The Word file that Word contracts are written into, as it was asked for. */
  readonly letterhead?: string | undefined;
  /** The path of the output of `input` with this extension. */
  readonly nameOutput: (input: string, extension: string) => string;
}

/** What is wrong with the command line, and what would be right. */
export interface Refusal {
  readonly message: string;
  readonly hint?: string;
}

const usualFormats: readonly Format[] = ['pdf', 'docx', 'md', 'html'];

/** The plan for these inputs and options, or why there is none. */
export function planRender(
  inputs: readonly string[],
  options: RenderOptions,
  environment: Readonly<Record<string, string | undefined>>,
): RenderPlan | Refusal {
  const { date, error } = chooseDocumentDate(options.date, environment);
  if (error !== undefined) return { message: error };
  const chosen = chooseFormats(inputs, options);
  if ('message' in chosen) return chosen;
  const refusal = refuseInputs(inputs, options) ?? refuseLetterhead(chosen, options);
  if (refusal) return refusal;
  const { output } = options;
  return {
    inputs,
    generate: {
      formats: chosen,
      ...(options.style === undefined ? {} : { style: options.style }),
      ...(date === undefined ? {} : { date }),
      ...(options.include ? { include: options.include } : {}),
      ...(options.exclude ? { exclude: options.exclude } : {}),
      ...(options.set ? { set: Object.fromEntries(options.set) } : {}),
    },
    mode: options.check ? 'compare' : options.dryRun ? 'list' : 'write',
    force: options.force === true,
    watch: options.watch === true,
    toStandardOutput: output === '-',
    letterhead: options.letterhead,
    nameOutput: (input, extension) => output ?? nameOutput(options.dir, input, extension),
  };
}

function chooseFormats(
  inputs: readonly string[],
  { output, format }: RenderOptions,
): readonly Format[] | Refusal {
  if (output === undefined) return format ?? usualFormats;
  if (inputs.length > 1) {
    return { message: '-o names one file, but there are several agreements', hint: 'Use -d DIR' };
  }
  if (format && format.length > 1) {
    return { message: '-o names one file, but -f several formats', hint: 'Use -d DIR' };
  }
  const told = output === '-' ? undefined : formatOfFile(output);
  const wanted = format?.[0];
  if (told && wanted && told !== wanted) {
    return { message: `-o ${output} and -f ${wanted} contradict each other`, hint: 'Leave out -f' };
  }
  const only = wanted ?? told;
  if (only) return [only];
  return output === '-'
    ? { message: '-o - needs a format', hint: 'For example: -f md -o -' }
    : { message: `The name ${output} does not tell the format`, hint: 'Add it with -f, for example -f pdf' };
}

function refuseLetterhead(formats: readonly Format[], { letterhead }: RenderOptions): Refusal | undefined {
  if (letterhead === undefined || formats.includes('docx')) return undefined;
  return { message: '--letterhead is for Word files, and none is asked for', hint: 'Add docx to -f' };
}

function refuseInputs(inputs: readonly string[], options: RenderOptions): Refusal | undefined {
  if (options.watch && inputs.includes(STANDARD_INPUT)) {
    return { message: '--watch needs files; standard input cannot be watched' };
  }
  if (options.output === '-' && (options.check || options.dryRun || options.watch)) {
    const option = options.check ? '--check' : options.dryRun ? '--dry-run' : '--watch';
    return { message: `${option} needs files; -o - writes none` };
  }
  const collision = findCollision(inputs);
  if (!collision) return undefined;
  const [one, other] = collision;
  if (one === other) return { message: `${one} is named twice` };
  return {
    message: `${one} and ${other} would both be written to ${nameOutput(options.dir, other, '*')}`,
    hint: `Render them one by one, for example the second with -d ${suggestFolder(options.dir, other)}`,
  };
}
