import { createExtensionTester } from '@backstage/frontend-test-utils';
import type {
  CustomFieldExtensionSchema,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import type { RolloutPlacement } from '@flotilla/backstage-plugin-fleet-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cluster, FakeFleetApi, renderFleet } from '../../__testUtils__';
import { clusterPickerFormField } from '../../extensions/formFields';

jest.setTimeout(60_000);

type Props = FieldExtensionComponentProps<RolloutPlacement>;

interface Field {
  name: string;
  component(props: Props): JSX.Element | null;
  schema: { schema: CustomFieldExtensionSchema };
}

/** What the scaffolder finds in the field, which is opaque to others. */
async function loadField() {
  const load = createExtensionTester(clusterPickerFormField).get(
    FormFieldBlueprint.dataRefs.formFieldLoader,
  );
  return (await load()) as unknown as Field;
}

describe('fleetClusterPickerField', () => {
  it('is found by its name, and describes its value', async () => {
    const { name, schema } = await loadField();
    expect(name).toBe('FleetClusterPicker');
    expect(schema.schema.returnValue).toMatchObject({
      type: 'object',
      properties: {
        clusterSelector: { type: 'string' },
        clusters: { type: 'array', items: { type: 'string' } },
      },
    });
  });

  it('is titled as the template says, and gives a placement', async () => {
    const { component: Picker } = await loadField();
    const given: (RolloutPlacement | undefined)[] = [];
    const props: Pick<Props, 'schema' | 'required' | 'onChange'> = {
      schema: { title: 'Where to', description: 'As you like' },
      required: true,
      onChange: value => given.push(value),
    };
    const api = new FakeFleetApi({ clusters: [cluster()] });
    renderFleet(<Picker {...(props as Props)} />, { api });
    expect(
      await screen.findByRole('radiogroup', { name: /Where to/ }),
    ).toHaveAccessibleDescription('As you like');
    await userEvent.type(screen.getByRole('textbox'), 'a');
    expect(given).toEqual([{ clusterSelector: 'a' }]);
  });
});
