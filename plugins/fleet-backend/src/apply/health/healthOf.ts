import type { LiveObject } from '../cluster/TargetCluster';
import {
  claimHealth,
  crdHealth,
  jobHealth,
  namespaceHealth,
  otherHealth,
  podHealth,
  serviceHealth,
} from './others';
import { degraded, Health, HEALTHY, HealthOf } from './types';
import {
  daemonSetHealth,
  deploymentHealth,
  rolloutHealth,
  statefulSetHealth,
} from './workloads';

/** By group and kind; versions do not matter. */
const BY_KIND: Record<string, HealthOf> = {
  'apiextensions.k8s.io/CustomResourceDefinition': crdHealth,
  'apps/DaemonSet': daemonSetHealth,
  'apps/Deployment': deploymentHealth,
  'apps/StatefulSet': statefulSetHealth,
  'argoproj.io/Rollout': rolloutHealth,
  'batch/CronJob': () => HEALTHY,
  'batch/Job': jobHealth,
  '/Namespace': namespaceHealth,
  '/PersistentVolumeClaim': claimHealth,
  '/Pod': podHealth,
  '/Service': serviceHealth,
};

/** How an object is, by what its controller says; undefined is gone. */
export function healthOf(object: LiveObject | undefined): Health {
  if (!object) {
    return degraded('it is gone');
  }
  const group = object.apiVersion.replace(/\/?[^/]*$/, '');
  const key = `${group}/${object.kind}`;
  return (BY_KIND[key] ?? otherHealth)(object);
}
