import type { LiveObject } from '../cluster/TargetCluster';

/** How one object is; the message is for people. */
export interface Health {
  phase: 'Progressing' | 'Healthy' | 'Degraded';
  message?: string;
}

/** How objects of one kind are, as their controllers tell it. */
export type HealthOf = (object: LiveObject) => Health;

export const HEALTHY: Health = { phase: 'Healthy' };

export function progressing(message: string): Health {
  return { phase: 'Progressing', message };
}

export function degraded(message: string): Health {
  return { phase: 'Degraded', message };
}
