import { ConflictError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeFleetApi, renderFleet, savedSearch } from '../../__testUtils__';
import { SavedSearches } from './SavedSearches';

jest.setTimeout(30_000);

const ASKED = { filter: '{"status":"failed"}', groupBy: ['kind' as const] };

async function open(api: FakeFleetApi) {
  renderFleet(<SavedSearches asked={ASKED} />, {
    api,
    at: '/fleet/workloads?name=web',
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Saved searches' }),
  );
  return within(await screen.findByRole('dialog'));
}

describe('SavedSearches', () => {
  it('opens a search, and passes on a link to it', async () => {
    const user = userEvent.setup();
    const copied: string[] = [];
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockImplementation(async text => {
        copied.push(text);
      });
    const api = new FakeFleetApi({ savedSearches: [savedSearch()] });
    const dialog = await open(api);
    await user.click(
      await dialog.findByRole('button', {
        name: 'Copy link to Failed databases',
      }),
    );
    const link = '/fleet/workloads?filter=%7B%22label.tier%22%3A%22db%22%7D';
    expect(copied).toEqual([window.location.origin + link]);
    expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    await user.click(dialog.getByRole('link', { name: 'Failed databases' }));
    await waitFor(() =>
      expect(screen.getByTestId('url')).toHaveTextContent(link),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('saves what is asked now, for everybody where that is wanted', async () => {
    const api = new FakeFleetApi();
    const dialog = await open(api);
    expect(await dialog.findByText(/saved no search/)).toBeInTheDocument();
    await userEvent.type(dialog.getByRole('textbox'), ' Broken {Enter}');
    await userEvent.click(dialog.getByRole('switch'));
    await userEvent.type(dialog.getByRole('textbox'), 'For all{Enter}');
    expect(await dialog.findByText('shared with everybody')).toBeVisible();
    expect(api.queries).toEqual([
      { ...ASKED, name: 'Broken', shared: false },
      { ...ASKED, name: 'For all', shared: true },
    ]);
  });

  it('deletes what is the own, and nothing else', async () => {
    const others = { own: false, shared: true, owner: 'user:default/ada' };
    const api = new FakeFleetApi({
      savedSearches: [
        savedSearch(),
        savedSearch({ ...others, id: 'saved-2', name: 'Of Ada' }),
      ],
    });
    const dialog = await open(api);
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Delete Failed databases' }),
    );
    await waitFor(() =>
      expect(dialog.queryByText('Failed databases')).not.toBeInTheDocument(),
    );
    const item = dialog.getByRole('listitem');
    expect(item).toHaveTextContent(/Of Ada\s*shared by/);
    expect(
      within(item).queryByRole('button', { name: /Delete/ }),
    ).not.toBeInTheDocument();
  });

  it('says why a search was not saved, and keeps its name', async () => {
    const api = new FakeFleetApi();
    const dialog = await open(api);
    api.failWith(new ConflictError('You have saved another of this name'));
    await userEvent.type(dialog.getByRole('textbox'), 'Broken{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent(/another/);
    expect(dialog.getByRole('textbox')).toHaveValue('Broken');
  });
});
