import { Container, Flex } from '@backstage/ui';
import {
  useClusters,
  useFleetTranslation,
  useQueryState,
  type FleetTranslate,
} from '../../hooks';
import { Message } from '../Message';
import { QueryBar } from '../QueryBar';
import { RequestError } from '../RequestError';
import { Comparison } from './Comparison';
import { DIFFERENCE_KINDS } from './kinds';

const NAMES = ['left', 'right', 'kind', 'entityRef', 'all'] as const;

/** Two clusters side by side, or one service in both. */
export function DifferencesPage() {
  const { t } = useFleetTranslation();
  const state = useQueryState(NAMES);
  const { data, error, refetch, dataUpdatedAt } = useClusters();
  const { left, right } = state.values;
  const fields = differenceFields(t, data?.items ?? []);
  if (left && right && left !== right) {
    return <Comparison state={state} fields={fields} of={{ left, right }} />;
  }
  return (
    <Container>
      <Flex direction="column" gap="4">
        {error && (
          <RequestError
            error={error}
            onRetry={refetch}
            shownSince={data && dataUpdatedAt}
          />
        )}
        <QueryBar
          label={t('question.narrow', { label: t('differences.title') })}
          state={state}
          fields={fields.slice(0, 2)}
        />
        <Message
          title={t(left && right ? 'differences.same' : 'differences.choose')}
        />
      </Flex>
    </Container>
  );
}

function differenceFields(
  t: FleetTranslate,
  clusters: ReadonlyArray<{ id: string; name: string }>,
) {
  const options = clusters.map(({ id, name }) => ({ id, label: name }));
  const otherwise = t('differences.none');
  return [
    { name: 'left', label: t('differences.left'), options, otherwise },
    { name: 'right', label: t('differences.right'), options, otherwise },
    {
      name: 'kind',
      label: t('differences.kinds'),
      options: DIFFERENCE_KINDS.map(id => ({
        id,
        label: t(`differenceKind.${id}`),
      })),
    },
    {
      name: 'entityRef',
      label: t('services.service'),
      placeholder: 'component:default/checkout',
    },
    {
      name: 'all',
      label: t('differences.show'),
      otherwise: t('differences.onlyDifferent'),
      options: [{ id: 'true', label: t('differences.all') }],
    },
  ];
}
