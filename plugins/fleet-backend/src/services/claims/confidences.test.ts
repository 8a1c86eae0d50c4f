import { confidenceNumber, confidenceOf } from './confidences';

describe('confidences', () => {
  it.each([
    ['high', 0],
    ['medium', 1],
    ['low', 2],
  ] as const)('keeps %s as %d', (confidence, number) => {
    expect(confidenceNumber(confidence)).toBe(number);
    expect(confidenceOf(number)).toBe(confidence);
  });
});
