import type { Line } from './break-lines.ts';
import { drawShape } from './draw-shape.ts';
import { shapeWord } from './face.ts';
import { colourOperands } from './pdf-file.ts';
import type { BlankPiece, LinkTarget, Piece, Run } from './piece.ts';
import type { Mark, ShapeMark } from './slab.ts';
import type { StructureNode } from './structure-node.ts';
import type { DocumentFace } from './text-style.ts';

/** A page being painted: its operators, and what they refer to. Lengths are in points from the page's lower left corner. */
export interface Canvas {
  readonly page: number;
  readonly height: number;
  readonly operators: string[];
  readonly links: PaintedLink[];
  readonly faces: Set<DocumentFace>;
  /** The element of each piece of marked content, by its number on the page. */
  readonly owners: StructureNode[];
  readonly rule: string;
  /** Whether the logo stands on it. */
  pictures: boolean;
  open: StructureNode | 'artifact' | undefined;
  inText: boolean;
  font: string;
  colour: string;
}

/** A rectangle that can be clicked. */
export interface PaintedLink {
  readonly target: LinkTarget;
  readonly words: string;
  readonly node: StructureNode;
  readonly box: readonly [number, number, number, number];
}

/** A blank page of the given height; `rule` is the colour of ruled blanks. */
export function createCanvas(page: number, height: number, rule: string): Canvas {
  return {
    page,
    height,
    operators: [],
    links: [],
    faces: new Set(),
    owners: [],
    rule,
    pictures: false,
    open: undefined,
    inText: false,
    font: '',
    colour: '',
  };
}

/** Where marks are painted, and whether as an artifact: something seen that is no part of the text. */
export interface Placing {
  readonly x: number;
  /** From the top of the page. */
  readonly y: number;
  readonly artifact: boolean;
  readonly pageOf: ReadonlyMap<string, number>;
}

/** Paints marks in their order, which is the order of reading. */
export function paintMarks(canvas: Canvas, marks: readonly Mark[], placing: Placing): void {
  for (const mark of marks) {
    const y = canvas.height - placing.y - mark.y;
    switch (mark.type) {
      case 'fill':
        paintFill(canvas, placing.x + mark.x, y - mark.height, mark.width, mark.height, mark.colour);
        break;
      case 'shape':
        paintShape(canvas, mark, placing.x + mark.x, y);
        break;
      case 'text':
        paintLine(canvas, mark.line, placing.x + mark.x, y, placing.artifact);
        break;
      case 'picture': {
        const { node, width, height } = mark;
        if (node && !placing.artifact) openContent(canvas, node, undefined);
        else openArtifact(canvas);
        endText(canvas);
        const place = [placing.x + mark.x, y - height].map(number).join(' ');
        canvas.operators.push(`q ${number(width)} 0 0 ${number(height)} ${place} cm /Logo Do Q`);
        canvas.pictures = true;
        break;
      }
      case 'page-number': {
        const number = String(placing.pageOf.get(mark.target) ?? '');
        const { face, size } = mark.style;
        const shaped = shapeWord(face.face, number);
        const width = (shaped.advance * size) / 1000;
        const right = placing.x + mark.right;
        paintLeader(canvas, placing.x + mark.from + LEADER_GAP, right - width - LEADER_GAP, y);
        const run = mark.line.pieces[0]?.run;
        if (run) {
          const piece: Piece = {
            type: 'word',
            run: { ...run, style: mark.style },
            text: number,
            face,
            shaped,
            width,
          };
          paintLine(canvas, { pieces: [piece], width }, right - width, y, placing.artifact);
        }
        break;
      }
    }
  }
}

const LEADER_GAP = 6;

/** Fills a rectangle, as an artifact. */
export function paintFill(
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
): void {
  openArtifact(canvas);
  endText(canvas);
  setColour(canvas, colour);
  canvas.operators.push(`${number(x)} ${number(y)} ${number(width)} ${number(height)} re f`);
}

function paintShape(canvas: Canvas, mark: ShapeMark, x: number, top: number): void {
  openArtifact(canvas);
  endText(canvas);
  const colours = `${colourOperands(mark.fill)} rg ${colourOperands(mark.stroke)} RG`;
  canvas.operators.push(`q ${colours} ${SHAPE_LINE} w 1 j ${drawShape(mark, x, top)} B Q`);
}

/** The outline of a shape, in points. */
const SHAPE_LINE = 0.8;

function paintLeader(canvas: Canvas, from: number, to: number, y: number): void {
  if (to - from < 12) return;
  openArtifact(canvas);
  endText(canvas);
  canvas.operators.push(
    `q ${colourOperands(canvas.rule)} RG 0.8 w 1 J [0 4] ${number(to % 4)} d ${number(to)} ${number(y + 1)} m ${number(from)} ${number(y + 1)} l S Q`,
  );
}

/** Paints a line of pieces from `x`, its baseline at `y`. */
export function paintLine(canvas: Canvas, line: Line, x: number, y: number, artifact: boolean): void {
  let left = x;
  let operands = '';
  let run: Run | undefined;
  let face: DocumentFace | undefined;
  let linkFrom = x;
  const flush = (): void => {
    if (operands) canvas.operators.push(`[${operands}]TJ`);
    operands = '';
  };
  const endLink = (): void => {
    if (run?.link && !artifact && left > linkFrom) addLink(canvas, run, run.link, linkFrom, left, y);
  };
  for (const piece of line.pieces) {
    if (piece.type === 'break') continue;
    if (piece.type === 'blank') {
      flush();
      endLink();
      run = undefined;
      face = undefined;
      paintBlank(canvas, piece, left, y, artifact);
      left += piece.width;
      continue;
    }
    const pieceFace = piece.type === 'word' ? piece.face : piece.run.style.face;
    const shaped = piece.type === 'word' ? piece.shaped : shapeWord(pieceFace.face, ' ');
    if (piece.run !== run || pieceFace !== face) {
      flush();
      if (piece.run !== run) {
        if (piece.run.link !== run?.link) {
          endLink();
          linkFrom = left;
        }
        run = piece.run;
      }
      face = pieceFace;
      beginText(canvas, run, artifact, left, y);
      setFont(canvas, face, run.style.size);
      setColour(canvas, run.style.colour);
    }
    pieceFace.used.add(shaped);
    operands += shaped.operand;
    left += piece.width;
  }
  flush();
  endLink();
}

/** Opens the element's marked content and a text object at the place, if they are not open already. */
function beginText(canvas: Canvas, run: Run, artifact: boolean, x: number, y: number): void {
  if (artifact) openArtifact(canvas);
  else openContent(canvas, run.owner, run.within);
  if (!canvas.inText) {
    canvas.operators.push('BT');
    canvas.inText = true;
  }
  canvas.operators.push(`1 0 0 1 ${number(x)} ${number(y)} Tm`);
}

function paintBlank(canvas: Canvas, piece: BlankPiece, x: number, y: number, artifact: boolean): void {
  if (artifact) openArtifact(canvas);
  else openContent(canvas, piece.run.owner, piece.run.within);
  endText(canvas);
  setColour(canvas, piece.run.style.colour);
  canvas.operators.push(`${number(x)} ${number(y - 2)} ${number(piece.width)} 0.6 re f`);
}

function addLink(canvas: Canvas, run: Run, target: LinkTarget, from: number, to: number, y: number): void {
  const { size } = run.style;
  const box = [from, y - size * 0.25, to, y + size * 0.8] as const;
  canvas.links.push({ target, words: run.linkText ?? '', node: run.owner, box });
  run.owner.kids.push({ type: 'annotation', page: canvas.page, index: canvas.links.length - 1 });
}

function openContent(canvas: Canvas, owner: StructureNode, within: StructureNode | undefined): void {
  if (canvas.open === owner) return;
  closeContent(canvas);
  if (within && owner.kids.length === 0) within.kids.push({ type: 'node', node: owner });
  const id = canvas.owners.length;
  canvas.owners.push(owner);
  owner.kids.push({ type: 'content', page: canvas.page, id });
  canvas.operators.push(`/${owner.tag} <</MCID ${id}>> BDC`);
  canvas.open = owner;
}

/** Opens content that is no part of the text; `kind` says what it is to readers that want to know. */
export function openArtifact(canvas: Canvas, kind = ''): void {
  if (canvas.open === 'artifact' && kind === '') return;
  closeContent(canvas);
  canvas.operators.push(kind ? `/Artifact <<${kind}>> BDC` : '/Artifact BMC');
  canvas.open = 'artifact';
}

/** Ends whatever content is open. */
export function closeContent(canvas: Canvas): void {
  endText(canvas);
  if (canvas.open) canvas.operators.push('EMC');
  canvas.open = undefined;
}

function endText(canvas: Canvas): void {
  if (canvas.inText) canvas.operators.push('ET');
  canvas.inText = false;
}

function setFont(canvas: Canvas, face: DocumentFace, size: number): void {
  const font = `/${face.name} ${size} Tf`;
  canvas.faces.add(face);
  if (font !== canvas.font) canvas.operators.push(font);
  canvas.font = font;
}

function setColour(canvas: Canvas, colour: string): void {
  if (colour !== canvas.colour) canvas.operators.push(`${colourOperands(colour)} rg`);
  canvas.colour = colour;
}

/** A number as PDF writes it: a hundredth of a point is finer than any printer. */
export function number(value: number): number {
  return Math.round(value * 100) / 100;
}
