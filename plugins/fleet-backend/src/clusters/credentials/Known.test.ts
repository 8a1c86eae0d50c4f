import { Known } from './Known';

describe('Known', () => {
  let made: number;
  const make = () => {
    made += 1;
    return made;
  };

  beforeEach(() => {
    made = 0;
  });

  it('keeps what each look has, and forgets the rest', () => {
    const known = new Known<number>();
    expect([known.open('a', make), known.open('b', make)]).toEqual([1, 2]);
    expect(known.open('a', make)).toBe(1);
    known.forgetUnseen();
    expect(known.open('a', make)).toBe(1);
    known.forgetUnseen();
    expect(known.open('b', make)).toBe(3);
  });
});
