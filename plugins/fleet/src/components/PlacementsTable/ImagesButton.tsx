import type { Placement } from '@flotilla/backstage-plugin-fleet-common';
import { Button, DialogTrigger, Popover, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';

import { useFleetTranslation } from '../../hooks';
import styles from './ImagesButton.module.css';

/** Opens what a workload's containers run, and what made it the service's. */
export function ImagesButton({ placement }: { placement: Placement }) {
  const { t } = useFleetTranslation();
  const name = t('placements.detailsOf', {
    workload: printable(placement.workload.name),
    cluster: printable(placement.cluster.name),
  });
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="tertiary"
        aria-label={name}
        className={styles.button}
      >
        {t('placements.images', { count: placement.images.length })}
      </Button>
      <Popover aria-label={name}>
        <Images placement={placement} />
      </Popover>
    </DialogTrigger>
  );
}

function Images({ placement }: { placement: Placement }) {
  const { t } = useFleetTranslation();
  const { images, match } = placement;
  return (
    <div className={styles.content}>
      {images.length === 0 && <Text>{t('placements.noImages')}</Text>}
      <dl className={styles.images}>
        {images.map(({ container, image, tag, digest }) => (
          <div key={container}>
            <dt>{printable(container)}</dt>
            <dd>
              {printable(tag ? `${image}:${tag}` : image)}
              {digest && (
                <span className={styles.digest}>{printable(digest)}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Text variant="body-small" color="secondary">
        {t('placements.foundBy', {
          by: printable(match.by),
          confidence: t(`confidence.${match.confidence}`),
        })}
      </Text>
    </div>
  );
}
