import type {
  ListUpgrades,
  UpgradeList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** What was upgraded, rolled back or reconfigured, when and from what to what. */
export type UpgradesQuestion = Question<ListUpgrades['query'], UpgradeList>;
