import type { Block, Contract, Inline, TableCell } from '../../src/document/contract.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const value = (path: string, shown: string): Inline => ({ type: 'value', path, children: [text(shown)] });
const p = (...children: Inline[]): Block => ({ type: 'paragraph', role: 'text', children });
const lead = (...children: Inline[]): Block => ({ type: 'paragraph', role: 'lead', children });
const cell = (...children: Block[]): TableCell => ({ children });
const list = (...items: Inline[][]): Block => ({
  type: 'list',
  items: items.map((children) => ({ type: 'item', children: [p(...children)] })),
});

/** A numbered contract with every node of the tree: what writers are tried on before there is a pipeline. */
export const sampleContract: Contract = {
  type: 'contract',
  language: 'en',
  title: 'Marketing and Sales Service Level Agreement',
  edition: 'Version 1.0.0 · Draft',
  mark: 'DRAFT',
  parties: ['Marketing', 'Sales'],
  date: '2026-01-01',
  labels: {
    contents: 'Contents',
    pageOf: 'Page {page} of {pages}',
    clause: 'clause',
    schedule: 'Schedule',
    quotes: ['“', '”'],
    blank: 'to be filled in',
  },
  blocks: [
    { type: 'title', children: [value('/title', 'Marketing and Sales Service Level Agreement')] },
    {
      type: 'table',
      kind: 'fields',
      columns: [
        { align: 'left', header: [] },
        { align: 'left', header: [] },
      ],
      rows: [
        { cells: [cell(p(text('Status'))), cell(p(value('/status', 'Draft')))] },
        { cells: [cell(p(text('Effective date'))), cell(p(value('/term/effective', '1 January 2026')))] },
      ],
    },
    {
      type: 'paragraph',
      role: 'guidance',
      children: [text('Delete this guidance once every blank is filled.')],
    },
    {
      type: 'section',
      id: 'summary',
      level: 1,
      number: '1',
      numbered: true,
      schedule: false,
      heading: [text('What this agreement covers')],
      children: [
        {
          type: 'clauses',
          level: 2,
          items: [
            {
              type: 'clause',
              id: 'purpose',
              number: '1.1',
              children: [
                p(
                  value('/parties/0/name', 'Marketing'),
                  text(' shall deliver '),
                  value('/goals/0/value', '100'),
                  text(' '),
                  { type: 'use', target: 'def-lead', children: [text('Qualified Leads')] },
                  text(' a month, as '),
                  { type: 'reference', target: 'credits', prefix: 'clause ', number: '2.1', children: [] },
                  text(' and '),
                  {
                    type: 'reference',
                    target: 'schedule-a',
                    prefix: '',
                    number: '',
                    children: [text('the schedule')],
                  },
                  text(' describe; see '),
                  { type: 'link', href: 'https://example.com/guide', children: [text('the guide')] },
                  text('.'),
                ),
              ],
            },
            {
              type: 'clause',
              id: 'definition',
              number: '1.2',
              children: [
                p(
                  {
                    type: 'term',
                    id: 'def-lead',
                    children: [value('/definitions/0/term', 'Qualified Lead')],
                  },
                  text(' means a contact that:'),
                ),
                {
                  type: 'clauses',
                  level: 3,
                  items: [
                    {
                      type: 'clause',
                      id: 'def-lead-a',
                      number: '(a)',
                      children: [p(text('fits the target market; and'))],
                    },
                    {
                      type: 'clause',
                      id: 'def-lead-b',
                      number: '(b)',
                      children: [
                        p(
                          text('has asked to '),
                          { type: 'emphasis', children: [text('speak')] },
                          text(' to Sales, by:'),
                        ),
                        {
                          type: 'clauses',
                          level: 4,
                          items: [
                            {
                              type: 'clause',
                              id: 'def-lead-b-i',
                              number: '(i)',
                              children: [p(text('telephone; or'))],
                            },
                            {
                              type: 'clause',
                              id: 'def-lead-b-ii',
                              number: '(ii)',
                              children: [p(text('e-mail.'))],
                            },
                          ],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      type: 'section',
      id: 'credits',
      level: 1,
      number: '2',
      numbered: true,
      schedule: false,
      heading: [text('Who does what')],
      children: [
        {
          type: 'section',
          id: 'credit-tiers',
          level: 2,
          number: '2.1',
          numbered: true,
          schedule: false,
          heading: [text('Service credits')],
          children: [
            lead(text('The credit for a month is:')),
            {
              type: 'table',
              kind: 'data',
              columns: [
                { align: 'left', header: [text('Measured availability')] },
                { align: 'right', header: [text('Credit')] },
              ],
              rows: [
                {
                  cells: [
                    cell(
                      p(
                        text('at least '),
                        value('/remedies/credits/0/tiers/0/from', '99.0 %'),
                        text(', below 99.90 %'),
                      ),
                    ),
                    cell(p(value('/remedies/credits/0/tiers/0/percent', '10 %'))),
                  ],
                },
                {
                  cells: [
                    cell(p(text('below 99.0 %'))),
                    cell(p(value('/remedies/credits/0/tiers/1/percent', '25 %'))),
                  ],
                },
              ],
            },
          ],
        },
        {
          type: 'table',
          kind: 'columns',
          columns: [
            { align: 'left', header: [value('/parties/0/name', 'Marketing')] },
            { align: 'left', header: [value('/parties/1/name', 'Sales')] },
            { align: 'left', header: [text('Shared')] },
          ],
          rows: [
            {
              topic: [value('/responsibilities/stages/0/name', 'Lead handoff')],
              cells: [
                cell(
                  list([
                    text('Marketing shall pass each Qualified Lead to Sales within '),
                    value('/x', '1 hour'),
                    text('.'),
                  ]),
                ),
                cell(
                  list(
                    [text('Sales shall call each Qualified Lead.')],
                    [text('Sales shall make six attempts.')],
                  ),
                ),
                cell(),
              ],
            },
          ],
        },
        {
          type: 'paragraph',
          role: 'note',
          children: [
            { type: 'strong', children: [text('Note.')] },
            text(' Reviewed monthly, by '),
            { type: 'blank', label: 'reviewer' },
            text('.'),
          ],
        },
      ],
    },
    {
      type: 'signatures',
      items: [
        {
          party: [value('/parties/0/name', 'Marketing')],
          lines: [
            { label: [text('Approved by')], value: [] },
            { label: [text('Name')], value: [value('/contacts/0/name', 'Amir')] },
            { label: [text('Date')], value: [] },
          ],
        },
        {
          party: [value('/parties/1/name', 'Sales')],
          lines: [
            { label: [text('Approved by')], value: [] },
            { label: [text('Name')], value: [value('/contacts/1/name', 'Kendra')] },
            { label: [text('Date')], value: [] },
          ],
        },
      ],
    },
    {
      type: 'section',
      id: 'schedule-a',
      level: 1,
      number: 'Schedule A',
      numbered: true,
      schedule: true,
      heading: [text('Delivery addresses')],
      children: [p(text('1725 Slough Avenue'), { type: 'break' }, text('Scranton, PA 18505'))],
    },
  ],
};
