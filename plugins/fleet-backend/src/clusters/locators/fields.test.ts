import { fieldsOf, listOf, namedValuesOf, textOf, textsOf } from './fields';

describe('fields', () => {
  const fields = JSON.parse(`{
    "text": "a", "empty": "", "number": 1, "null": null,
    "map": {"a": "b", "n": 1, "__proto__": "c"},
    "list": [{"name": "a", "value": "b"}, {"name": "n", "value": 1}, 7, null]
  }`);

  it('takes what is of the type that is asked for, and nothing else', () => {
    expect(textOf(fields, 'text')).toBe('a');
    expect(fieldsOf(fields, 'map')).toBe(fields.map);
    expect(listOf(fields, 'list')).toHaveLength(2);
    for (const key of ['empty', 'number', 'null', 'map', 'toString']) {
      expect(textOf(fields, key)).toBeUndefined();
    }
    for (const key of ['text', 'null', 'list', 'constructor', 'absent']) {
      expect(fieldsOf(fields, key)).toEqual({});
    }
    expect(listOf(fields, 'map')).toEqual([]);
  });

  it('is not fooled by names of properties of every object', () => {
    const texts = textsOf(fields, 'map');
    expect(Object.entries(texts)).toEqual([
      ['a', 'b'],
      ['__proto__', 'c'],
    ]);
    expect(Object.getPrototypeOf(texts)).toBe(Object.prototype);
  });

  it('reads lists of names and values', () => {
    expect(namedValuesOf(fields, 'list')).toEqual({ a: 'b' });
  });
});
