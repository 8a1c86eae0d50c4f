import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { ToneBadge, type Tone } from '../ToneBadge';
import type { DueState } from './dueState';

const LOOKS: Record<DueState, [Tone, RemixiconComponentType]> = {
  past: ['negative', RiCloseCircleLine],
  soon: ['warning', RiErrorWarningLine],
  later: ['positive', RiCheckboxCircleLine],
};

interface DueBadgeProps {
  state: DueState;
  /** The state in words. */
  children: ReactNode;
}

/** Whether a day has been, is near, or is far, in words and colour. */
export function DueBadge({ state, children }: DueBadgeProps) {
  const [tone, icon] = LOOKS[state];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {children}
    </ToneBadge>
  );
}
