import type { Inline, TableRow } from './contract.ts';

/** The topic of a row of `lanes` in two parts: the name of the stage that begins there, in bold, and what the row is about. */
export function splitStageTopic(topic: readonly Inline[]): readonly (readonly Inline[])[] {
  const [first, ...rest] = topic;
  if (first?.type !== 'strong') return topic.length > 0 ? [topic] : [];
  const [space, ...words] = rest;
  const about = space?.type === 'text' && space.value.trim() === '' ? words : rest;
  return about.length > 0 ? [[first], about] : [[first]];
}

/** Whether a stage begins with a row of `lanes`. */
export function beginsStage(row: TableRow): boolean {
  return row.topic?.[0]?.type === 'strong';
}
