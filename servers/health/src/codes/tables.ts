/** The tables of codes. They have no column for a code, token, phone number, `ekeyhmac`, nonce or certificate, only keyed hashes. */

/** A code that was issued, and what it stands for. `used_ms` is in whole ten minutes (`phone-time.ts`), all of a self-report's too. */
export type CodeRow = {
  id: string;
  issuer: string;
  short_hash: Uint8Array | null;
  long_hash: Uint8Array | null;
  report_type: string;
  symptom_day: number | null;
  test_day: number | null;
  nonce_hash: Uint8Array | null;
  made_ms: string;
  short_until_ms: string;
  long_until_ms: string;
  used_ms: string | null;
  /** Whether it is a canary's: it stands in no figure, and its certificate has another issuer (record 0079). */
  canary: boolean;
};

/** A token: what a certificate will say, until when (in whole ten minutes), and, once there was one, the hash of what it was bound to. */
export type TokenRow = {
  code_id: string;
  hash: Uint8Array;
  report_type: string;
  symptom_day: number | null;
  until_ms: string;
  nonce_hash: Uint8Array | null;
  bound_hash: Uint8Array | null;
};

/** A phone number that reported itself, and from when on its wait counts, in whole ten minutes. */
export type PhoneRow = { hash: Uint8Array; code_id: string; at_ms: string; claimed: boolean };

/** How many wrong short codes came in a minute. */
export type WrongCodeRow = { minute_ms: string; wrong: number };

declare module "../tables.ts" {
  interface Tables {
    code: CodeRow;
    token: TokenRow;
    phone: PhoneRow;
    wrong_code: WrongCodeRow;
  }
}
