/** A group of the demo fleet's company. */
export interface DemoGroup {
  name: string;
  title: string;
  type: 'department' | 'team';
  parent?: string;
}

/** Who answers for what. */
export const DEMO_GROUPS: readonly DemoGroup[] = [
  { name: 'engineering', title: 'Engineering', type: 'department' },
  ...[
    ['team-storefront', 'Storefront'],
    ['team-orders', 'Orders'],
    ['team-payments', 'Payments'],
    ['team-fulfilment', 'Fulfilment'],
    ['team-customers', 'Customers'],
    ['team-platform', 'Platform'],
  ].map(([name, title]) => ({
    name,
    title,
    type: 'team' as const,
    parent: 'engineering',
  })),
];

/** A person of the demo fleet's company. */
export interface DemoUser {
  name: string;
  displayName: string;
  memberOf: string[];
}

/** Who is in which group. The guest is who signs in without an account. */
export const DEMO_USERS: readonly DemoUser[] = [
  user('guest', 'Guest', 'team-platform'),
  user('ada.moreau', 'Ada Moreau', 'team-platform'),
  user('bruno.keller', 'Bruno Keller', 'team-storefront'),
  user('chiara.lindt', 'Chiara Lindt', 'team-orders'),
  user('dev.anand', 'Dev Anand', 'team-payments'),
  user('eszter.toth', 'Eszter Toth', 'team-payments'),
  user('femi.adeyemi', 'Femi Adeyemi', 'team-fulfilment'),
  user('greta.nilsen', 'Greta Nilsen', 'team-customers'),
];

function user(name: string, displayName: string, group: string): DemoUser {
  return { name, displayName, memberOf: [group] };
}
