import type { Workload } from '@flotilla/backstage-plugin-fleet-common';
import { Tag, TagGroup } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { DIMENSIONS, type Narrowing } from './narrowing';
import { valueText } from './WorkloadGroups';

interface NarrowedToProps {
  narrowing: Narrowing;
  /** What is shown: it knows the name of a cluster of which the URL has the id. */
  workloads: Workload[];
  onChange(narrowing: Narrowing): void;
}

/** The groups that were chosen; each can be let go. */
export function NarrowedTo(props: NarrowedToProps) {
  const { narrowing, workloads, onChange } = props;
  const { t } = useFleetTranslation();
  const chosen = DIMENSIONS.filter(one => narrowing[one] !== undefined);
  if (chosen.length === 0) {
    return null;
  }
  const text = (value: string) => {
    const named = workloads.find(({ cluster }) => cluster.id === value);
    return named ? printable(named.cluster.name) : valueText(t, value);
  };
  return (
    <TagGroup
      aria-label={t('groups.chosen')}
      onRemove={removed =>
        onChange(
          Object.fromEntries(
            Object.entries(narrowing).filter(([one]) => !removed.has(one)),
          ),
        )
      }
    >
      {chosen.map(one => (
        <Tag key={one} id={one} textValue={t(`groupBy.${one}`)}>
          {t(`groupBy.${one}`)}: {text(narrowing[one]!)}
        </Tag>
      ))}
    </TagGroup>
  );
}
