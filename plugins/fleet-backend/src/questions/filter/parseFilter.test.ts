import { parseFilter } from './parseFilter';

const parse = (filter: unknown) => parseFilter(JSON.stringify(filter));

describe('parseFilter', () => {
  it.each([undefined, '', '{}'])('takes %j for everything', text => {
    expect(parseFilter(text)).toEqual({ all: [] });
  });

  it('reads equality, operators and what joins them', () => {
    const filter = {
      cluster: 'prod',
      ready: { $gte: 1, $lt: 3 },
      'label.app.kubernetes.io/name': { $in: ['a', 'b'] },
      $any: [
        { version: { $prefix: '1.' } },
        { $not: { owner: { $exists: true } } },
      ],
    };
    expect(parse(filter)).toEqual({
      all: [
        { field: 'cluster', test: { in: ['prod'] } },
        { field: 'ready', test: { compare: '>=', to: 1 } },
        { field: 'ready', test: { compare: '<', to: 3 } },
        {
          field: 'label',
          key: 'app.kubernetes.io/name',
          test: { in: ['a', 'b'] },
        },
        {
          any: [
            { all: [{ field: 'version', test: { prefix: '1.' } }] },
            {
              all: [
                { not: { all: [{ field: 'owner', test: { exists: true } }] } },
              ],
            },
          ],
        },
      ],
    });
  });

  it('has what is asked of images hold for one of them', () => {
    expect(
      parse({ image: { $contains: 'NginX' }, kind: 'Job', tag: '1' }),
    ).toEqual({
      all: [
        { field: 'kind', test: { in: ['Job'] } },
        {
          image: [
            { field: 'image', test: { contains: 'nginx' } },
            { field: 'tag', test: { in: ['1'] } },
          ],
        },
      ],
    });
  });

  it('takes entity references in any case', () => {
    expect(parse({ owner: 'Group:default/Team-A' })).toEqual({
      all: [{ field: 'owner', test: { in: ['group:default/team-a'] } }],
    });
  });

  it.each<[unknown, string]>([
    [[], 'A filter is an object'],
    ['text', 'A filter is an object'],
    [null, 'A filter is an object'],
    [{ nothing: 1 }, 'there are cluster, distribution, platform'],
    [{ __proto__x: 1 }, 'there are cluster'],
    [{ constructor: 'a' }, 'there are cluster'],
    [{ label: 'a' }, 'label.<key>'],
    [{ 'label.': 'a' }, 'label.<key>'],
    [{ 'name.x': 'a' }, 'there are cluster'],
    [{ $nor: [] }, 'There are $all, $any and $not'],
    [{ $any: {} }, '$any takes a list'],
    [{ $not: [] }, 'A filter is an object'],
    [{ name: 1 }, 'name takes a text'],
    [{ name: ['a'] }, 'name takes a text, or an object with $in, $prefix'],
    [{ name: {} }, 'name takes a text, or an object with'],
    [{ name: { $regex: '.*' } }, 'name takes a text, or an object with'],
    [{ name: { $in: 'a' } }, 'name $in takes a list'],
    [{ name: { $in: [{}] } }, 'name takes a text'],
    [{ name: { $exists: 'yes' } }, 'name $exists takes true or false'],
    [{ version: { $contains: '1' } }, 'version takes a text, or an object'],
    [{ digest: { $prefix: 'sha' } }, 'an object with $in'],
    [{ status: 'broken' }, 'status is one of healthy'],
    [{ kind: { $in: ['Pod'] } }, 'kind is one of Deployment'],
    [{ ready: '1' }, 'ready takes whole numbers'],
    [{ ready: { $gt: 1.5 } }, 'ready takes whole numbers'],
    [{ ready: 2 ** 31 }, 'ready takes whole numbers'],
    [{ name: 'a\0' }, 'without NUL'],
    [{ name: '\ud800' }, 'without NUL'],
    [{ 'label.\0': 'a' }, 'without NUL'],
    [{ name: 'a'.repeat(513) }, 'at most 512 characters'],
  ])('refuses %j, and says what there is', (filter, message) => {
    expect(() => parse(filter)).toThrow(message);
    expect(() => parse(filter)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('refuses what is not JSON', () => {
    expect(() => parseFilter('name=web')).toThrow('The filter is not JSON');
  });

  it('bounds depth, conditions, values and length', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? { name: 'a' } : { $not: nested(depth - 1) };
    expect(() => parse(nested(5))).not.toThrow();
    expect(() => parse(nested(6))).toThrow('nested at most 5 deep');

    const wide = (nodes: number) => ({
      $any: Array.from({ length: nodes }, () => ({})),
    });
    expect(() => parse(wide(49))).not.toThrow();
    expect(() => parse(wide(50))).toThrow('at most 50 conditions');

    const values = (count: number) => ({
      name: { $in: Array.from({ length: count }, (_, n) => `${n}`) },
    });
    expect(() => parse(values(100))).not.toThrow();
    expect(() => parse(values(101))).toThrow('at most 100 values, not 101');

    expect(() => parse({ name: 'é'.repeat(2_100) })).toThrow('4096 bytes');
  });
});
