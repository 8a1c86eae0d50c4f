import { apiOrder } from './apiOrder';

function order(edges: Record<string, string>) {
  const consumes = new Map(
    Object.entries(edges).map(([from, to]) => [from, new Set(to)]),
  );
  const { levels, cycles } = apiOrder(Object.keys(edges), consumes);
  return { levels: Object.fromEntries(levels), cycles };
}

it('has providers before consumers', () => {
  expect(order({ a: 'b', b: 'c', c: '', d: '', e: 'bd' })).toEqual({
    levels: { c: 0, d: 0, b: 1, a: 2, e: 2 },
    cycles: [],
  });
});

it('tells cycles, whose members go together, and orders the others', () => {
  expect(order({ a: 'b', b: 'c', c: 'bd', d: '', e: 'a' })).toEqual({
    levels: { d: 0, b: 1, c: 1, a: 2, e: 3 },
    cycles: [['b', 'c']],
  });
});

it('does not mind who consumes itself, or what is not delivered', () => {
  expect(order({ a: 'ax' })).toEqual({ levels: { a: 0 }, cycles: [] });
});

it('goes as deep as a long chain does', () => {
  const names = Array.from({ length: 20_000 }, (_, n) => `s${n}`);
  const consumes = new Map(
    names.map((name, n) => [name, new Set([`s${n + 1}`])]),
  );
  expect(apiOrder(names, consumes).levels.get('s0')).toBe(19_999);
});
