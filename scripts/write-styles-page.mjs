import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The names of the built-in styles, the usual one first. */
export function listStyles(root) {
  const names = readdirSync(join(root, 'templates/styles'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return ['two-column', ...names.filter((name) => name !== 'two-column')];
}

const EXAMPLES = {
  fonts: '{ body: source-sans-3 }',
  sizes: '{ body: { size: 11, leading: 16 } }',
  colours: '{ accent: "#8a1c4a" }',
  numbering: 'lettered',
  header: '{ left: "{parties}", right: "{date}" }',
  footer: '{ centre: "{page} / {pages}" }',
  logo: '{ file: assets/logo.png, alt: Logo of Company X }',
};

/** docs/styles.md, made from each style's `style.yaml` and the schema of the options that every style takes. */
export function writeStylesPage(root, schemas) {
  const styles = listStyles(root).map((name) => ({
    name,
    ...parse(readFileSync(join(root, `templates/styles/${name}/style.yaml`), 'utf8')),
  }));
  const general = schemas.get('parts/look.schema.json').$defs.styleOptions.properties;
  return `${[
    START,
    '| Style | What it is | For |',
    '|---|---|---|',
    ...styles.map(
      ({ name, description, agreements }) =>
        `| \`${name}\` | ${cell(description)} | ${agreements ? agreements.join(', ') : 'every type'} |`,
    ),
    '',
    CHOICE,
    ...styles.flatMap(describeOptions),
    GENERAL,
    '| Option | What it does | Example |',
    '|---|---|---|',
    ...Object.entries(general).map(
      ([name, { description }]) => `| \`${name}\` | ${cell(description)} | \`${name}: ${EXAMPLES[name]}\` |`,
    ),
    '',
    END,
  ].join('\n')}`;
}

function describeOptions({ name, options }) {
  if (!options) return [];
  const rows = Object.entries(options).map(([option, declared]) => {
    const fallback = declared.default ?? (declared.type === 'boolean' ? false : undefined);
    const values = declared.enum ? declared.enum.map((one) => `\`${one}\``).join(', ') : declared.type;
    const example = declared.enum?.find((one) => one !== fallback) ?? SAMPLES[declared.type](fallback);
    return `| \`${option}\` | ${cell(declared.description)} | ${values} | ${fallback === undefined ? '' : `\`${fallback}\``} | \`${option}: ${example}\` |`;
  });
  return [
    `### The options of \`${name}\`\n`,
    '| Option | What it does | Values | Without it | Example |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

const SAMPLES = {
  boolean: (fallback) => !fallback,
  string: () => 'a text',
  integer: () => 3,
  number: () => 1.5,
};

function cell(text) {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
}

const START = `# Styles: how a contract looks

<!-- Generated from templates/styles/ and schemas/ by \`npm run generate\`: do not edit. -->

A style decides how a contract looks and in which order it speaks. It never changes what the agreement means. Choose one in
the agreement, or for one run with \`slakit render --style bulleted\`.
`;

const CHOICE = `\`\`\`yaml
presentation:
  style: two-column
  paper: Letter
  options:
    form: short
    colours: { accent: "#8a1c4a" }
\`\`\`

A style refuses a type of agreement that it does not suit, and an option that it does not have, with the line and what
would be right. One option for one run: \`--set presentation.options.form=short\`.
`;

const GENERAL = `## Options that every style takes
`;

const END = `- **Fonts.** \`source-serif-4\` and \`source-sans-3\` come with slakit. Another family needs its TrueType files, by their way from the
  file that names them: \`body: { family: Brand, regular: fonts/Brand-Regular.ttf, bold: fonts/Brand-Bold.ttf, fallback: Georgia }\`.
  PDF embeds what it uses. Word and HTML name the family, and the fallback where it is not installed. A character that a font
  lacks is a problem.
- **Colours.** Text keeps a contrast of 4.5 : 1 on white and on \`shade\`; less is refused.
- **Numbering.** Word counts by itself, and cross-references follow: "clause 3.1", "section C", "Step 3". A bullet is
  referred to by its section.
- **Header and footer.** \`{title}\`, \`{edition}\`, \`{date}\`, \`{parties}\`, \`{page}\`, \`{pages}\` and \`{pageOf}\` ("Page 1 of 9") stand for
  what they name. What you give replaces all three places. The header stands on each page but the first. They print in PDF, in
  Word and when HTML is printed; Markdown has no pages.
- **Logo.** A PNG (8 bits a channel, not interlaced) or JPEG of at most 2 MB, within the folder where you run slakit. With \`alt\` it is
  part of the document for those who cannot see it; without, it is decoration. Markdown leaves it out.

## Making a style

A style is a folder. Nothing else changes when you add one.

\`\`\`
templates/styles/ours/
  style.yaml            description, agreements (the types it suits), paper, margin, body, heading, sizes, colours,
                        numbering, header, footer, logo, options
  layout.md.hbs         the document
  parts/cover.md.hbs    pieces of its own: {{> parts/cover}}
  labels/en.yaml        words of its own: {{word "preparedFor"}}; laid over templates/labels/en.yaml
  agreements/customer.md.hbs, clauses/en/summary.md.hbs   in place of the general ones
\`\`\`

1. Copy the nearest style: \`slakit template new ours --from two-column\`.
2. Change \`style.yaml\`. Only its description must be there; what it leaves out is as usual, and what is wrong in it is told with
   its line. Declare options of your own, and use them in templates:

   \`\`\`yaml
   options:
     copies: { type: integer, default: 2, description: How many are signed. }
   \`\`\`

   \`\`\`handlebars
   {{#if options.copies}}Signed in {{options.copies}} copies.{{/if}}
   \`\`\`

   A type is \`boolean\`, \`string\`, \`integer\` or \`number\`; \`enum\` lists the values there are. For a choice write
   \`{{#if (eq options.form "short")}}\`.
3. Write \`layout.md.hbs\`; [templates](templates.md) says how.
4. \`slakit render agreement.sla.yaml --style ours\`.

slakit looks in your \`templates/\` first: for \`clauses/summary\` in \`styles/ours/clauses/en/\`, then in \`clauses/en/\`; then in the same
places of its own.
`;
