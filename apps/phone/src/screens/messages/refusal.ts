/** Why a message was not taken, as the part of a key under `messages:refused`. */
import type { Ending } from "../../words/catalogs.ts";

const REFUSALS: Readonly<Record<string, Ending<"messages:refused.">>> = {
  phone_invalid: "phone-invalid",
  commune_unknown: "commune-unknown",
  day_invalid: "day-invalid",
  symptom_unknown: "symptom-unknown",
  token_unknown: "token-unknown",
  not_sent: "not-sent",
};

/** The words for a code of the contract, or of the phone's own; "other" for one that is not known here. */
export const refusalWords = (code: string) => REFUSALS[code] ?? "other";
