import { jsonLines, MAX_LINE_BYTES, parseJson } from './jsonLines';

async function* streamOf(chunks: Array<string | Uint8Array>) {
  for (const chunk of chunks) {
    yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
  }
}

async function documents(chunks: Array<string | Uint8Array>) {
  const found: unknown[] = [];
  for await (const document of jsonLines(streamOf(chunks))) {
    found.push(document);
  }
  return found;
}

const invalid = (message: RegExp) =>
  expect.objectContaining({
    name: 'ApiServerError',
    failure: 'invalid',
    message: expect.stringMatching(message),
  });

describe('jsonLines', () => {
  it.each([
    ['one a chunk', ['{"a":1}\n', '{"b":2}\n']],
    ['several a chunk', ['{"a":1}\n{"b":2}\n']],
    ['split anywhere', ['{"a"', ':1}', '\n{"b', '":2}\n']],
    ['an end at the beginning of a chunk', ['{"a":1}', '\n{"b":2}', '\n']],
    [
      'empty lines and chunks between',
      ['', '\n\n{"a":1}\n', '', '\n{"b":2}\n\n'],
    ],
    ['lines that end as on Windows', ['{"a":1}\r\n{"b":2}\r\n']],
  ])('reads documents: %s', async (_, chunks) => {
    expect(await documents(chunks)).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('reads characters that chunks cut apart', async () => {
    const bytes = new TextEncoder().encode('{"a":"é☸️🛥"}\n');
    for (let at = 1; at < bytes.length; at += 1) {
      const chunks = [bytes.subarray(0, at), bytes.subarray(at)];
      expect(await documents(chunks)).toEqual([{ a: 'é☸️🛥' }]);
    }
    expect(
      await documents([...bytes].map(byte => Uint8Array.of(byte))),
    ).toEqual([{ a: 'é☸️🛥' }]);
  });

  it('takes no half document for a whole one', async () => {
    expect(await documents(['{"a":1}\n', '{"b":'])).toEqual([{ a: 1 }]);
  });

  it('yields the documents before one that is broken', async () => {
    const found: unknown[] = [];
    const read = async () => {
      for await (const one of jsonLines(streamOf(['{"a":1}\nnope\n']))) {
        found.push(one);
      }
    };
    await expect(read()).rejects.toEqual(invalid(/not JSON/));
    expect(found).toEqual([{ a: 1 }]);
  });

  it('does not quote what is not JSON', async () => {
    const read = documents(['{"token": canary}\n']);
    await expect(read).rejects.toEqual(invalid(/^((?!canary).)*$/));
    expect(() => parseJson(Buffer.from('canary'))).toThrow(
      invalid(/^((?!canary).)*$/),
    );
  });

  it.each([
    ['in one chunk', [`${' '.repeat(MAX_LINE_BYTES + 1)}\n`]],
    ['in several', Array.from({ length: 9 }, () => ' '.repeat(1024 * 1024))],
    [
      'that ends in the chunk that is too much',
      [' '.repeat(MAX_LINE_BYTES), `${' '.repeat(1_000)}1\n`],
    ],
  ])('refuses a line that is too long, %s', async (_, chunks) => {
    await expect(documents(chunks)).rejects.toEqual(invalid(/refused/));
  });

  it('takes a line that is just short enough', async () => {
    const text = 'x'.repeat(MAX_LINE_BYTES - 2);
    expect(await documents([`"${text}`, '"\n', '1\n'])).toEqual([text, 1]);
  });
});
