import type {
  OwnerSuggestion,
  UnclaimedWorkload,
} from '@flotilla/backstage-plugin-fleet-common';
import { Button, DialogTrigger, Popover, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { CellStack } from '../DataTable';
import { EntityLink } from '../EntityLink';
import styles from './SuggestionCell.module.css';

/** Whose a workload may be; why, on demand. */
export function SuggestionCell({
  unclaimed,
}: {
  unclaimed: UnclaimedWorkload;
}) {
  const { t } = useFleetTranslation();
  const { suggestion, workload } = unclaimed;
  if (!suggestion) {
    return (
      <CellStack>
        <Text color="secondary">{t('ownership.noSuggestion')}</Text>
      </CellStack>
    );
  }
  const { confidence } = suggestion;
  return (
    <CellStack
      detail={
        <>
          {t('ownership.confidence', {
            confidence: t(`confidence.${confidence}`),
          })}
          <Evidence suggestion={suggestion} workload={workload.name} />
        </>
      }
    >
      <EntityLink entityRef={suggestion.owner} />
    </CellStack>
  );
}

interface EvidenceProps {
  suggestion: OwnerSuggestion;
  workload: string;
}

function Evidence({ suggestion, workload }: EvidenceProps) {
  const { t } = useFleetTranslation();
  const { owner, entityRef, evidence } = suggestion;
  const name = t('ownership.evidence', {
    owner: printable(owner),
    workload: printable(workload),
  });
  return (
    <DialogTrigger>
      <Button size="small" variant="tertiary" aria-label={name}>
        {t('ownership.why', { count: evidence.length })}
      </Button>
      <Popover aria-label={name}>
        <ul className={styles.evidence}>
          {evidence.map(({ text }) => (
            <li key={text}>{printable(text)}</li>
          ))}
          {entityRef && (
            <li>
              <EntityLink entityRef={entityRef} />
            </li>
          )}
        </ul>
      </Popover>
    </DialogTrigger>
  );
}
