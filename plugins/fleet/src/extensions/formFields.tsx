import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** A field of templates that chooses clusters; its value is a placement. */
export const clusterPickerFormField = FormFieldBlueprint.make({
  name: 'cluster-picker',
  params: {
    field: () =>
      import('../components/FleetClusterPicker').then(
        ({ fleetClusterPickerField }) => fleetClusterPickerField,
      ),
  },
});
