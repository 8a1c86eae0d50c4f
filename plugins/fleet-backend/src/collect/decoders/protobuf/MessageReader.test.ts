import { field, message, Value } from '../__testUtils__/encode';
import { MessageReader } from './MessageReader';
import * as fields from './schema';

const schema = fields.schema({
  1: fields.text('text'),
  2: fields.word('word'),
  3: fields.number('number'),
  4: fields.boolean('boolean'),
  5: fields.time('time'),
  6: fields.texts('texts'),
  7: fields.texts('some', 'kept'),
  8: fields.keys('keys'),
  9: fields.message('one', fields.schema({ 1: fields.text('text') })),
  20: fields.messages('many', fields.schema({ 1: fields.number('number') })),
  21: fields.bytes('bytes'),
  22: fields.quantities('quantities', 'cpu', 'memory'),
});

const read = (bytes: Buffer) => new MessageReader().readAll(bytes, schema);
const entry = (key: string, value: string) => message([1, key], [2, value]);

describe('MessageReader', () => {
  it('makes of each type what JSON has', () => {
    const bytes = message(
      [1, 'größe'],
      [2, 'Running'],
      [3, -7],
      [4, true],
      [5, message([1, 1_795_521_600])],
      [9, message([1, 'nested'])],
      [20, message([1, 1])],
      [20, message([1, 2])],
      [20, message()],
      [21, Buffer.from([1, 2])],
    );
    expect(read(bytes)).toEqual({
      text: 'größe',
      word: 'Running',
      number: -7,
      boolean: true,
      time: '2026-11-24T12:00:00Z',
      one: { text: 'nested' },
      many: [{ number: 1 }, { number: 2 }, {}],
      bytes: Buffer.from([1, 2]),
    });
  });

  it('leaves out what is not there, and keeps zeros', () => {
    expect(read(message())).toEqual({});
    expect(read(message([1, ''], [3, 0], [4, false], [5, '']))).toEqual({
      text: '',
      number: 0,
      boolean: false,
    });
  });

  it('keeps of maps what is wanted', () => {
    const map = read(
      message(
        [6, entry('a', '1')],
        [6, entry('b', '')],
        [6, message([2, 'value first'], [1, 'c'])],
        [6, message([1, 'd'])],
        [7, entry('kept', 'yes')],
        [7, entry('secret', 'no')],
        [8, entry('key', 'no')],
      ),
    );
    expect(map).toEqual({
      texts: { a: '1', b: '', c: 'value first', d: '' },
      some: { kept: 'yes' },
      keys: { key: '' },
    });
  });

  it('reads quantities as the texts that they are', () => {
    const quantity = (key: string, ...parts: Buffer[]) =>
      field(22, message([1, key], [2, Buffer.concat(parts)]));
    const unknown = field(7, 1);
    expect(
      read(
        Buffer.concat([
          quantity('cpu', unknown, field(1, '500m')),
          quantity('memory'),
          quantity('pods', field(1, '110')),
        ]),
      ),
    ).toEqual({ quantities: { cpu: '500m', memory: '' } });
    const beyond = Buffer.from([0x0a, 3, 0x61]);
    expect(() =>
      read(Buffer.concat([quantity('cpu', beyond), field(1, 'more')])),
    ).toThrow('longer than it says');
  });

  it('takes a key called __proto__ as any other', () => {
    const { texts } = read(message([6, entry('__proto__', 'x')]));
    expect(Object.entries(texts as object)).toEqual([['__proto__', 'x']]);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it.each<[string, Buffer]>([
    ['a number', field(30, 7)],
    ['what has a length', field(31, 'text')],
    ['eight bytes', Buffer.from([0x81, 0x02, 1, 2, 3, 4, 5, 6, 7, 8])],
    ['four bytes', Buffer.from([0x85, 0x02, 1, 2, 3, 4])],
    ['a nested message', field(32, message([1, message([1, 'x'])]))],
  ])('goes past an unknown field: %s', (_, unknown) => {
    const bytes = Buffer.concat([field(1, 'a'), unknown, field(3, 7)]);
    expect(read(bytes)).toEqual({ text: 'a', number: 7 });
  });

  it.each<[string, number, Value]>([
    ['a number for a text', 1, 7],
    ['a text for a number', 3, 'x'],
    ['a text for a boolean', 4, 'x'],
    ['a number for a message', 9, 7],
  ])('refuses %s', (_, number, value) => {
    expect(() => read(field(number, value))).toThrow('wrong encoding');
  });

  it('refuses a message whose last field goes beyond it', () => {
    const inner = Buffer.from([0x0a, 3, 0x61]);
    const bytes = Buffer.concat([field(9, inner), field(1, 'more')]);
    expect(() => read(bytes)).toThrow('longer than it says');
  });
});
