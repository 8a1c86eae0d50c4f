import type {
  RolloutDetails,
  RolloutPlan,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { useFleetTranslation } from '../../hooks';
import { toldTargets, type ToldTarget } from './drift';
import { Drifted } from './Drifted';
import { MoreButton } from './MoreButton';
import { PlannedTargetItem } from './PlannedTargetItem';
import { PlanProblems } from './PlanProblems';
import styles from './RolloutPage.module.css';
import { useShown } from './useShown';

interface PlanAnswerProps {
  plan: RolloutPlan;
  rollout: RolloutDetails;
}

/** What clusters have answered: what has drifted, and what would be changed. */
export function PlanAnswer({ plan, rollout }: PlanAnswerProps) {
  const { t } = useFleetTranslation();
  const told = toldTargets(plan.items, rollout.items);
  const drifted = told.filter(({ state }) => state === 'isDrift').length;
  const said = told.length + plan.problems.length + plan.cycles.length;
  return (
    <div className={styles.sections}>
      {drifted > 0 && <Drifted count={drifted} rollout={rollout} />}
      <PlanProblems plan={plan} />
      {said === 0 && <Text>{t('rolloutPlan.nothing')}</Text>}
      {told.length > 0 && <PlannedTargets told={told} />}
    </div>
  );
}

function PlannedTargets({ told }: { told: ToldTarget[] }) {
  const { t } = useFleetTranslation();
  const shown = useShown(told.length);
  return (
    <div>
      <ul className={styles.list} aria-label={t('rolloutPlan.title')}>
        {told.slice(0, shown.count).map(({ target, state }, index) => (
          <PlannedTargetItem key={index} target={target} state={state} />
        ))}
      </ul>
      <MoreButton shown={shown} />
    </div>
  );
}
