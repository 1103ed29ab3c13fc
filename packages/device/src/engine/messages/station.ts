/** Who answers in a commune. Asked only when a resident taps for it: the server then learns that somebody here asked. */
import { call } from "@bluezone/contract/client";
import type { Answerer } from "@bluezone/contract/health/from-phone";
import { whichStation } from "@bluezone/contract/health/which-station";
import type { Context } from "../context.ts";

/** The station, or the contract's code of why it is not known. It is not kept. */
export type Station =
  | { readonly is: "found"; readonly station: Answerer }
  | { readonly is: "unknown"; readonly code: string };

/** @param commune its code */
export async function askStation(context: Context, commune: string): Promise<Station> {
  const answer = await call(context.health, whichStation, { commune });
  return answer.ok ? { is: "found", station: answer.value.station } : { is: "unknown", code: answer.code };
}
