import assert from 'node:assert/strict';
import { translator, type Language } from '../../../l10n';
import { inProcess } from '../../../src/engine/inProcess';
import { MOST_ROWS, type ReportContent } from '../../../src/host/report/content';
import { toHtml } from '../../../src/host/report/html';
import { toMarkdown } from '../../../src/host/report/markdown';

const HOSTILE = '<img src=x onerror="alert(1)">|`*_';

async function content(
  text: string,
  language: Language = 'en',
  parts: Partial<ReportContent> = {},
): Promise<ReportContent> {
  const { remote } = inProcess('test');
  const { tensors } = await remote.open({ source: { text }, options: { languageId: 'csv' } });
  const [tensor] = tensors;
  const scheme = { scheme: 'batch' } as const;
  const report = await remote.report({ tensor: tensor.id, scheme });
  const page = { tensor: tensor.id, scheme, axis: 0, offset: 0, count: MOST_ROWS };
  return {
    language,
    say: translator(language),
    place: 'iris.csv:1-3',
    title: 'iris.csv',
    tensor,
    report,
    breakdown: await remote.breakdown(page),
    pictures: {},
    made: { version: '1.2.3', date: '2026-01-01' },
    ...parts,
  };
}

const TABLE = 'a,b\n1,2\n3,4\n5,6\n';

describe('the report in HTML', () => {
  it('needs nothing but itself: no script, no address, and a policy that says so', async () => {
    const html = toHtml(await content(TABLE));
    assert.match(
      html,
      /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/,
    );
    assert.doesNotMatch(html, /<script|<link|https?:\/\/|url\(|@import/i);
  });

  it('shows what it is, the parameters, the statistics and the breakdown', async () => {
    const html = toHtml(await content(TABLE));
    for (const part of [
      'iris.csv:1-3',
      '3 × 2',
      '<dd>1e-5</dd>',
      'running_mean',
      'Normscope 1.2.3',
      '<dt>momentum</dt>',
    ])
      assert.ok(html.includes(part), part);
    assert.match(html, /<th scope="row">Mean<\/th><td>3.5<\/td><td>0<\/td>/);
  });

  it('takes names for text, whatever they are', async () => {
    const named = `"${HOSTILE.replaceAll('"', '""')}",b\n1,2\n3,4\n`;
    const html = toHtml(await content(named, 'en', { title: HOSTILE, place: HOSTILE }));
    assert.doesNotMatch(html, /<img/);
    assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;'));
  });

  it('shows no more rows than it says, and says how many are left out', async () => {
    const rows = Array.from({ length: 250 }, (_, i) => `${i},${i * i}`).join('\n');
    const html = toHtml(await content(`a,b\n${rows}\n`));
    assert.match(html, /The first 200 rows; 50 more are left out\./);
  });

  it('has the charts of the panel in it', async () => {
    const pictures = { histogram: '<svg id="h"></svg>', before: '<svg id="b"></svg>' };
    const html = toHtml(await content(TABLE, 'en', { pictures }));
    assert.match(html, /<figure><div role="img" aria-label="Distribution"><svg id="h">/);
    assert.match(html, /<svg id="b">/);
  });

  it('is in Korean for those who read Korean', async () => {
    const html = toHtml(await content(TABLE, 'ko'));
    assert.match(html, /<html lang="ko">[\s\S]*정규화[\s\S]*표준편차/);
  });
});

describe('the report in Markdown', () => {
  it('is tables as GitHub draws them', async () => {
    const text = toMarkdown(await content(TABLE));
    assert.match(text, /^# iris\.csv\n/);
    assert.match(text, /\n\| {2}\| Before \| After \|\n\| --- \| ---: \| ---: \|\n\| Mean \| 3\.5 \| 0 \|\n/);
  });

  it('has as many cells in every row of a table as in its head, whatever the names', async () => {
    const named = `"${HOSTILE.replaceAll('"', '""')}",b\n1,2\n3,4\n`;
    const text = toMarkdown(await content(named, 'en', { title: HOSTILE }));
    assert.doesNotMatch(text, /<img/);
    for (const table of text.split(/\n\n/).filter((part) => part.startsWith('|'))) {
      const widths = table.split('\n').map((line) => line.replace(/\\\|/g, '').split('|').length);
      assert.equal(new Set(widths).size, 1, table);
    }
  });
});
