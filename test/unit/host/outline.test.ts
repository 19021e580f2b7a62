import assert from 'node:assert/strict';
import { outlineOf } from '../../../src/engine/outline';
import { arrayHolding, complaintsOf, stopBeside, stops, tensorHolding } from '../../../src/host/outline/find';

const TEXT = 'a = [1, 2, 3]\nno numbers\nb = [[4, 5],\n     [6]]\nc = array([7., nan])\n';
const outline = outlineOf({ text: TEXT, options: { languageId: 'python', whole: true } });
const json = outlineOf({ text: '{"a": [1, 2], "b": [3, 4]}', options: { languageId: 'json', whole: true } });

describe('the arrays of a text', () => {
  it('are found at every offset from their first to their last character', () => {
    const at = (text: string) => arrayHolding(outline, TEXT.indexOf(text))?.name;
    assert.deepEqual([at('[1'), at('3]'), at('no'), at('6'), at('nan')], ['a', 'a', undefined, 'b', 'c']);
  });

  it('hold the tensor that is written at an offset', () => {
    assert.equal(tensorHolding(json, 8)?.name, 'a');
    assert.equal(tensorHolding(json, 20)?.name, 'b');
    assert.equal(tensorHolding(json, 1), undefined);
    assert.equal(tensorHolding(outline, TEXT.indexOf('6')), undefined, 'cannot be read');
  });

  it('are gone through in the order of the text, and from the last one on from the first', () => {
    assert.deepEqual(stops(outline), [4, 29, TEXT.indexOf('array')]);
    assert.equal(stopBeside(outline, 0, 'next'), 4);
    assert.equal(stopBeside(outline, 4, 'next'), 29);
    assert.equal(stopBeside(outline, TEXT.length, 'next'), 4);
    assert.equal(stopBeside(outline, 29, 'previous'), 4);
    assert.equal(stopBeside(outline, 0, 'previous'), TEXT.indexOf('array'));
    assert.equal(stopBeside({ arrays: [], total: 0 }, 0, 'next'), undefined);
  });

  it('are counted by what is wrong with them', () => {
    assert.equal(complaintsOf(outline), 1);
    assert.equal(complaintsOf(json), 0);
  });
});
