import type {
  DeliveryPhase,
  RolloutState,
  RolloutWaveState,
} from '@flotilla/backstage-plugin-fleet-common';
import {
  RiArrowGoBackLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiHistoryLine,
  RiLoader2Line,
  RiPauseCircleLine,
  RiQuestionLine,
  RiSkipForwardLine,
  RiStopCircleLine,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useFleetTranslation } from '../../hooks';
import { ToneBadge, type Tone } from '../ToneBadge';

type Look = [Tone, RemixiconComponentType];

const STATES: Record<RolloutState, Look> = {
  running: ['info', RiLoader2Line],
  waiting: ['warning', RiTimeLine],
  paused: ['warning', RiPauseCircleLine],
  aborting: ['warning', RiStopCircleLine],
  rollingBack: ['warning', RiArrowGoBackLine],
  succeeded: ['positive', RiCheckboxCircleLine],
  failed: ['negative', RiCloseCircleLine],
  aborted: ['neutral', RiStopCircleLine],
  rolledBack: ['neutral', RiArrowGoBackLine],
  rollbackFailed: ['negative', RiCloseCircleLine],
};

const WAVES: Record<RolloutWaveState['state'], Look> = {
  pending: ['neutral', RiTimeLine],
  awaitingApproval: ['warning', RiTimeLine],
  awaitingWindow: ['info', RiTimeLine],
  awaitingCluster: ['warning', RiTimeLine],
  running: ['info', RiLoader2Line],
  soaking: ['info', RiTimeLine],
  succeeded: ['positive', RiCheckboxCircleLine],
  failed: ['negative', RiCloseCircleLine],
  stopped: ['neutral', RiStopCircleLine],
};

const PHASES: Record<DeliveryPhase, Look> = {
  Waiting: ['neutral', RiTimeLine],
  Applying: ['info', RiLoader2Line],
  Progressing: ['info', RiLoader2Line],
  Healthy: ['positive', RiCheckboxCircleLine],
  Degraded: ['warning', RiErrorWarningLine],
  Failed: ['negative', RiCloseCircleLine],
  Unknown: ['neutral', RiQuestionLine],
  Stale: ['warning', RiHistoryLine],
  Skipped: ['neutral', RiSkipForwardLine],
  RolledBack: ['neutral', RiArrowGoBackLine],
};

/** How a rollout is, in words, with an icon and a colour. */
export function RolloutStateBadge({ state }: { state: RolloutState }) {
  const { t } = useFleetTranslation();
  return <Badge look={STATES[state]}>{t(`rolloutState.${state}`)}</Badge>;
}

/** How a wave is. */
export function WaveStateBadge({ state }: Pick<RolloutWaveState, 'state'>) {
  const { t } = useFleetTranslation();
  return <Badge look={WAVES[state]}>{t(`waveState.${state}`)}</Badge>;
}

/** How far a target is. */
export function PhaseBadge({ phase }: { phase: DeliveryPhase }) {
  const { t } = useFleetTranslation();
  return <Badge look={PHASES[phase]}>{t(`deliveryPhase.${phase}`)}</Badge>;
}

function Badge({ look: [tone, icon], children }: BadgeProps) {
  return (
    <ToneBadge tone={tone} icon={icon}>
      {children}
    </ToneBadge>
  );
}

interface BadgeProps {
  look: Look;
  children: string;
}
