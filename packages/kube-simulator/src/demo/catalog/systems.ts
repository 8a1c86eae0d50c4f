/** What belongs together. */
export interface DemoSystem {
  name: string;
  title: string;
  owner: string;
  domain: string;
}

/** The two halves of the business. */
export const DEMO_DOMAINS = [
  { name: 'commerce', title: 'Commerce', owner: 'engineering' },
  { name: 'operations', title: 'Operations', owner: 'engineering' },
] as const;

/** The systems of the demo fleet's company. */
export const DEMO_SYSTEMS: readonly DemoSystem[] = [
  system('storefront', 'Storefront', 'team-storefront', 'commerce'),
  system('orders', 'Orders', 'team-orders', 'commerce'),
  system('payments', 'Payments', 'team-payments', 'commerce'),
  system('fulfilment', 'Fulfilment', 'team-fulfilment', 'operations'),
  system('customers', 'Customers', 'team-customers', 'operations'),
  system('runtime', 'Runtime', 'team-platform', 'operations'),
];

function system(
  name: string,
  title: string,
  owner: string,
  domain: string,
): DemoSystem {
  return { name, title, owner, domain };
}
