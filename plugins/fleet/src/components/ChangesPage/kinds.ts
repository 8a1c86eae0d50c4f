import type { ChangeKind } from '@flotilla/backstage-plugin-fleet-common';
import {
  RiArrowGoBackLine,
  RiArrowUpCircleLine,
  RiExpandUpDownLine,
  RiGovernmentLine,
  RiInstallLine,
  RiRestartLine,
  RiServerLine,
  RiSettings3Line,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { Tone } from '../ToneBadge';

/** How each kind of change looks, in the order in which they can be chosen. */
export const CHANGE_KINDS: ReadonlyArray<{
  kind: ChangeKind;
  icon: RemixiconComponentType;
  tone: Tone;
}> = [
  { kind: 'upgrade', icon: RiArrowUpCircleLine, tone: 'info' },
  { kind: 'rollback', icon: RiArrowGoBackLine, tone: 'warning' },
  { kind: 'reconfigure', icon: RiSettings3Line, tone: 'info' },
  { kind: 'scaling', icon: RiExpandUpDownLine, tone: 'neutral' },
  { kind: 'restarts', icon: RiRestartLine, tone: 'negative' },
  { kind: 'nodesAdded', icon: RiServerLine, tone: 'neutral' },
  { kind: 'nodesRemoved', icon: RiServerLine, tone: 'neutral' },
  { kind: 'clusterVersion', icon: RiInstallLine, tone: 'info' },
  { kind: 'policy', icon: RiGovernmentLine, tone: 'warning' },
];
