/** The public keys of certificates, for whoever checks them. */
import { jwks } from "@bluezone/contract/health/jwks";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { publicKeys } from "./signing-keys.ts";

/** Adds the document. There is one realm; every other is 404. */
export function addJwks(http: Http<Caller>, { config, database }: Context): void {
  http.document(jwks, async ({ realm }) =>
    realm === config.realm ? { body: JSON.stringify(await publicKeys(database.db)) } : undefined,
  );
}
