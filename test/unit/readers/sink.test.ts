import assert from 'node:assert/strict';
import { ValueSink } from '../../../src/core/readers/sink';
import { readText } from './reading';

describe('ValueSink', () => {
  it('never takes more than twelve bytes for every two of the source', () => {
    const length = 100_001;
    const sink = new ValueSink(length);
    for (let start = 0; start < length; start += 2) sink.push(1, start);
    assert.equal(sink.length, 50_001);
    assert.ok(sink.values.length <= 50_001 + 32, `${sink.values.length}`);
  });

  it('makes room for what the rest of the source will hold if it goes on as it began', () => {
    const sink = new ValueSink(1_000_000);
    let grown = 0;
    for (let i = 0, capacity = 0; i < 100_000; i++) {
      sink.push(i, i * 10);
      if (sink.values.length !== capacity) grown++;
      capacity = sink.values.length;
    }
    assert.ok(grown < 8, `${grown} times`);
    assert.ok(sink.values.length < 110_000, `${sink.values.length}`);
  });

  it('gives its values without the room that was kept for more', () => {
    const sink = new ValueSink(1000);
    for (const value of [1, 2, 3]) sink.push(value, value);
    assert.deepEqual(sink.trimmed(), Float64Array.of(1, 2, 3));
    assert.equal(sink.trimmed().buffer.byteLength, 24);
  });

  it('takes missing cells at the end of a source in time that grows with their number', () => {
    const sink = new ValueSink(10);
    for (let i = 0; i < 200_000; i++) sink.push(NaN, 9);
    assert.equal(sink.length, 200_000);
  });

  it('keeps a tensor’s memory near ten times its text at most, at the densest', () => {
    const text = `[${'1,'.repeat(100_000)}1]`;
    const { data } = readText(text, { format: 'json' }).tensors[0].tensor;
    assert.ok(data.buffer.byteLength < 4.1 * text.length);
  });
});
