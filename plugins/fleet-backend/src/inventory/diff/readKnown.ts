import { DigestTable } from './DigestTable';

/** The UID (16) and the hash (6). */
const BYTES_AN_OBJECT = 22;

/** What InventoryWriter.known() answers, as a table. */
export function readKnown(packed: Uint8Array): DigestTable {
  const table = new DigestTable();
  const view = new DataView(
    packed.buffer,
    packed.byteOffset,
    packed.byteLength,
  );
  table.reserve(packed.byteLength / BYTES_AN_OBJECT);
  const key = new Uint32Array(4);
  for (let at = 0; at < packed.byteLength; at += BYTES_AN_OBJECT) {
    for (let word = 0; word < key.length; word += 1) {
      key[word] = view.getUint32(at + word * 4);
    }
    const high = view.getUint16(at + 16);
    table.set(key, high * 2 ** 32 + view.getUint32(at + 18));
  }
  return table;
}
