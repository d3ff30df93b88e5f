import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { generate } from '../src/index.ts';
import type { Problem } from '../src/problem.ts';
import { PROJECT } from './support/find-examples.ts';

interface Layered {
  readonly problems: readonly Problem[];
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

async function layered(example: string, change = (text: string): string => text): Promise<Layered> {
  const text = change(readFileSync(`${PROJECT}/examples/${example}.sla.yaml`, 'utf8'));
  const { files, problems } = await generate(
    { text, file: 'agreement.sla.yaml' },
    { formats: ['md', 'html', 'docx', 'pdf'], style: 'layered' },
  );
  return { problems, contents: new Map(files.map(({ format, content }) => [format, content])) };
}

/** With plain spaces for those that hold a number and its unit together. */
function markdownOf({ contents }: Layered): string {
  return new TextDecoder().decode(contents.get('md')).replaceAll('\u00a0', ' ');
}

/** What the Markdown says of one service in front. */
function summaryOf(contract: Layered, service: string): string {
  const text = markdownOf(contract);
  const from = text.indexOf(`### ${service}`);
  expect(from).toBeGreaterThan(0);
  return text.slice(from, text.indexOf('\n#', from + 1));
}

describe('the layered style', () => {
  test('says in front what each service guarantees, in one sentence, and where its full terms are', async () => {
    const contract = await layered('cloud-service');
    expect(contract.problems).toEqual([]);
    const summary = summaryOf(contract, 'Freight Platform');
    expect(summary).toContain(
      '**Alsterkrone guarantees** Maasvliet at least 99.90 % in each calendar month (commitment: Availability of the Freight Platform).',
    );
    expect(summary).toContain(
      '[View full details](#service-freight-platform): [Schedule A](#service-freight-platform) · [Read more on the web](https://docs.alsterkrone.example/freight-platform)',
    );
    expect(markdownOf(contract)).toContain(
      '## Schedule A – Freight Platform <a id="service-freight-platform"></a>',
    );
  });

  test('has a bullet for each thing that counts as available, and says where there is no commitment', async () => {
    const contract = await layered('cloud-service', (text) =>
      text.replace(
        '    serviceHours: around-the-clock\n',
        '    serviceHours: around-the-clock\n    available: [users sign in, planners read and write transports]\n    noCommitment: [the preview of the map]\n    plans:\n      - { id: free, name: Free plan, commitment: none }\n      - { id: paid, name: Paid plan, objectives: [platform-availability] }\n',
      ),
    );
    expect(contract.problems).toEqual([]);
    const summary = summaryOf(contract, 'Freight Platform');
    expect(summary).toMatch(
      /counts as available only while it allows all of these:\n\n[-*] users sign in\n[-*] planners read/,
    );
    expect(summary).toMatch(
      /[-*] Free plan: \*\*no commitment\*\*\n[-*] Paid plan: Availability of the Freight Platform \(at least 99\.90 %\)/,
    );
    expect(summary).toMatch(/\*\*No commitment\*\* for:\n\n[-*] the preview of the map/);
  });

  test('takes a level that names no service for that of the only one, or for one of all', async () => {
    const only = await layered('minimal-customer');
    expect(summaryOf(only, 'Website hosting')).toContain(
      '**Harbor Hosting LLC guarantees** Company X at least 99.90 % in each calendar month (commitment: Monthly availability).',
    );
    const several = await layered('cloud-service', (text) =>
      text.replace(
        '    service: platform-support\n    metric: response-attainment\n',
        '    metric: response-attainment\n',
      ),
    );
    expect(several.problems).toEqual([]);
    expect(summaryOf(several, 'Platform support')).toContain(
      '**No commitment** on the level of this service alone.',
    );
    expect(summaryOf(several, 'All services together')).toContain('at least 95.00 %');
  });

  test('keeps the levels of several services apart, each in the schedule of its service', async () => {
    const contract = await layered('published/google-cloud');
    const text = markdownOf(contract);
    const storage = text.slice(text.indexOf('## Schedule B – Cloud Storage'), text.indexOf('## Schedule C'));
    expect(storage).toContain('Storage uptime (level C)');
    expect(storage).not.toContain('File storage uptime');
    expect(storage).toContain('it shall credit Customer');
  });

  test('leads to the full terms in every format', async () => {
    const { contents } = await layered('cloud-service');
    const page = new TextDecoder().decode(contents.get('html'));
    expect(page).toContain('href="#service-freight-platform"');
    expect(page).toContain('id="service-freight-platform"');
    const document = strFromU8(unzipSync(contents.get('docx')!)['word/document.xml']!);
    const anchor = /<w:hyperlink w:anchor="(_Ref_service_freight_platform[^"]*)"/.exec(document)?.[1];
    expect(anchor).toBeDefined();
    expect(document).toContain(`w:name="${anchor}"`);
    expect(Buffer.from(contents.get('pdf')!).toString('latin1')).toContain(
      `/S /GoTo /D <${Buffer.from('service-freight-platform').toString('hex')}>`,
    );
  });

  test('tells the story of its versions with their release notes', async () => {
    const contract = await layered('cloud-service', (text) =>
      text.replace(
        'history:\n',
        'history:\n  - { version: 0.1.0, date: 2026-01-10, summary: First outline, notes: [names the services, leaves out credits] }\n',
      ),
    );
    expect(markdownOf(contract)).toMatch(
      /### Version 0\.1\.0, 10 January 2026\n\nFirst outline\.\n\nRelease notes:\n\n[-*] names the services\n[-*] leaves out credits/,
    );
  });

  test('is not for agreements within one organisation', async () => {
    const { problems } = await layered('marketing-sales');
    expect(problems.map(({ rule }) => rule)).toEqual(['template/unsuited-style']);
  });
});
