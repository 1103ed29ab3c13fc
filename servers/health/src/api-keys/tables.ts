/** The table of API keys. */

/** Who may call. `hash` is of the whole key; the key itself is shown once, when it is made. */
export type ApiKeyRow = {
  id: string;
  kind: string;
  name: string;
  hotline: string | null;
  hash: Uint8Array;
  made_ms: string;
  disabled_ms: string | null;
  /** Codes that an admin key may issue on a day of Vietnam; null means what the configuration says. */
  daily_codes: number | null;
  /** Whether its codes are a canary's (record 0079). */
  canary: boolean;
};

declare module "../tables.ts" {
  interface Tables {
    api_key: ApiKeyRow;
  }
}
