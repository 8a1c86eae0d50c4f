import { largeElements } from './largeElements';

const found = (text: string, maxBytes: number) =>
  largeElements(Buffer.from(text), maxBytes).map(([start, end]) =>
    Buffer.from(text).subarray(start, end).toString(),
  );

describe('largeElements', () => {
  it('finds the elements of lists that are larger', () => {
    const text = '{"items":[1,22,333,{"a":4},[5,6,7]],"more":["eight"]}';
    expect(found(text, 3)).toEqual(['{"a":4}', '[5,6,7]', '"eight"']);
    expect(found(text, 6)).toEqual(['{"a":4}', '[5,6,7]', '"eight"']);
    expect(found(text, 7)).toEqual([]);
  });

  it('looks at nothing but lists that the object itself has', () => {
    const text =
      '{"metadata":{"long":"text of many letters"},"a":"text of many letters"}';
    expect(found(text, 5)).toEqual([]);
    expect(found('{"items":[{"a":[1],"b":[2,3]}]}', 8)).toEqual([
      '{"a":[1],"b":[2,3]}',
    ]);
  });

  it('is not misled by what is in a text', () => {
    const text = JSON.stringify({ items: ['a]},["\\', '"', '\\"]', '1'] });
    const elements = JSON.parse(text).items.map((one: string) =>
      JSON.stringify(one),
    );
    expect(found(text, 0)).toEqual(elements);
  });

  it('counts bytes, not characters', () => {
    expect(found('{"items":["ü"]}', 3)).toEqual(['"ü"']);
  });

  it.each(['', '{', '{"items":[', '{"items":["', ']]]]', '{"a\\'])(
    'comes to an end with %j',
    text => expect(found(text, 1)).toEqual([]),
  );
});
