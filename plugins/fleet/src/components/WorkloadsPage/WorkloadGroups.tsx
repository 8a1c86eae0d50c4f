import type {
  WorkloadDimension,
  WorkloadGroup,
  WorkloadList,
} from '@flotilla/backstage-plugin-fleet-common';
import { Button, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation, type FleetTranslate } from '../../hooks';
import { SubHeading } from '../SubHeading';
import type { Narrowing } from './narrowing';
import styles from './WorkloadGroups.module.css';

interface WorkloadGroupsProps {
  dimensions: readonly WorkloadDimension[];
  answer: WorkloadList;
  /** Narrows the question down to a group. */
  onNarrow(narrowing: Narrowing): void;
}

/** How many workloads there are of each kind of something; each leads to those. */
export function WorkloadGroups(props: WorkloadGroupsProps) {
  const { dimensions, answer, onNarrow } = props;
  const { t } = useFleetTranslation();
  const { groups = [], totalGroups = groups.length } = answer;
  const label = t('groups.by', {
    dimensions: dimensions.map(one => t(`groupBy.${one}`)).join(', '),
  });
  return (
    <section aria-label={label}>
      <SubHeading>
        {label}
        {totalGroups > groups.length &&
          ` · ${t('question.shownOf', {
            shown: String(groups.length),
            total: String(totalGroups),
          })}`}
      </SubHeading>
      <ul className={styles.list}>
        {groups.map(group => (
          <li key={group.keys.join('\n')}>
            <Button
              size="small"
              variant="secondary"
              onPress={() => onNarrow(narrowingOf(dimensions, group))}
            >
              {groupText(t, dimensions, group)}{' '}
              <Text color="secondary">{group.count}</Text>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function narrowingOf(
  dimensions: readonly WorkloadDimension[],
  { keys }: WorkloadGroup,
): Narrowing {
  return Object.fromEntries(dimensions.map((one, index) => [one, keys[index]]));
}

function groupText(
  t: FleetTranslate,
  dimensions: readonly WorkloadDimension[],
  { keys, cluster }: WorkloadGroup,
): string {
  return dimensions
    .map((dimension, index) =>
      dimension === 'cluster' && cluster
        ? printable(cluster.name)
        : valueText(t, keys[index]),
    )
    .join(' · ');
}

/** A value of a dimension as people read it. */
export function valueText(t: FleetTranslate, value: string): string {
  return value === '' ? t('groups.absent') : printable(value);
}
