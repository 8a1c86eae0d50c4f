import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one real API server (1.37.2) answered in each encoding. */
export interface Golden {
  protobuf: Buffer;
  json: Buffer;
}

/**
 * Kinds of which there is a list. Between them, its objects have a value in
 * every field that is kept of the kind.
 */
export const GOLDEN_KINDS = [
  ...['Namespace', 'Node', 'Deployment', 'StatefulSet', 'DaemonSet'],
  ...['ReplicaSet', 'CronJob', 'Job', 'Pod'],
];

/** @param name - A kind, watch-initial or watch-expired */
export function golden(name: string): Golden {
  const file = join(__dirname, '../__fixtures__', `${name}.json`);
  const { protobuf, json } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    protobuf: Buffer.from(protobuf, 'base64'),
    json: Buffer.from(json, 'utf8'),
  };
}
