import { refOf } from './refOf';

describe('refOf', () => {
  it('makes references whole', () => {
    expect(refOf('Component:Default/Checkout')).toBe(
      'component:default/checkout',
    );
    expect(refOf('component:checkout')).toBe('component:default/checkout');
    expect(refOf('team-a', { defaultKind: 'group' })).toBe(
      'group:default/team-a',
    );
  });

  it('refuses what is none', () => {
    expect(() => refOf('checkout')).toThrow('not an entity reference');
    expect(() => refOf('component:')).toThrow('not an entity reference');
    expect(() => refOf('component:a\0')).toThrow('characters that none has');
  });
});
