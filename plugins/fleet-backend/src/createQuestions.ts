import type { Knex } from 'knex';
import { fleetWorkloadLogsReadPermission } from '@flotilla/backstage-plugin-fleet-common';
import { AuthorizedQuestion, type ReadAccess } from './access';
import type { FleetQuestions } from './api';
import type { LiveClusters } from './collect/live';
import type { Question } from './questions/asker';
import {
  DatabaseClusterQuestion,
  DatabaseClustersQuestion,
} from './questions/clusters';
import {
  DatabasePlacementsQuestion,
  type EntityReader,
} from './questions/placements';
import {
  DefaultWorkloadEventsQuestion,
  DefaultWorkloadLogsQuestion,
} from './questions/live';
import { DatabaseRestartsQuestion } from './questions/restarts';
import { DatabaseVersionsQuestion } from './questions/versions';
import { DatabaseUpgradesQuestion } from './questions/upgrades';
import { DatabaseWorkloadsQuestion } from './questions/workloads';
import { DatabaseImagesQuestion } from './questions/images';
import {
  DatabaseSavedSearchStore,
  savedSearchQuestions,
} from './questions/savedSearches';
import { DatabaseChangesQuestion } from './questions/changes';
import { DatabaseDifferencesQuestion } from './questions/differences';
import { DatabaseNodesQuestion } from './questions/nodes';
import { DatabaseBlastRadiusQuestion } from './questions/blastRadius';
import type { EntitiesReader } from './questions/catalog';
import { DatabaseDeclaredQuestion } from './questions/declared';
import type { Environments } from './questions/environments';
import { DatabaseUnclaimedQuestion } from './questions/unclaimed';
import type { SupportOf } from './questions/support';
import { DatabaseClusterVersionsQuestion } from './questions/clusterVersions';
import { DatabaseAddonsQuestion } from './questions/addons';
import { DatabaseDeprecatedApisQuestion } from './questions/deprecatedApis';
import type { AddonData } from './inventory';
import { DatabaseCertificatesQuestion } from './questions/certificates';
import { DatabaseCostsQuestion, type Prices } from './questions/costs';

export interface QuestionsOptions {
  knex: Knex;
  catalog: EntityReader & EntitiesReader;
  access: ReadAccess;
  live: LiveClusters;
  /** Without any, costs are not told. */
  prices?: Prices;
  /** What is known of add-ons; what is shipped if absent. */
  addons?: AddonData;
  /** Until when clusters are supported; by the shipped dates if absent. */
  supportOf?: SupportOf;
  /** Of which environment clusters are; by the usual labels if absent. */
  environments?: Environments;
  /** The time in ms; the clock's by default. */
  now?: () => number;
}

/** All questions, each for whoever may ask it. */
export function createQuestions(options: QuestionsOptions): FleetQuestions {
  const authorized = <Q, A>(question: Question<Q, A>) =>
    new AuthorizedQuestion(question, options.access);
  const saved = savedSearchQuestions(
    DatabaseSavedSearchStore.create({
      knex: options.knex,
      now: options.now ?? Date.now,
    }),
  );
  return {
    clusters: authorized(DatabaseClustersQuestion.create(options)),
    cluster: authorized(DatabaseClusterQuestion.create(options)),
    placements: authorized(DatabasePlacementsQuestion.create(options)),
    upgrades: authorized(DatabaseUpgradesQuestion.create(options)),
    workloads: authorized(DatabaseWorkloadsQuestion.create(options)),
    images: authorized(DatabaseImagesQuestion.create(options)),
    savedSearches: authorized(saved.list),
    saveSearch: authorized(saved.save),
    deleteSavedSearch: authorized(saved.remove),
    workloadEvents: authorized(DefaultWorkloadEventsQuestion.create(options)),
    workloadLogs: new AuthorizedQuestion(
      DefaultWorkloadLogsQuestion.create(options),
      options.access,
      fleetWorkloadLogsReadPermission,
    ),
    restarts: authorized(DatabaseRestartsQuestion.create(options)),
    versions: authorized(DatabaseVersionsQuestion.create(options)),
    changes: authorized(DatabaseChangesQuestion.create(options)),
    differences: authorized(DatabaseDifferencesQuestion.create(options)),
    nodes: authorized(DatabaseNodesQuestion.create(options)),
    clusterVersions: authorized(
      DatabaseClusterVersionsQuestion.create(options),
    ),
    certificates: authorized(DatabaseCertificatesQuestion.create(options)),
    deprecatedApis: authorized(DatabaseDeprecatedApisQuestion.create(options)),
    addons: authorized(DatabaseAddonsQuestion.create(options)),
    blastRadius: authorized(DatabaseBlastRadiusQuestion.create(options)),
    unclaimed: authorized(DatabaseUnclaimedQuestion.create(options)),
    declared: authorized(DatabaseDeclaredQuestion.create(options)),
    costs: authorized(DatabaseCostsQuestion.create(options)),
  };
}
