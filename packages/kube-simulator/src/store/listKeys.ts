import { isRecord, JsonRecord } from '../types';

/** Lists whose items are told apart by a field, as the API's schema says. */
const KEYS: Record<string, string[]> = {
  conditions: ['type'],
  containers: ['name'],
  env: ['name'],
  ephemeralContainers: ['name'],
  hostAliases: ['ip'],
  imagePullSecrets: ['name'],
  initContainers: ['name'],
  ownerReferences: ['uid'],
  ports: ['containerPort', 'port'],
  topologySpreadConstraints: ['topologyKey'],
  volumeMounts: ['mountPath'],
  volumes: ['name'],
};

/**
 * The field that tells the items of a list apart; undefined for a list that is
 * replaced as a whole.
 */
export function listKey(field: string, items: unknown[]): string | undefined {
  return KEYS[field]?.find(key =>
    items.every(item => isRecord(item) && item[key] !== undefined),
  );
}

/** An item of such a list as managedFields write it. */
export function keyOfItem(key: string, item: JsonRecord): string {
  return `k:${JSON.stringify({ [key]: item[key] })}`;
}
