import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FleetProviders } from '../FleetProviders';
import { FleetClusterPicker } from './FleetClusterPicker';
import { validatePlacement } from './validatePlacement';

const schema = makeFieldSchema({
  output: z =>
    z.object({
      clusterSelector: z
        .string()
        .optional()
        .describe('Labels of clusters, as Kubernetes selectors are written'),
      clusters: z
        .array(z.string())
        .optional()
        .describe('Clusters by id or unique name'),
    }),
});

type PickerProps = typeof schema.TProps;

/** `ui:field: FleetClusterPicker`, whose value is the placement of a rollout. */
export const fleetClusterPickerField = createFormField({
  name: 'FleetClusterPicker',
  component: ({ schema: field, formData, ...props }: PickerProps) => (
    <FleetProviders>
      <FleetClusterPicker
        label={field.title}
        description={field.description}
        isRequired={props.required}
        isDisabled={props.disabled || props.readonly}
        value={formData}
        onChange={props.onChange}
      />
    </FleetProviders>
  ),
  validation: validatePlacement,
  schema,
});
