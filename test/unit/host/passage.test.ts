import assert from 'node:assert/strict';
import type { Span } from '../../../src/core/problem';
import { passageOf, toDocument, toPassage } from '../../../src/host/source/passage';

const TABLE = 'a,b,c\n1,2,3\n4,5,6\n';

/** The spans of these texts in a document, each found behind the one before. */
function spans(document: string, texts: readonly string[]): Span[] {
  let from = 0;
  return texts.map((text) => {
    const start = document.indexOf(text, from);
    from = start + text.length;
    return { start, end: from };
  });
}

function passage(document: string, pieces: readonly Span[]) {
  return passageOf(({ start, end }) => document.slice(start, end), pieces);
}

describe('what several selections hold', () => {
  it('is a row a line: a rectangle of a table is a table', () => {
    assert.equal(passage(TABLE, spans(TABLE, ['2,3', '5,6'])).text, '2,3\n5,6');
  });

  it('is a cell a selection within a line, told apart as the cells of the document are', () => {
    assert.equal(passage(TABLE, spans(TABLE, ['1', '3', '4', '6'])).text, '1,3\n4,6');
    const tabs = '1\t2,5\t3';
    assert.equal(passage(tabs, spans(tabs, ['1', '3'])).text, '1\t3');
    const words = 'loss 0.5 accuracy 0.9';
    assert.equal(passage(words, spans(words, ['0.5', '0.9'])).text, '0.5 0.9');
  });

  it('keeps the row of a line that the rectangle does not reach', () => {
    const ragged = '1,2\n3\n5,6';
    const pieces = [
      { start: 2, end: 3 },
      { start: 5, end: 5 },
      { start: 8, end: 9 },
    ];
    assert.equal(passage(ragged, pieces).text, '2\n\n6');
  });

  it('of a document with CRLF is joined by line breaks', () => {
    const crlf = '1,2\r\n3,4';
    assert.equal(passage(crlf, spans(crlf, ['2', '4'])).text, '2\n4');
  });

  it('is the selected text itself when there is one selection', () => {
    const { text, starts } = passage(TABLE, spans(TABLE, ['1,2,3']));
    assert.deepEqual([text, starts], ['1,2,3', [0]]);
  });
});

describe('the place in the document of a stretch of several selections', () => {
  const pieces = spans(TABLE, ['2,3', '5,6']);
  const { text, starts } = passage(TABLE, pieces);
  const back = (span: Span): string[] =>
    toDocument(starts, pieces, span).map(({ start, end }) => TABLE.slice(start, end));

  it('is where its text came from', () => {
    for (const value of ['2', '3', '5', '6']) {
      const start = text.indexOf(value);
      assert.deepEqual(back({ start, end: start + 1 }), [value]);
    }
  });

  it('is a part of every selection that it goes over', () => {
    assert.deepEqual(back({ start: 2, end: 5 }), ['3', '5']);
    assert.deepEqual(back({ start: 0, end: text.length }), ['2,3', '5,6']);
  });

  it('is empty where it is empty, and only there', () => {
    assert.deepEqual(toDocument(starts, pieces, { start: 1, end: 1 }), [{ start: 9, end: 9 }]);
  });

  it('follows selections that have moved', () => {
    const moved = pieces.map(({ start, end }) => ({ start: start + 100, end: end + 100 }));
    assert.deepEqual(toDocument(starts, moved, { start: 0, end: 1 }), [{ start: 108, end: 109 }]);
  });

  it('can be asked the other way round, for the cursor', () => {
    assert.equal(toPassage(starts, pieces, TABLE.indexOf('5')), text.indexOf('5'));
    assert.equal(toPassage(starts, pieces, 0), undefined);
  });
});
