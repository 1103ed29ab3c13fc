/** The table of digests: who asked for one, for which hours, to which number. */

/**
 * One of each person who asked. Number and code are sealed by the server. Until `confirmed_ms` is set only a code is sent.
 * `window_ms` is the begin of the last hour whose digest was taken.
 */
export type DigestRow = {
  staff_id: string;
  phone: Uint8Array;
  hours: number[];
  code: Uint8Array | null;
  code_until_ms: string;
  tries: number;
  confirmed_ms: string | null;
  window_ms: string;
};

export type DigestTable = { digest: DigestRow };
