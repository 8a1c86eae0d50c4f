import type { RolloutDetails } from '@flotilla/backstage-plugin-fleet-common';
import { VisuallyHidden } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { CoverageBanner } from '../CoverageBanner';
import { RolloutActs } from './RolloutActs';
import { RolloutEvents } from './RolloutEvents';
import { RolloutFacts } from './RolloutFacts';
import { RolloutGates } from './RolloutGates';
import { RolloutPlanSection } from './RolloutPlanSection';
import styles from './RolloutPage.module.css';
import { Section } from './Section';
import { WaveSection } from './WaveSection';

interface RolloutSectionsProps {
  rollout: RolloutDetails;
}

/** All that is known of a rollout. */
export function RolloutSections({ rollout }: RolloutSectionsProps) {
  const { t } = useFleetTranslation();
  const { waves, items, events, request, coverage } = rollout;
  return (
    <div className={styles.sections}>
      <StateAnnouncement rollout={rollout} />
      <RolloutActs rollout={rollout} />
      <CoverageBanner coverage={coverage} />
      <div className={styles.columns}>
        <Section title={t('rollout.overview')}>
          <RolloutFacts rollout={rollout} />
        </Section>
        <Section title={t('rollout.strategy')}>
          <RolloutGates request={request} />
        </Section>
      </div>
      {waves.map((wave, index) => (
        <WaveSection
          key={index}
          wave={wave}
          number={index + 1}
          targets={items.filter(target => target.wave === index)}
        />
      ))}
      <RolloutPlanSection rollout={rollout} />
      <Section title={t('rollout.events')}>
        <RolloutEvents events={events} />
      </Section>
    </div>
  );
}

/** Says each change of its state to those who do not see it. */
function StateAnnouncement({ rollout }: RolloutSectionsProps) {
  const { t } = useFleetTranslation();
  return (
    <VisuallyHidden role="status">
      {t('rollout.isNow', {
        name: printable(rollout.name),
        state: t(`rolloutState.${rollout.state}`),
      })}
    </VisuallyHidden>
  );
}
