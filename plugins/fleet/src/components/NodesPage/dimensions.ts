/** By what nodes are summed up. */
export const DIMENSIONS = [
  'cluster',
  'zone',
  'instanceType',
  'os',
  'arch',
  'runtime',
  'kubeletVersion',
] as const;

/** Nodes have no owner, but what is asked of them has. */
export const OWNER = 'owner' as const;
