import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import {
  useFleetTranslation,
  useQueryState,
  useQuestion,
  type FleetTranslate,
} from '../../hooks';
import { QuestionView } from '../QuestionView';
import { certificateColumns } from './certificateColumns';

const NAMES = ['expiresBefore', 'kind', 'cluster'] as const;
const KINDS = [
  'ApiServer',
  'Certificate',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
] as const;
const WINDOWS = ['P7D', 'P30D', 'P90D'] as const;

/** The certificates of the fleet, the one first that expires first. */
export function CertificatesPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { kind, ...others } = state.values;
  const asked = { ...others, kind: KINDS.find(one => one === kind) };
  const answer = useQuestion(['certificates', asked], (cursor, options) =>
    api.listCertificates({ ...asked, cursor }, options),
  );
  const columns = useMemo(() => certificateColumns(t), [t]);
  return (
    <QuestionView
      label={t('certificates.title')}
      state={state}
      fields={certificateFields(t)}
      answer={answer}
      columns={columns}
      isOld={({ stale }) => stale}
      empty={t('certificates.empty')}
    />
  );
}

function certificateFields(t: FleetTranslate) {
  return [
    {
      name: 'expiresBefore',
      label: t('certificates.expires'),
      otherwise: t('certificates.ever'),
      options: WINDOWS.map(id => ({ id, label: t(`certificates.${id}`) })),
    },
    {
      name: 'kind',
      label: t('certificates.kind'),
      options: KINDS.map(id => ({ id, label: t(`certificateKind.${id}`) })),
    },
    { name: 'cluster', label: t('services.cluster') },
  ];
}
