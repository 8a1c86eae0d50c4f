import { isEnded } from './isEnded';

describe('isEnded', () => {
  it.each([
    ['running', false],
    ['waiting', false],
    ['paused', false],
    ['aborting', false],
    ['rollingBack', false],
    ['succeeded', true],
    ['failed', true],
    ['aborted', true],
    ['rolledBack', true],
    ['rollbackFailed', true],
  ] as const)('says of %s: %s', (state, ended) => {
    expect(isEnded(state)).toBe(ended);
  });
});
