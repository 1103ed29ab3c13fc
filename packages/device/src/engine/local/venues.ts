/** The venues of one district, loaded when somebody asks: which district it is would tell the server where. */
import { LocalVenues } from "@bluezone/contract/rollout/local";
import type { Context } from "../context.ts";
import { jsonOf } from "./json.ts";
import { vouched } from "./vouched.ts";

/** What came of asking. "none": the province lists no such district. */
export type LoadOutcome = "loaded" | "none" | "unreachable" | "refused";

/** Loads a district's file, or finds that the one here is the newest. What was here stays until another has come. */
export async function loadVenues(context: Context, district: string): Promise<LoadOutcome> {
  const { memory } = context;
  const { document, venues } = memory.get("local");
  const named = document?.venues.find((listed) => listed.district === district);
  if (named === undefined) return "none";
  if (venues?.file.district === district && venues.sum === named.sha256) return "loaded";
  const bytes = await vouched(context, "venues", named);
  if (typeof bytes === "string") return bytes;
  const file = LocalVenues.safeParse(jsonOf(bytes));
  if (!file.success || file.data.district !== district) return "refused";
  memory.change("local", { venues: { file: file.data, sum: named.sha256, at: context.now() } });
  return "loaded";
}
