import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AnyZodObject } from 'zod/v3';
import type { FleetQuestions } from '../api';
import type { AuthorizedRollouts } from '../delivery';
import { addRolloutActions } from './rollouts';
import { addClusterActions } from './clusters';
import { addPlacementActions } from './placements';
import { type QuestionAction, registerQuestion } from './registerQuestion';
import { addVersionActions } from './versions';
import { addLiveActions } from './live';
import { addRestartActions } from './restarts';
import { addUpgradeActions } from './upgrades';
import { addWorkloadActions } from './workloads';
import { addImageActions } from './images';
import { addSavedSearchActions } from './savedSearches';
import { addNodeActions } from './nodes';
import { addClusterVersionActions } from './clusterVersions';
import { addAddonActions } from './addons';
import { addCertificateActions } from './certificates';
import { addDeprecatedApiActions } from './deprecatedApis';
import { addChangeActions } from './changes';
import { addDifferenceActions } from './differences';
import { addCostActions } from './costs';
import { addBlastRadiusActions } from './blastRadius';
import { addOwnershipActions } from './ownership';

export type RegisterQuestion = <
  TInput extends AnyZodObject,
  TAnswer extends object,
>(
  action: QuestionAction<TInput, TAnswer>,
) => void;

/** Offers every question as an action, so that assistants can ask it too. */
export function registerActions(options: {
  registry: ActionsRegistryService;
  questions: FleetQuestions;
  rollouts: AuthorizedRollouts;
  now: () => number;
}): void {
  const { registry, questions, rollouts, now } = options;
  const register: RegisterQuestion = action =>
    registerQuestion(registry, now, action);
  addClusterActions(register, questions);
  addPlacementActions(register, questions);
  addLiveActions(register, questions);
  addRestartActions(register, questions);
  addUpgradeActions(register, questions);
  addVersionActions(register, questions);
  addWorkloadActions(register, questions);
  addImageActions(register, questions);
  addSavedSearchActions(register, questions);
  addNodeActions(register, questions);
  addClusterVersionActions(register, questions);
  addCertificateActions(register, questions);
  addDeprecatedApiActions(register, questions);
  addAddonActions(register, questions);
  addChangeActions(register, questions);
  addDifferenceActions(register, questions);
  addCostActions(register, questions);
  addBlastRadiusActions(register, questions);
  addOwnershipActions(register, questions);
  addRolloutActions(registry, rollouts, now);
}
