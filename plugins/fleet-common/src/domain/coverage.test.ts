import { isCoverageComplete } from './coverage';

describe('isCoverageComplete', () => {
  it('is complete where every cluster is current and nothing is wrong', () => {
    expect(isCoverageComplete({ clusters: 2, current: 2, problems: [] })).toBe(
      true,
    );
  });

  it('is not complete where a cluster is not current', () => {
    expect(isCoverageComplete({ clusters: 2, current: 1, problems: [] })).toBe(
      false,
    );
  });

  it('is not complete where a kind of a current cluster was not seen', () => {
    expect(
      isCoverageComplete({ clusters: 2, current: 2, problems: [{}] }),
    ).toBe(false);
  });
});
