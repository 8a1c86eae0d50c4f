import { malformed } from '../malformed';
import type { Schema } from '../protobuf/schema';
import { apiService } from './apiService';
import { controllerRevision } from './controllerRevision';
import { cronJob } from './cronJob';
import { daemonSet } from './daemonSet';
import { deployment } from './deployment';
import { job } from './job';
import { namespace } from './namespace';
import { node } from './node';
import { pod } from './pod';
import { replicaSet } from './replicaSet';
import { statefulSet } from './statefulSet';
import { webhookConfiguration } from './webhookConfiguration';

/** What the projections read of each built-in kind, and nothing else. */
const SCHEMAS: ReadonlyMap<string, Schema> = new Map([
  ['Namespace', namespace],
  ['Node', node],
  ['Deployment', deployment],
  ['StatefulSet', statefulSet],
  ['DaemonSet', daemonSet],
  ['ReplicaSet', replicaSet],
  ['ControllerRevision', controllerRevision],
  ['CronJob', cronJob],
  ['Job', job],
  ['Pod', pod],
  ['ValidatingWebhookConfiguration', webhookConfiguration],
  ['MutatingWebhookConfiguration', webhookConfiguration],
  ['APIService', apiService],
]);

/** @throws ApiServerError for a kind that is not built in */
export function schemaOf(kind: string): Schema {
  const schema = SCHEMAS.get(kind);
  if (!schema) {
    throw malformed(`a ${kind} was answered as protobuf, though it has none`);
  }
  return schema;
}
