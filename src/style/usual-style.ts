import type { Colours, Paper, Sizes } from '../document/look.ts';

/** What a style has where its `style.yaml` says nothing else. */
export const USUAL_STYLE: {
  readonly paper: Paper['name'];
  readonly margin: Paper['margin'];
  readonly body: string;
  readonly heading: string;
  readonly sizes: Sizes;
  readonly colours: Colours;
} = {
  paper: 'A4',
  margin: { top: 72, right: 68, bottom: 68, left: 68 },
  body: 'source-serif-4',
  heading: 'source-sans-3',
  sizes: {
    body: { size: 10.5, leading: 15 },
    table: { size: 9.5, leading: 13 },
    small: { size: 8.5, leading: 11 },
    title: { size: 23, leading: 28 },
    heading1: { size: 14, leading: 18 },
    heading2: { size: 11.5, leading: 15 },
    heading3: { size: 10.5, leading: 15 },
  },
  colours: { text: '#1b1f24', muted: '#57606a', accent: '#1f4e79', rule: '#b8c0c8', shade: '#f1f4f7' },
};
