import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { declaredColumns } from './declaredColumns';

const NAMES = ['reason', 'owner', 'system', 'cluster'] as const;
const REASONS = [
  'runsNowhere',
  'annotationMatchesNothing',
  'onlyInDevelopment',
  'noOwner',
] as const;

/** Services that the fleet does not show as the catalog declares them. */
export function Declared() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { reason, ...others } = state.values;
  const asked = { ...others, reason: REASONS.find(one => one === reason) };
  const answer = useQuestion(['declared', asked], (cursor, options) =>
    api.listDeclared({ ...asked, cursor }, options).then(page => ({
      ...page,
      items: page.items.map(item => ({ ...item, id: item.entityRef })),
    })),
  );
  const columns = useMemo(() => declaredColumns(t), [t]);
  const counts = answer.first?.reasons ?? [];
  const countOf = (code: string) => {
    const found = counts.find(one => one.code === code);
    return found ? ` (${found.services})` : '';
  };
  return (
    <QuestionView
      label={t('ownership.declared')}
      state={state}
      fields={[
        {
          name: 'reason',
          label: t('ownership.reason'),
          options: REASONS.map(id => ({
            id,
            label: t(`declaredReason.${id}`) + countOf(id),
          })),
        },
        {
          name: 'owner',
          label: t('services.owner'),
          placeholder: 'group:default/payments',
        },
        {
          name: 'system',
          label: t('services.system'),
          placeholder: 'system:default/shop',
        },
        { name: 'cluster', label: t('services.cluster') },
      ]}
      answer={answer}
      columns={columns}
      empty={t('ownership.allObserved')}
    />
  );
}
