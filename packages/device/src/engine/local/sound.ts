/** The sound of a bulletin: loaded when somebody taps it, checked against the signed sum, and not kept. */
import { toBase64 } from "@bluezone/protocol/bytes";
import type { Context } from "../context.ts";
import { vouched } from "./vouched.ts";

/** The sound, base64; or why there is none. */
export type Sound =
  | { readonly is: "sound"; readonly mediaType: string; readonly base64: string }
  | { readonly is: "none" | "unreachable" | "refused" };

/** Loads the sound with this sum, as the newest document names it. */
export async function loadSound(context: Context, sum: string): Promise<Sound> {
  const bulletins = context.memory.get("local").document?.bulletins ?? [];
  const audio = bulletins.find((bulletin) => bulletin.audio?.sha256 === sum)?.audio;
  if (!audio) return { is: "none" };
  const bytes = await vouched(context, "sound", audio);
  if (typeof bytes === "string") return { is: bytes };
  return { is: "sound", mediaType: audio.mediaType, base64: toBase64(bytes) };
}
