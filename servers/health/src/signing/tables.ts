/** The table of keys of certificates. */

/** A key of certificates. `sealed` (PKCS #8) is destroyed once its successor signs; the public half stays for the JWKS. */
export type SigningKeyRow = {
  kid: string;
  made_ms: string;
  active_ms: string;
  x: string;
  y: string;
  sealed: Uint8Array | null;
};

declare module "../tables.ts" {
  interface Tables {
    signing_key: SigningKeyRow;
  }
}
