import { parseLabelSelector } from './parseLabelSelector';

const is = (key: string, ...values: string[]) => ({
  key,
  operator: 'in',
  values,
});
const isNot = (key: string, ...values: string[]) => ({
  key,
  operator: 'notIn',
  values,
});
const exists = (key: string) => ({ key, operator: 'exists', values: [] });
const isAbsent = (key: string) => ({ key, operator: 'notExists', values: [] });

describe('parseLabelSelector', () => {
  it.each([
    ['a=b', [is('a', 'b')]],
    ['a==b', [is('a', 'b')]],
    ['a!=b', [isNot('a', 'b')]],
    ['a in (b)', [is('a', 'b')]],
    ['a in (b,c)', [is('a', 'b', 'c')]],
    ['a  in ( b , c )', [is('a', 'b', 'c')]],
    ['a notin (b,c)', [isNot('a', 'b', 'c')]],
    ['a', [exists('a')]],
    ['!a', [isAbsent('a')]],
    ['! a', [isAbsent('a')]],
    [' a = b ', [is('a', 'b')]],
    ['a=', [is('a', '')]],
    ['a!=', [isNot('a', '')]],
    [
      'a=b,c!=d,e,!f',
      [is('a', 'b'), isNot('c', 'd'), exists('e'), isAbsent('f')],
    ],
    ['a in (b,c),d=e', [is('a', 'b', 'c'), is('d', 'e')]],
    ['d=e , a in (b,c)', [is('d', 'e'), is('a', 'b', 'c')]],
    ['example.com/Key_1.2-3=V.a_l-1', [is('example.com/Key_1.2-3', 'V.a_l-1')]],
    ['in=notin', [is('in', 'notin')]],
    ['in in (in)', [is('in', 'in')]],
    ['constructor=toString', [is('constructor', 'toString')]],
    [
      `${'k'.repeat(63)}=${'v'.repeat(63)}`,
      [is('k'.repeat(63), 'v'.repeat(63))],
    ],
    [`${'p'.repeat(253)}/k`, [exists(`${'p'.repeat(253)}/k`)]],
  ])('reads %s', (selector, wanted) => {
    expect(parseLabelSelector(selector)).toEqual(wanted);
  });

  it.each([
    [''],
    ['   '],
    [','],
    ['a=b,'],
    [',a=b'],
    ['a=b,,c=d'],
    ['=b'],
    ['!'],
    ['!!a'],
    ['!a=b'],
    ['a b'],
    ['a=b c'],
    ['a=b=c'],
    ['a===b'],
    ['a<b'],
    ['a in b'],
    ['a in (b'],
    ['a in b)'],
    ['a in ((b))'],
    ['a in (b) c'],
    ['a in(b'],
    ['(a)'],
    [')a('],
    ['a in (b)(c)'],
    ['a/b/c=d'],
    ['/a=b'],
    ['a/=b'],
    ['-a=b'],
    ['a-=b'],
    ['a=-b'],
    ['a=b-'],
    ['UPPER.example/a=b'],
    ['__proto__=a'],
    ['é=a'],
    ['a=é'],
    ['a=\u0000'],
    ['a\u0000=b'],
    ["a='; drop table clusters; --"],
    ['a=%'],
    ['a={"$gt":""}'],
    ['a\nb=c'],
    ['a=b\n'.repeat(2)],
    [`${'k'.repeat(64)}=v`],
    [`k=${'v'.repeat(64)}`],
    [`k in (a,${'v'.repeat(64)})`],
  ])('refuses %j', selector => {
    expect(() => parseLabelSelector(selector)).toThrow(
      expect.objectContaining({ name: 'SyntaxError' }),
    );
  });

  it('says which part it cannot read, and quotes no more than 100 characters', () => {
    expect(() => parseLabelSelector('a=b,c d,e=f')).toThrow("'c d'");
    const long = 'x y'.repeat(1_000);
    let message = '';
    try {
      parseLabelSelector(long);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain('x y');
    expect(message.length).toBeLessThan(300);
  });

  it('takes 50 parts, and no more', () => {
    const parts = (count: number) =>
      Array.from({ length: count }, (_, n) => `k${n}=v`).join(',');
    expect(parseLabelSelector(parts(50))).toHaveLength(50);
    expect(() => parseLabelSelector(parts(51))).toThrow('51 parts');
  });

  it.each([
    ['a'.repeat(4096)],
    [`${'a-'.repeat(2048)}=b`],
    [`a${' '.repeat(4000)}in`],
    ['('.repeat(4096)],
    [','.repeat(4096)],
    [`a in (${'b,'.repeat(2000)}`],
    ['!'.repeat(4096)],
    [`${'a.'.repeat(2000)}/a`],
  ])('refuses a long hostile text without much work', selector => {
    expect(() => parseLabelSelector(selector)).toThrow(
      expect.objectContaining({ name: 'SyntaxError' }),
    );
  });
});
