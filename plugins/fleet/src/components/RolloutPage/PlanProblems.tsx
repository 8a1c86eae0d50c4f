import type { RolloutPlan } from '@flotilla/backstage-plugin-fleet-common';
import { Alert, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { TextList } from './TextList';

type PlanProblemsProps = { plan: Pick<RolloutPlan, 'problems' | 'cycles'> };

/** What stands in the way of a rollout as a whole. */
export function PlanProblems({ plan }: PlanProblemsProps) {
  const { t } = useFleetTranslation();
  const { problems, cycles } = plan;
  return (
    <>
      {problems.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('rolloutPlan.problems')}
          description={
            <TextList label={t('rolloutPlan.problems')} texts={problems} />
          }
        />
      )}
      {cycles.length > 0 && (
        <div>
          <Text as="p">{t('rolloutPlan.cycles')}</Text>
          <ul>
            {cycles.map((cycle, index) => (
              <li key={index}>{cycle.map(printable).join(' → ')}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
