import type {
  ListVersions,
  VersionList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which version of each service runs in which cluster. */
export type VersionsQuestion = Question<ListVersions['query'], VersionList>;
