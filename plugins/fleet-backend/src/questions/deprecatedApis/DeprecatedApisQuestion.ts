import type {
  DeprecatedApiList,
  ListDeprecatedApis,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which API versions are in use that the next Kubernetes does not serve. */
export type DeprecatedApisQuestion = Question<
  ListDeprecatedApis['query'],
  DeprecatedApiList
>;
