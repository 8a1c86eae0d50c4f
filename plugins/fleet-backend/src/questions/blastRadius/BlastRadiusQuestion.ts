import type {
  BlastRadius,
  GetBlastRadius,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** What is hit where a cluster, a namespace, an image or a service is lost. */
export type BlastRadiusQuestion = Question<
  GetBlastRadius['query'],
  BlastRadius
>;
