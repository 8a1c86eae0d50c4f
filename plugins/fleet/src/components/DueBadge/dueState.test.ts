import { dueState } from './dueState';

describe('dueState', () => {
  it.each([
    [-1, 'past'],
    [0, 'soon'],
    [30, 'soon'],
    [31, 'later'],
  ])('calls what is due in %d days %s, where 30 are few', (days, state) => {
    expect(dueState(days, 30)).toBe(state);
  });
});
