import type { Redundancy } from '@flotilla/backstage-plugin-fleet-common';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiFlaskLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useFleetTranslation } from '../../hooks';
import { ToneBadge, type Tone } from '../ToneBadge';

const LOOKS: Record<Redundancy, [Tone, RemixiconComponentType]> = {
  none: ['negative', RiCloseCircleLine],
  unavailable: ['negative', RiErrorWarningLine],
  otherEnvironment: ['warning', RiFlaskLine],
  elsewhere: ['positive', RiCheckboxCircleLine],
};

/** What is left of a service, in words, with an icon and a colour. */
export function RedundancyBadge({ redundancy }: { redundancy: Redundancy }) {
  const { t } = useFleetTranslation();
  const [tone, icon] = LOOKS[redundancy];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`redundancy.${redundancy}`)}
    </ToneBadge>
  );
}
