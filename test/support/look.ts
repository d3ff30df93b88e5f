import type { Look, Typeface } from '../../src/document/look.ts';

const typeface = (family: string, folder: string, fallback: string): Typeface => ({
  family,
  regular: `${folder}/400Regular`,
  italic: `${folder}/400Regular_Italic`,
  bold: `${folder}/600SemiBold`,
  boldItalic: `${folder}/600SemiBold_Italic`,
  fallback,
});

/** The two-column style as writers are given it. */
export const testLook: Look = {
  name: 'two-column',
  paper: { name: 'A4', width: 595.28, height: 841.89, margin: { top: 72, right: 68, bottom: 68, left: 68 } },
  body: typeface('Source Serif 4', 'source-serif-4', 'Georgia'),
  heading: typeface('Source Sans 3', 'source-sans-3', 'Calibri'),
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
  numbering: 'decimal',
  header: {
    left: [{ type: 'text', value: 'Marketing and Sales Service Level Agreement' }],
    centre: [],
    right: [{ type: 'text', value: 'Version 1.0.0 · Draft' }],
  },
  footer: {
    left: [],
    centre: [],
    right: [
      { type: 'text', value: 'Page ' },
      { type: 'page' },
      { type: 'text', value: ' of ' },
      { type: 'pages' },
    ],
  },
};
