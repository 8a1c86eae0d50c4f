import type { ServerCertificate } from '../../../collect/apiServer/ServerCertificate';
import { integer, text } from '../columns';
import { metadataOf } from '../metadata';
import { columnText, type Fields } from '../read';
import type { Projection } from '../types';
import { readBundle } from './readBundle';

/** A place in an object that has a bundle of authorities. */
export interface BundlePlace {
  /** Where an object has several of them. */
  name?: string;
  bundle: unknown;
}

interface Found {
  place?: string;
  certificate: ServerCertificate;
}

/**
 * Whom API servers trust when they call others: of all bundles of an object, the
 * one that expires first is kept, as a certificate's name and times. The bundle
 * itself goes no further.
 *
 * @param placesOf - Where the kind has bundles
 */
export function caBundleProjection(
  kind: string,
  placesOf: (object: Fields) => BundlePlace[],
): Projection {
  return {
    kind,
    table: 'ca_bundles',
    shared: true,
    numbered: false,
    labelled: false,
    columns: [
      text('kind'),
      text('name'),
      text('place'),
      integer('bundles'),
      text('subject'),
      text('issuer'),
      text('not_before'),
      text('not_after'),
      text('fingerprint'),
    ],
    project(object) {
      const metadata = metadataOf(object);
      const found = metadata ? readAll(placesOf(object as Fields)) : [];
      return (
        metadata && {
          uid: metadata.uid,
          cells: { kind, name: metadata.name, ...cellsOf(found) },
        }
      );
    },
  };
}

/** Most webhooks of an object trust the same authority. */
function readAll(places: readonly BundlePlace[]): Found[] {
  const known = new Map<unknown, ServerCertificate | undefined>();
  return places.flatMap(({ name, bundle }) => {
    const key = bundle instanceof Uint8Array ? String(bundle) : bundle;
    const certificate = known.has(key) ? known.get(key) : readBundle(bundle);
    known.set(key, certificate);
    return certificate ? [{ place: name, certificate }] : [];
  });
}

function cellsOf(found: readonly Found[]) {
  const [first] = [...found].sort((a, b) =>
    a.certificate.notAfter < b.certificate.notAfter ? -1 : 1,
  );
  const { place, certificate } = first ?? {};
  return {
    place: place ?? null,
    bundles: found.length,
    subject: certificate ? columnText(certificate.subject) : null,
    issuer: certificate ? columnText(certificate.issuer) : null,
    not_before: certificate?.notBefore ?? null,
    not_after: certificate?.notAfter ?? null,
    fingerprint: certificate?.fingerprint ?? null,
  };
}
