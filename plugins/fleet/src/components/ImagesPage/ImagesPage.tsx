import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { imageColumns } from './imageColumns';

const NAMES = ['q', 'repository', 'tag', 'digest'] as const;

/** Which images run in the fleet, how widely, whose, and how vulnerable. */
export function ImagesPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const answer = useQuestion(['images', state.values], (cursor, options) =>
    api.listImages({ ...state.values, cursor }, options).then(page => ({
      ...page,
      items: page.items.map(item => ({
        ...item,
        id: [item.repository, item.tag, item.digest].join(' '),
      })),
    })),
  );
  const columns = useMemo(() => imageColumns(t), [t]);
  return (
    <QuestionView
      label={t('images.title')}
      state={state}
      fields={[
        { name: 'q', label: t('images.q'), placeholder: 'log4j' },
        { name: 'tag', label: t('images.tag') },
        { name: 'digest', label: t('images.digest'), placeholder: 'sha256:…' },
      ]}
      answer={answer}
      columns={columns}
      empty={t('images.empty')}
    />
  );
}
