/** Why a letter was not taken, as the part of a key under `letters:refused`. */
const KNOWN = ["phone_invalid", "commune_unknown", "day_invalid", "token_unknown", "not_sent"] as const;

/** The words for a code of the contract, or of the phone's own; "other" for one that is not known here. */
export const refusalWords = (code: string): string =>
  (KNOWN as readonly string[]).includes(code) ? code.replaceAll("_", "-") : "other";
