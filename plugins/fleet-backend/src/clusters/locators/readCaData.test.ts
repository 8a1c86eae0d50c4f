import { base64, TEST_CA } from '../../testing/certificate';
import { readCaData } from './readCaData';

describe('readCaData', () => {
  it('decodes an authority, and leaves one out that is not there', () => {
    expect(readCaData(base64(TEST_CA))).toEqual({ caData: TEST_CA });
    expect(readCaData(undefined)).toEqual({});
  });

  it.each(['x', base64('canary'), TEST_CA])('refuses %j', text => {
    expect(readCaData(text)).toEqual({
      problem: expect.stringMatching(/^its certificate authority is/),
    });
  });
});
