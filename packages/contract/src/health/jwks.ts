/** Public keys that the health server signs certificates with (docs/protocol/06-share.md#65-the-certificate; RFC 7517). */
import { type Document, STALE_IF_ERROR } from "../endpoint.ts";

export const jwks: Document = {
  method: "GET",
  path: "/jwks/:realm",
  summary: "Public keys of the certificates of a realm, as JWKS.",
  mediaType: "application/json",
  maxAge: 300,
  staleIfError: STALE_IF_ERROR,
};
