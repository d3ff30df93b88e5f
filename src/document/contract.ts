/**
 * The contract as a tree: what every template becomes and every writer takes.
 * It says what each part means, never how it looks; a Look says that.
 */
export interface Contract {
  readonly type: 'contract';
  /** BCP 47 tag of the language the text is written in. */
  readonly language: string;
  /** The title as plain text, for metadata and the running header. */
  readonly title: string;
  /** Version and status in words, for the running header: "Version 1.2.0 · Draft". */
  readonly edition: string;
  /** The word that marks every page of a contract nobody has agreed yet ("DRAFT"); absent from `agreed` on. */
  readonly mark?: string;
  /** The names of the parties, for metadata. */
  readonly parties: readonly string[];
  /** The date of this edition as `YYYY-MM-DD`: document metadata, never the clock. */
  readonly date: string;
  readonly labels: Labels;
  readonly blocks: readonly Block[];
}

/** Fixed words in the contract's language. Every writer takes its furniture from here. */
export interface Labels {
  readonly contents: string;
  /** "Page {page} of {pages}" */
  readonly pageOf: string;
  /** "clause" before the number of a section or clause in a cross-reference. */
  readonly clause: string;
  /** The word before the number of a first-level heading ("Step"), where the numbering has one. */
  readonly heading?: string;
  /** "Schedule" before the letter of a schedule. */
  readonly schedule: string;
  /** Opening and closing quotation marks round a defined term. */
  readonly quotes: readonly [string, string];
  /** Label of a blank with no label of its own, for screen readers: "to be filled in". */
  readonly blank: string;
}

export type Block = Cover | Title | Section | Paragraph | Clauses | List | Table | Signatures;

/** The front page, before everything else: the title, then paragraphs and fields that say what document this is. */
export interface Cover {
  readonly type: 'cover';
  readonly children: readonly Block[];
}

/** The document's title; one per contract, first or in its cover. */
export interface Title {
  readonly type: 'title';
  readonly children: readonly Inline[];
}

/** A heading and what stands under it. Sections nest; `number` is set by numbering ("3", "3.1", "Schedule A"). */
export interface Section {
  readonly type: 'section';
  readonly id: string;
  readonly level: 1 | 2 | 3;
  /** As printed, without a trailing full stop or space. Absent before numbering and for unnumbered sections. */
  readonly number?: string;
  readonly numbered: boolean;
  /** A schedule is numbered "Schedule A" and starts on a new page. */
  readonly schedule: boolean;
  readonly heading: readonly Inline[];
  readonly children: readonly Block[];
}

/** What a paragraph is for; `guidance` is visibly not contract text, `lead` introduces the list or table after it. */
export type ParagraphRole = 'text' | 'lead' | 'note' | 'guidance';

export interface Paragraph {
  readonly type: 'paragraph';
  readonly role: ParagraphRole;
  readonly children: readonly Inline[];
}

/** Numbered clauses: "3.1", in a schedule "1", then "(a)", then "(i)", by depth below their section. */
export interface Clauses {
  readonly type: 'clauses';
  /** The level of the numbering scheme these clauses stand at: 2 prints "3.1" or "1", 3 "(a)", 4 "(i)". */
  readonly level: 2 | 3 | 4;
  readonly items: readonly Clause[];
}

export interface Clause {
  readonly type: 'clause';
  readonly id: string;
  /** As printed: "3.1", "(a)", "(i)", or the bullet "•" of a clause that has no number of its own. Absent before numbering. */
  readonly number?: string;
  readonly children: readonly Block[];
}

/** A list whose order does not matter. */
export interface List {
  readonly type: 'list';
  /** Says what the shapes of a `lanes` table mean. */
  readonly legend?: true;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly type: 'item';
  /** What is drawn round it in a `lanes` table and in its legend. */
  readonly shape?: Shape;
  readonly children: readonly Block[];
}

/** A step of a process: work, a decision between ways to go on, something written; or the passing on of work. */
export type Shape = 'activity' | 'decision' | 'document' | 'handoff';

/**
 * Rows and columns.
 * - `data`: figures under a header row; column widths from content, numbers aligned.
 * - `columns`: the parties side by side, equal widths, level row by row; a row's `topic` runs across all columns
 *   above its cells.
 * - `fields`: two columns, label and value, no header row; the first cell of each row is its header.
 * - `lanes`: a process: a column of its own colour for each owner, rows by stage, their items drawn as shapes; a row's
 *   `topic` is its header, and a row with a `handoff` is an arrow from one column to another.
 */
export interface Table {
  readonly type: 'table';
  readonly kind: 'data' | 'columns' | 'fields' | 'lanes';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  readonly align: 'left' | 'right' | 'center';
  /** Empty for `fields`. */
  readonly header: readonly Inline[];
  /** A column of `lanes` that belongs to all owners together. */
  readonly shared?: true;
}

export interface TableRow {
  /** The stage or subject of a row in a `columns` table. */
  readonly topic?: readonly Inline[];
  /** As many as the table has columns. */
  readonly cells: readonly TableCell[];
  /** The columns, from 0, between which work passes; what passes stands in the cell of the first. */
  readonly handoff?: { readonly from: number; readonly to: number };
}

export interface TableCell {
  /** May be empty: the cell is then blank. */
  readonly children: readonly Block[];
}

/** The signature or approval block: never split, never alone on a page. */
export interface Signatures {
  readonly type: 'signatures';
  readonly items: readonly Signature[];
}

export interface Signature {
  readonly party: readonly Inline[];
  /** Labelled lines: a line without a value is a ruled blank to fill in by hand. */
  readonly lines: readonly SignatureLine[];
}

export interface SignatureLine {
  readonly label: readonly Inline[];
  /** Empty: a ruled line. */
  readonly value: readonly Inline[];
}

export type Inline = Text | Value | Strong | Emphasis | Link | Reference | Term | Use | Blank | Break;

export interface Text {
  readonly type: 'text';
  readonly value: string;
}

/** A value of the agreement, with the field it came from; its children are text, or restricted inline marks for rich text. */
export interface Value {
  readonly type: 'value';
  /** JSON Pointer into the agreement. */
  readonly path: string;
  readonly children: readonly Inline[];
}

export interface Strong {
  readonly type: 'strong';
  readonly children: readonly Inline[];
}

export interface Emphasis {
  readonly type: 'emphasis';
  readonly children: readonly Inline[];
}

/** A link out of the document; only `https:`, `http:` and `mailto:` ever get this far. */
export interface Link {
  readonly type: 'link';
  readonly href: string;
  readonly children: readonly Inline[];
}

/** A cross-reference; numbering fills `children` ("clause 3.1") when the template left them empty. */
export interface Reference {
  readonly type: 'reference';
  /** The `id` of a Section, Clause or Term. */
  readonly target: string;
  /** The word before the number ("clause "), printed inside the link; empty when the template gave its own words. */
  readonly prefix: string;
  /** The part that follows numbering ("3.1"); empty when the template gave its own words. */
  readonly number: string;
  /** The template's own words; empty when numbering filled `prefix` and `number`. */
  readonly children: readonly Inline[];
}

/** The one place where a defined term is defined: printed bold, in quotation marks. */
export interface Term {
  readonly type: 'term';
  readonly id: string;
  readonly children: readonly Inline[];
}

/** A use of a defined term: linked to its definition where a format can, otherwise plain. */
export interface Use {
  readonly type: 'use';
  /** The `id` of the Term. */
  readonly target: string;
  readonly children: readonly Inline[];
}

/** A ruled line to fill in by hand. */
export interface Blank {
  readonly type: 'blank';
  /** What goes there, for screen readers; empty if the text around it says so. */
  readonly label: string;
}

/** A line break that belongs to the text, as in an address. */
export interface Break {
  readonly type: 'break';
}
