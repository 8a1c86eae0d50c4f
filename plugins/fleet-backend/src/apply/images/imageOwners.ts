import { at, listAt, textAt } from '../cluster/fields';
import type { LiveObject } from '../cluster/TargetCluster';
import type { FieldConflict } from '../cluster/TargetError';
import type { Container } from './containers';

const OUR_MANAGER = 'flotilla';

/** Who else owns the image of a container, as managedFields says. */
export function imageOwners(
  workload: LiveObject,
  { path, name }: Container,
): FieldConflict[] {
  const fields = [
    ...path.map(field => `f:${field}`),
    `k:${JSON.stringify({ name })}`,
    'f:image',
  ];
  const managers = listAt(workload, 'metadata', 'managedFields')
    .filter(entry => at(entry, 'fieldsV1', ...fields) !== undefined)
    .map(entry => textAt(entry, 'manager') ?? 'unknown')
    .filter(manager => manager !== OUR_MANAGER);
  const field = `.${path.join('.')}[name=${JSON.stringify(name)}].image`;
  return [...new Set(managers)].map(manager => ({ field, manager }));
}
