import type {
  RolloutTarget,
  RolloutWaveState,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { EntityLink } from '../EntityLink';
import { WaveStateBadge } from '../RolloutBadges';
import { progressText } from '../RolloutsPage';
import { SoakEnd } from './SoakEnd';
import { Section } from './Section';
import styles from './RolloutPage.module.css';
import { TargetsTable } from './TargetsTable';

interface WaveSectionProps {
  wave: RolloutWaveState;
  /** From 1. */
  number: number;
  /** Its own. */
  targets: RolloutTarget[];
}

/** One wave: what it waits for, and how each of its targets is. */
export function WaveSection({ wave, number, targets }: WaveSectionProps) {
  const { t } = useFleetTranslation();
  const { name, state, message, soakEndsAt } = wave;
  return (
    <Section
      title={t('rollout.wave', {
        number: String(number),
        name: printable(name),
      })}
      aside={
        <>
          <WaveStateBadge state={state} />
          <Text color="secondary">{progressText(t, wave)}</Text>
        </>
      }
    >
      <div className={styles.stack}>
        {message && <Text className={styles.text}>{printable(message)}</Text>}
        {state === 'soaking' && soakEndsAt && <SoakEnd at={soakEndsAt} />}
        <Approval approval={wave.approval} />
        <div className={styles.wide}>
          <TargetsTable
            label={t('rollout.waveTargets', { number: String(number) })}
            targets={targets}
          />
        </div>
      </div>
    </Section>
  );
}

function Approval({ approval }: Pick<RolloutWaveState, 'approval'>) {
  const { t } = useFleetTranslation();
  const { required, by, comment } = approval;
  if (by) {
    return (
      <Text className={styles.text}>
        {t('rollout.approved')} <EntityLink entityRef={by} />
        {comment && `: ${printable(comment)}`}
      </Text>
    );
  }
  return required ? (
    <Text color="secondary">{t('rollout.approvalNeeded')}</Text>
  ) : null;
}
