/** Ids that the desk draws, so that a call that is sent twice enters one record. */

/** 24 hexadecimal digits. */
export const drawRecordId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
