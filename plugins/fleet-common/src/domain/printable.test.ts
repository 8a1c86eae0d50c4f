import { printable } from './printable';

describe('printable', () => {
  it('leaves ordinary text, of any language, alone', () => {
    expect(printable('prod-eu-1 <b>größe</b> 東京')).toBe(
      'prod-eu-1 <b>größe</b> 東京',
    );
  });

  it('shows what would be invisible or would reorder the text', () => {
    expect(printable('a\u0000b\u202ec\u200bd\n')).toBe(
      'a\\u0000b\\u202ec\\u200bd\\u000a',
    );
  });
});
