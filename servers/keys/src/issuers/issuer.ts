/** Who may issue certificates for which health authority: the operator's file of issuers. */
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Jwks } from "@bluezone/contract/certificate";
import { isClear } from "@bluezone/server-kit/http/clear-address";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { z } from "zod";
import type { CopySource } from "../copies/copies.ts";

const Issuer = z.strictObject({
  /** The `healthAuthorityID` that phones name when they publish. */
  healthAuthorityID: z.string().min(1).max(255),
  /** The certificate's `iss`. */
  issuer: z.string().min(1).max(255),
  /** The certificate's `aud`: this key server. */
  audience: z.string().min(1).max(255),
  /** Where its public keys lie: a web address, or a path. */
  jwks: z.string().min(1).max(2_048),
  /** Its certificates are those of a canary (record 0079): what they bring is exported as all keys are, and counted nowhere. */
  canary: z.literal(true).optional(),
});

/** An issuer of certificates. One health authority may have several. */
export type Issuer = z.output<typeof Issuer>;

const Issuers = z.array(Issuer).min(1).max(64);

/** How the name of a canary's issuer ends, as health servers write it. */
const CANARY = ".canary";

/** Reads the issuers file. Paths in it are from its own folder. Throws StartError when it is not one. */
export async function readIssuers(path: string): Promise<readonly Issuer[]> {
  const form =
    'a JSON list of issuers, whose keys lie at https:// (http:// of this machine alone) or in a file, for example [{"healthAuthorityID":"vn.angiang","issuer":"health.angiang","audience":"keys","jwks":"https://health.example.vn/jwks/angiang"}]; an issuer whose name ends with .canary has "canary": true, and no other';
  try {
    const issuers = Issuers.parse(JSON.parse(await readFile(path, "utf8")));
    const pairs = issuers.map(({ healthAuthorityID, issuer }) => `${healthAuthorityID}\n${issuer}`);
    if (new Set(pairs).size < pairs.length) throw new RangeError("an issuer stands twice");
    if (issuers.some(({ issuer, canary }) => issuer.endsWith(CANARY) !== (canary === true)))
      throw new RangeError("a canary's issuer is not marked as one, or another's is");
    if (issuers.some(({ jwks }) => isClear(jwks))) throw new RangeError("keys would come in the clear");
    return issuers.map((issuer) => ({ ...issuer, jwks: located(issuer.jwks, path) }));
  } catch (error) {
    throw new StartError(`The file ${path} that KEYS_ISSUERS names must be ${form}.`, { cause: error });
  }
}

/** Whether certificates of this `iss` are a canary's. */
export const isCanary = (issuers: readonly Issuer[], iss: string): boolean =>
  issuers.some(({ issuer, canary }) => issuer === iss && canary === true);

/** A web address as it is; a path from the folder of the file that names it. */
const located = (location: string, from: string): string =>
  /^https?:\/\//.test(location) ? location : resolve(dirname(from), location);

/** An issuer's public keys as a document that lies elsewhere. */
export const jwksOf = ({ jwks }: Issuer): CopySource => ({
  kind: "jwks",
  location: jwks,
  check: (text) => void Jwks.parse(JSON.parse(text)),
});
