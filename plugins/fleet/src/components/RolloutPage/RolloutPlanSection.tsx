import type { RolloutDetails } from '@flotilla/backstage-plugin-fleet-common';
import { Button, Text } from '@backstage/ui';
import { useFleetTranslation, useRolloutPlan } from '../../hooks';
import { RequestError } from '../RequestError';
import { PlanAnswer } from './PlanAnswer';
import styles from './RolloutPage.module.css';
import { Section } from './Section';

/** What delivering to each cluster now would change, asked for when it is wanted. */
export function RolloutPlanSection({ rollout }: { rollout: RolloutDetails }) {
  const { t } = useFleetTranslation();
  const plan = useRolloutPlan(rollout.id);
  const { data, error, isFetching, refetch, dataUpdatedAt } = plan;
  return (
    <Section title={t('rolloutPlan.title')}>
      <div className={styles.stack}>
        <Text color="secondary">{t('rolloutPlan.hint')}</Text>
        <Button
          size="small"
          variant="secondary"
          isPending={isFetching}
          onPress={() => refetch()}
        >
          {t(data ? 'rolloutPlan.again' : 'rolloutPlan.ask')}
        </Button>
        <Text role="status">{isFetching ? t('rolloutPlan.asking') : ''}</Text>
        {error && !isFetching && (
          <RequestError
            error={error}
            onRetry={refetch}
            shownSince={data && dataUpdatedAt}
          />
        )}
        {data && (
          <div className={styles.wide}>
            <PlanAnswer plan={data} rollout={rollout} />
          </div>
        )}
      </div>
    </Section>
  );
}
