/**
 * What the province tells, in one signed document (`contract/rollout/local`): fetched with each check, the same for everybody, kept
 * to be read without a network. What fails its signature, is older than what is here, or has ended is dropped, and the old stays.
 */
import { read } from "@bluezone/contract/client";
import { LocalAnswer, LocalDocument, local } from "@bluezone/contract/rollout/local";
import { fromUnixSeconds } from "@bluezone/protocol/time";
import { refusal } from "../config.ts";
import type { Context } from "../context.ts";
import { verifyDocument } from "../jws.ts";
import { jsonOf } from "./json.ts";

/** Takes in a document's text. @returns whether it was good, new or not */
function takeIn(context: Context, text: string): boolean {
  const { memory, settings } = context;
  const refuse = (why: string): false => {
    context.tell({ is: "document-refused", document: "local", why });
    return false;
  };
  const verified = verifyDocument(text, settings.roots.local ?? [], LocalDocument);
  if (!verified.ok) return refuse(verified.why);
  const { document } = verified;
  context.heardIssue(fromUnixSeconds(document.issuedAt));
  const inForce = memory.get("local").document;
  const why = refusal(document, inForce, context.now());
  if (why !== null) return refuse(why);
  const known = inForce !== null && document.version === inForce.version;
  memory.change("local", { document: known ? inForce : document, at: context.now() });
  if (!known) context.tell({ is: "local-accepted", version: document.version });
  return true;
}

/** Asks for the document. Resolves when it is over, also when no network was there; without a server or a root it asks nobody. */
export async function fetchLocal(context: Context): Promise<void> {
  const { memory, rollout, settings } = context;
  if (rollout === null || (settings.roots.local ?? []).length === 0) return;
  const answer = await read(rollout, local.path, memory.get("local").etag ?? undefined);
  if (!answer.ok) return;
  if (answer.value.status === 304) {
    memory.change("local", { at: context.now() });
    return;
  }
  const said = LocalAnswer.safeParse(jsonOf(answer.value.body));
  if (!said.success) context.tell({ is: "document-refused", document: "local", why: "unreadable" });
  // What was refused is read again next time: the clock may be right by then.
  const good = said.success && takeIn(context, said.data.local);
  memory.change("local", { etag: good ? (answer.value.etag ?? null) : null });
}
