import type { Problem } from '../../../problem.ts';
import { letterheadProblem } from './letterhead.ts';
import type { LetterheadPackage } from './letterhead-package.ts';
import { ownerOf, type PartRelationship } from './package-relationships.ts';
import { removal } from './text-edits.ts';
import { isWord, relationshipAttribute, wordAttribute } from './word-xml.ts';
import { walk, type XmlNode } from './xml-tree.ts';

/** What a part of the file may not be, by the kind of the relationship that leads to it. */
const REFUSED_KINDS: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  vbaProject: ['macros', 'save it as a document without macros (.docx)'],
  wordVbaData: ['macros', 'save it as a document without macros (.docx)'],
  control: ['an ActiveX control', 'take the control out of the letterhead'],
  oleObject: ['an embedded object', 'put it in as a picture'],
  package: ['an embedded file, such as the data of a chart', 'put it in as a picture'],
  aFChunk: [
    'a whole file of another format inside it',
    'open it in Word and save it again, which takes that file in',
  ],
  subDocument: ['another document that it is made up of', 'put everything into one document'],
  origin: ['a digital signature', 'use a copy that is not signed'],
  signature: ['a digital signature', 'use a copy that is not signed'],
};

/** Fields by which Word reads another file or program when they are updated. */
const FETCHING_FIELD =
  /^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD|EMBED|MACROBUTTON)\b/i;

const SAFE_LINK = /^(https?|mailto|tel|#)/i;

/** Refuses whatever could run or fetch something when the contract is opened; takes a link to a template away. */
export function refuseDangers(opened: LetterheadPackage): void {
  const { file, problems } = opened;
  const refuse = (rule: string, what: string, hint: string): void => {
    const problem = letterheadProblem(file, rule, what, hint);
    if (!problems.some(({ message }) => message === problem.message)) problems.push(problem);
  };
  if (opened.names.some((name) => /vbaProject\.bin$/i.test(name)) || /\.(docm|dotm)$/i.test(file))
    refuse(
      'macros',
      'It holds macros, which a contract may not',
      'save it as a document without macros (.docx)',
    );
  for (const name of opened.names) {
    if (!name.endsWith('.rels')) {
      if (/^word\/[^/]+\.xml$/i.test(name))
        for (const found of fetchingFields(opened.part(name)?.root))
          refuse(
            'fetches',
            `Its field ${JSON.stringify(found)} reads another file`,
            'replace the field by its text',
          );
      continue;
    }
    for (const relationship of opened.relationships(ownerOf(name))) {
      const refused = REFUSED_KINDS[relationship.kind];
      if (refused) refuse('dangerous', `It holds ${refused[0]}, which a contract may not`, refused[1]);
      else if (relationship.external) judgeExternal(opened, name, relationship, refuse);
    }
  }
}

function judgeExternal(
  opened: LetterheadPackage,
  name: string,
  { kind, target, id, node }: PartRelationship,
  refuse: (rule: string, what: string, hint: string) => void,
): void {
  const shown = JSON.stringify(target.slice(0, 80));
  if (kind === 'hyperlink') {
    if (!SAFE_LINK.test(target))
      refuse(
        'fetches',
        `Its link to ${shown} leads to no web page and no mail address`,
        'take the link away',
      );
    return;
  }
  if (kind !== 'attachedTemplate') {
    refuse(
      'fetches',
      `It shows ${shown}, which Word would fetch each time`,
      'put it into the file instead of linking it',
    );
    return;
  }
  opened.edit(name, removal(node));
  const owner = opened.part(ownerOf(name));
  for (const element of owner ? walk(owner.root) : []) {
    if (isWord(element, 'attachedTemplate') && relationshipAttribute(element, 'id') === id)
      opened.edit(owner!.name, removal(element));
  }
  opened.problems.push(templateLeftOut(opened.file, shown));
}

function templateLeftOut(file: string, template: string): Problem {
  return letterheadProblem(
    file,
    'template-left-out',
    `Its link to the template ${template} is left out of the contract`,
    'take the link away in Word: Developer, Document Template, Normal.dotm',
    'info',
  );
}

/** The instructions of fields that read something from elsewhere. */
function* fetchingFields(root: XmlNode | undefined): Generator<string> {
  if (!root) return;
  let instruction: string | undefined;
  for (const node of walk(root)) {
    if (isWord(node, 'fldSimple')) {
      const simple = wordAttribute(node, 'instr') ?? '';
      if (FETCHING_FIELD.test(simple)) yield simple.trim().slice(0, 80);
    } else if (isWord(node, 'instrText')) instruction = (instruction ?? '') + node.text;
    else if (isWord(node, 'fldChar')) {
      if (instruction !== undefined && FETCHING_FIELD.test(instruction))
        yield instruction.trim().slice(0, 80);
      instruction = undefined;
    }
  }
}
