/** Who answers in a commune. Asked only when a resident taps for it: the server then learns that somebody here asked. */
import { call } from "@bluezone/contract/client";
import type { Answerer } from "@bluezone/contract/health/from-phone";
import { whichStation } from "@bluezone/contract/health/which-station";
import type { Body } from "../body.ts";

/** The station, or the contract's code of why it is not known. It is not kept. */
export type Station =
  | { readonly is: "found"; readonly station: Answerer }
  | { readonly is: "unknown"; readonly code: string };

/** @param commune its code */
export async function askStation(body: Body, commune: string): Promise<Station> {
  const answer = await call(body.health, whichStation, { commune });
  return answer.ok ? { is: "found", station: answer.value.station } : { is: "unknown", code: answer.code };
}
