/** A file that the signed document names with its SHA-256: what has another sum is thrown away. */
import { read } from "@bluezone/contract/client";
import { toHex } from "@bluezone/protocol/bytes";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Context } from "../context.ts";

/** The file's bytes; "unreachable" when none came, "refused" when they are not what was signed for. */
export async function vouched(
  context: Context,
  what: "venues" | "sound",
  { url, sha256: sum }: { readonly url: string; readonly sha256: string },
): Promise<Uint8Array | "unreachable" | "refused"> {
  // A path of this very server: no document sends a phone elsewhere.
  if (context.rollout === null || !url.startsWith("/") || url.startsWith("//")) return "refused";
  const answer = await read(context.rollout, url);
  if (!answer.ok) return "unreachable";
  if (toHex(sha256(answer.value.body)) === sum) return answer.value.body;
  context.tell({ is: "document-refused", document: what, why: "wrong-sum" });
  return "refused";
}
