import type {
  AddonList,
  ListAddons,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which add-ons and Helm charts clusters have, in which versions. */
export type AddonsQuestion = Question<ListAddons['query'], AddonList>;
