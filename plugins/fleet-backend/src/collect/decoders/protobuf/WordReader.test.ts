import { ByteReader } from './ByteReader';
import { WordReader } from './WordReader';

describe('WordReader', () => {
  const words = new WordReader();
  const read = (text: string) => {
    const bytes = Buffer.from(text);
    const reader = new ByteReader(bytes);
    const word = words.read(reader, bytes.length);
    expect(reader.pos).toBe(bytes.length);
    return word;
  };

  it.each(['', 'a', 'Running', 'größe', '\u0000', 'ÿþ', '🚢', 'x'.repeat(500)])(
    'reads %j again and again',
    text => {
      expect([read(text), read(text), read(text)]).toEqual([text, text, text]);
    },
  );

  it('tells words apart that share a place', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `word-${index}`);
    expect(many.map(read)).toEqual(many);
    expect(many.reverse().map(read)).toEqual(many);
  });

  it('does not take bytes for the characters of the same numbers', () => {
    const latin1 = Buffer.from('ÿ', 'latin1');
    const reader = new ByteReader(latin1);
    expect(words.read(reader, latin1.length)).toBe('\ufffd');
    expect(read('ÿ')).toBe('ÿ');
  });
});
