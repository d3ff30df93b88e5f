import { exact } from '../compute/exact.ts';
import type { Expression, Fault, Span } from './expression.ts';
import type { Token } from './read-tokens.ts';

/** How long an expression may be, how deep its brackets, and how many numbers, names and signs it may have. */
export const EXPRESSION_LIMITS = { characters: 2000, nesting: 50, nodes: 500 } as const;

/** Where the reading of an expression's tokens has come to, and the faults found on the way. */
export interface Cursor {
  /** The token `offset` steps ahead; the end token where there is none. */
  readonly token: (offset?: number) => Token;
  /** The text of a token as its author wrote it. */
  readonly written: (token: Token) => string;
  /** Whether the token ahead is one of these signs or keywords. */
  readonly isAt: (...texts: readonly string[]) => boolean;
  readonly isAtEnd: () => boolean;
  readonly advance: () => Token;
  readonly report: (message: string, hint: string, span: Span) => void;
  /** Whether a fault within `span` is told already. */
  readonly isTold: (span: Span) => boolean;
  /** `node` with its place, from the token `start` to the last one read; counts it. */
  readonly place: <Node extends object>(start: Token, node: Node) => Node & Span;
  /** What `read` reads, one bracket deeper. */
  readonly descend: (read: () => Expression) => Expression;
  /** What stands for a missing value. Its fault is told already, so no tree with it is handed out. */
  readonly hole: () => Expression;
}

/** A cursor before the first token; past a limit it tells so once and jumps to the end. */
export function makeCursor(text: string, tokens: readonly Token[], faults: Fault[]): Cursor {
  const last = tokens.length - 1;
  let at = 0;
  let depth = 0;
  let nodes = 0;
  let isStopped = false;
  const token = (offset = 0): Token => tokens[Math.max(0, Math.min(at + offset, last))]!;
  const report = (message: string, hint: string, { from, to }: Span): void => {
    if (!isStopped) faults.push({ message, hint, from, to });
  };
  const stop = (message: string): void => {
    report(message, 'split it into several metrics', token());
    isStopped = true;
    at = last;
  };
  const hole = (): Expression => ({ type: 'number', value: exact(0), text: '0', from: 0, to: 0 });
  return {
    token,
    written: ({ from, to }) => text.slice(from, to),
    isAt: (...texts) => ['sign', 'keyword'].includes(token().type) && texts.includes(token().text),
    isAtEnd: () => at === last,
    advance: () => {
      const read = token();
      at = Math.min(at + 1, last);
      return read;
    },
    report,
    isTold: ({ from, to }) => faults.some((fault) => from <= fault.from && fault.to <= to),
    place: (start, node) => {
      nodes++;
      const to = isStopped ? start.to : token(-1).to;
      if (nodes > EXPRESSION_LIMITS.nodes)
        stop(`An expression has at most ${EXPRESSION_LIMITS.nodes} numbers, names and signs`);
      return { ...node, from: start.from, to };
    },
    descend: (read) => {
      if (depth === EXPRESSION_LIMITS.nesting) {
        stop(`Brackets and signs stand at most ${EXPRESSION_LIMITS.nesting} deep`);
        return hole();
      }
      depth++;
      const inner = read();
      depth--;
      return inner;
    },
    hole,
  };
}
