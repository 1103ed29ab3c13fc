/** What a check of signatures came to, in plain words. "Refused" and "not reached" are two different things to say. */
import type { Proof } from "@bluezone/device/engine/proof";
import { integer } from "@bluezone/vietnamese/number";
import type { Ending } from "../../words/catalogs.ts";
import type { Words } from "../../words/words.tsx";
import { fullMoment } from "../my-data/dates.ts";

/** One document or file. */
export interface ProofWords {
  readonly what: Proof["what"];
  readonly title: string;
  readonly sentence: string;
  readonly tone: "well" | "danger" | "act";
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

const TONES = { verified: "well", refused: "danger", unreachable: "act", none: "act" } as const;

/** Facts are told of what came; of what was refused too, so that it can be asked about. */
export function proofWords(proof: Proof, { t, lang }: Words): ProofWords {
  const { what, outcome, signer, version, at, until, size } = proof;
  const facts: readonly (readonly [Ending<"data:proofs.fact.">, string | null])[] = [
    ["signer", signer],
    ["version", version],
    ["at", at && fullMoment(at, lang)],
    ["until", until && fullMoment(until, lang)],
    ["size", size === null ? null : t("data:proofs.bytes", { n: integer(size, lang) })],
  ];
  return {
    what,
    title: t(`data:proofs.what.${what}`),
    sentence: t(
      what === "index" && outcome === "verified"
        ? "data:proofs.outcome.index-verified"
        : `data:proofs.outcome.${outcome}`,
    ),
    tone: TONES[outcome],
    facts: facts.flatMap(([label, value]) =>
      value === null ? [] : [{ label: t(`data:proofs.fact.${label}`), value }],
    ),
  };
}
