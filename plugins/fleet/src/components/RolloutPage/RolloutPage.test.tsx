import { ConflictError, NotAllowedError } from '@backstage/errors';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  cluster,
  FakeFleetApi,
  plannedTarget,
  renderFleet,
  rollout,
  rolloutTarget,
  rolloutWave,
} from '../../__testUtils__';
import { RolloutsRouter } from '../RolloutsRouter';

jest.setTimeout(60_000);

const ID = rollout().id;

function fleetOf(
  changes: Parameters<typeof rollout>[0] = {},
  rolloutPlan?: ConstructorParameters<typeof FakeFleetApi>[0],
) {
  return new FakeFleetApi({
    clusters: [cluster()],
    rollouts: [rollout(changes)],
    ...rolloutPlan,
  });
}

function render(api: FakeFleetApi, id = ID) {
  return renderFleet(<RolloutsRouter />, {
    api,
    at: `/fleet/rollouts/${id}`,
    mountPath: '/fleet/rollouts',
  });
}

async function findSection(name: RegExp | string) {
  return within(await screen.findByRole('region', { name }));
}

function planOf(...items: ReturnType<typeof plannedTarget>[]) {
  return { rolloutPlan: { waves: [], items, cycles: [], problems: [] } };
}

describe('RolloutPage', () => {
  it('shows each wave, what it waits for, and how its targets are', async () => {
    const waves = [
      rolloutWave({ state: 'failed', healthy: 0, failed: 1 }),
      rolloutWave({
        name: 'rest',
        state: 'awaitingWindow',
        message: 'Begins at 22:00',
        approval: { required: true, by: 'user:default/bob', comment: 'Fine' },
      }),
    ];
    const failed = rolloutTarget({
      phase: 'Failed',
      message: 'ImagePullBackOff',
      restarts: 4,
      appliedRevision: '0ld',
      owner: 'Argo CD Application argocd/shop',
    });
    const [, second] = rollout().items;
    render(fleetOf({ waves, items: [failed, second] }));
    const first = await findSection('Wave 1: canary');
    const row = first.getByRole('row', { name: /prod-eu-1/ });
    expect(row).toHaveTextContent(
      /shop.*Failed.*ImagePullBackOff.*9c2f1d.*now 0ld.*4.*builtin.*Argo CD/,
    );
    const rest = await findSection('Wave 2: rest');
    for (const text of ['Waits for its time window', 'Begins at 22:00']) {
      expect(rest.getByText(text)).toBeVisible();
    }
    expect(rest.getByText(/Approved by/)).toHaveTextContent(/: Fine/);
    expect(rest.getByRole('row', { name: /prod-us-1/ })).toBeVisible();
  });

  it('shows gates, and what happened by whom', async () => {
    const strategy = {
      gates: { maxRestarts: 2 },
      failures: { max: 1, then: 'rollback' as const },
      window: { from: '22:00', to: '04:00', days: ['mon' as const] },
    };
    const request = { name: 'shop', source: {}, placement: {}, strategy };
    render(fleetOf({ request }));
    const gates = await screen.findByRole('region', { name: 'Gates' });
    expect(gates).toHaveTextContent(
      /Restarts allowed2.*1, then it is rolled back.*mon 22:00 to 04:00, UTC/,
    );
    const events = screen.getByRole('list', { name: 'What happened' });
    expect(within(events).getByRole('listitem')).toHaveTextContent(
      /2 min ago.*ada.*image shop:1.4.2 to 2 targets/,
    );
  });

  it('is read again until it ends, and announces how it is', async () => {
    jest.useFakeTimers();
    try {
      const api = fleetOf();
      render(api);
      await screen.findByRole('region', { name: 'Overview' });
      api.become({ rollouts: [rollout({ state: 'succeeded', acts: [] })] });
      await act(() => jest.advanceTimersByTimeAsync(3_100));
      expect(
        screen.getByText('The rollout shop is: Succeeded'),
      ).toHaveAttribute('role', 'status');
      const asked = api.requests.length;
      await act(() => jest.advanceTimersByTimeAsync(3_100));
      expect(api.requests).toHaveLength(asked);
    } finally {
      jest.useRealTimers();
    }
  });

  it('offers exactly what may be done', async () => {
    render(fleetOf({ acts: ['resume', 'abort'] }));
    const acts = await screen.findByRole('group', { name: 'What you may do' });
    expect(
      within(acts)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Resume', 'Abort']);
  });

  it('approves the wave that was read of, with a comment, by keyboard', async () => {
    const user = userEvent.setup();
    const api = fleetOf();
    render(api);
    const approve = await screen.findByRole('button', { name: 'Approve' });
    act(() => approve.focus());
    await user.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('The wave rest may begin.')).toBeVisible();
    await user.type(dialog.getByRole('textbox'), ' Looks well ');
    await user.click(dialog.getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.queries).toEqual([
      { id: ID, act: 'approve', wave: 1, comment: 'Looks well' },
    ]);
  });

  it('does nothing where it is not confirmed', async () => {
    const user = userEvent.setup();
    const api = fleetOf();
    render(api);
    await user.click(await screen.findByRole('button', { name: 'Roll back' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/exactly what was there before/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.queries).toEqual([]);
  });

  it('says why an act was refused', async () => {
    const user = userEvent.setup();
    const api = fleetOf();
    render(api);
    await user.click(await screen.findByRole('button', { name: 'Abort' }));
    const dialog = within(await screen.findByRole('dialog'));
    api.failWith(new ConflictError('It has ended'));
    await user.click(dialog.getByRole('button', { name: 'Abort' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/It has ended/);
  });

  it('shows drift when asked, and reconciles it', async () => {
    const user = userEvent.setup();
    const api = fleetOf(
      { acts: ['rollback', 'retry'], state: 'succeeded' },
      planOf(plannedTarget()),
    );
    render(api);
    const plan = await findSection('Plan and drift');
    await user.click(plan.getByRole('button', { name: 'Ask the clusters' }));
    expect(await plan.findByText(/1 target has drifted/)).toBeVisible();
    const table = plan.getByRole('table', {
      name: 'Differences of Deployment/shop/checkout',
    });
    expect(table).toHaveTextContent(/image"shop:1.4.1""shop:1.4.2"/);
    await user.click(plan.getByRole('button', { name: 'Reconcile' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Reconcile' }));
    await waitFor(() =>
      expect(api.queries).toEqual([{ id: ID, act: 'retry', reconcile: true }]),
    );
    // What is shown was before the act.
    expect(
      await plan.findByRole('button', { name: 'Ask the clusters' }),
    ).toBeVisible();
    expect(plan.queryByText(/has drifted/)).not.toBeInTheDocument();
  });

  it('shows conflicts, refusals and problems, and no button without drift', async () => {
    const [object] = plannedTarget().objects;
    const target = plannedTarget({
      cluster: { id: 'id-prod-us-1', name: 'prod-us-1' },
      wave: 1,
      problems: ['No delivery credential'],
      objects: [
        {
          ...object,
          conflicts: [{ field: '.spec.replicas', manager: 'hpa' }],
          refusal: { reason: 'admission', message: 'latest is not allowed' },
        },
        { ...object, name: 'other', act: 'unchanged', differences: [] },
      ],
    });
    render(fleetOf({ acts: ['retry'] }, planOf(target)));
    const plan = await findSection('Plan and drift');
    await userEvent.click(
      plan.getByRole('button', { name: 'Ask the clusters' }),
    );
    expect(await plan.findByText('To be delivered')).toBeVisible();
    for (const text of [
      'No delivery credential',
      '.spec.replicas belongs to hpa',
      'Refused by an admission policy: latest is not allowed',
      '1 object stays as it is',
    ]) {
      expect(plan.getByText(text)).toBeVisible();
    }
    expect(
      plan.queryByRole('button', { name: 'Reconcile' }),
    ).not.toBeInTheDocument();
  });

  it('shows names as text, whatever is in them', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const { container } = render(
      fleetOf({ name, waves: [rolloutWave({ name, message: name })] }),
    );
    expect(await screen.findByRole('heading', { name })).toBeVisible();
    expect(container.querySelector('img')).toBeNull();
  });

  it('says that there is no such rollout, and leads back', async () => {
    render(fleetOf(), 'gone');
    expect(await screen.findByText('There is no such rollout')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'To all rollouts' }),
    ).toHaveAttribute('href', '/fleet/rollouts');
  });

  it('says that one may not see it', async () => {
    const api = fleetOf();
    api.failWith(new NotAllowedError('denied'));
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see this/,
    );
  });

  it('keeps what it has where a refresh fails', async () => {
    const api = fleetOf();
    const { queryClient } = render(api);
    await screen.findByRole('region', { name: 'Overview' });
    api.failWith(new Error('Failed to fetch'));
    await act(() => queryClient.refetchQueries());
    expect(await screen.findByText(/Failed to fetch/)).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Overview' })).toBeVisible();
  });

  it('draws the first of many targets, and more when asked', async () => {
    const items = Array.from({ length: 53 }, (_, index) =>
      rolloutTarget({ cluster: { id: `c${index}`, name: `c${index}` } }),
    );
    render(fleetOf({ items, waves: [rolloutWave()] }));
    const wave = await findSection('Wave 1: canary');
    expect(wave.getAllByRole('rowheader')).toHaveLength(50);
    await userEvent.click(wave.getByRole('button', { name: 'Show 3 more' }));
    expect(wave.getAllByRole('rowheader')).toHaveLength(53);
  });
});
