/** The operators that a test may have; equality is written without one. */
export type Operator =
  | '$in'
  | '$prefix'
  | '$contains'
  | '$exists'
  | '$gt'
  | '$gte'
  | '$lt'
  | '$lte';

export interface Field {
  type: 'text' | 'number';
  /** What has it: what is of clusters is looked up in memory. */
  of: 'cluster' | 'workload' | 'service' | 'image' | 'label';
  operators: readonly Operator[];
  /** Whether it is written with a key after a dot. */
  keyed?: boolean;
  /** The values that there are, where they are few. */
  values?: readonly string[];
  /** Whether values are entity references, which are kept in lower case. */
  isEntityRef?: boolean;
}

const TEXT = ['$in', '$prefix', '$exists'] as const;
const NUMBER = ['$in', '$gt', '$gte', '$lt', '$lte'] as const;

const text = (of: Field['of'], more: Partial<Field> = {}): Field => ({
  type: 'text',
  of,
  operators: TEXT,
  ...more,
});
const searched = { operators: [...TEXT, '$contains'] as const };
const count: Field = { type: 'number', of: 'workload', operators: NUMBER };

const KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Rollout',
];
const STATUSES = ['healthy', 'progressing', 'degraded', 'failed', 'unknown'];

/** All that a filter may ask for. */
export const FIELDS = {
  cluster: text('cluster'),
  distribution: text('cluster'),
  platform: text('cluster'),
  region: text('cluster'),
  clusterLabel: text('cluster', { keyed: true }),
  namespace: text('workload'),
  kind: text('workload', { values: KINDS }),
  name: text('workload', searched),
  status: text('workload', { values: STATUSES }),
  version: text('workload'),
  image: text('image', searched),
  tag: text('image'),
  // Pods are looked at for it: what begins somehow would have all looked at.
  // That there is one means that the template pins it.
  digest: text('image', { operators: ['$in', '$exists'] }),
  label: text('label', { keyed: true }),
  entityRef: text('service', { isEntityRef: true }),
  owner: text('service', { isEntityRef: true }),
  system: text('service', { isEntityRef: true }),
  lifecycle: text('service'),
  desired: count,
  ready: count,
} satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;

/** A field, without its literal types. */
export function fieldOf(name: FieldName): Field {
  return FIELDS[name];
}

/** How fields are written, for people who mistook one. */
export function fieldNames(): string[] {
  return Object.entries<Field>(FIELDS).map(([name, { keyed }]) =>
    keyed ? `${name}.<key>` : name,
  );
}
