/**
 * What the province tells, in one signed document (`contract/rollout/local`): fetched with each check, the same for everybody, kept
 * to be read without a network. What fails its signature, is older than what is here, or has ended is dropped, and the old stays.
 */
import { read } from "@bluezone/contract/client";
import { LocalAnswer, LocalDocument, local } from "@bluezone/contract/rollout/local";
import { fromUnixSeconds } from "@bluezone/protocol/time";
import type { Body } from "../body.ts";
import { refusal } from "../config.ts";
import { verifyDocument } from "../jws.ts";
import { jsonOf } from "./json.ts";

/** Takes in a document's text. @returns whether it was good, new or not */
function takeIn(body: Body, text: string): boolean {
  const { memory, settings } = body;
  const refuse = (why: string): false => {
    body.tell({ is: "document-refused", document: "local", why });
    return false;
  };
  const verified = verifyDocument(text, settings.roots.local ?? [], LocalDocument);
  if (!verified.ok) return refuse(verified.why);
  const { document } = verified;
  body.heardIssue(fromUnixSeconds(document.issuedAt));
  const inForce = memory.get("local").document;
  const why = refusal(document, inForce, body.now());
  if (why !== null) return refuse(why);
  const known = inForce !== null && document.version === inForce.version;
  memory.change("local", { document: known ? inForce : document, at: body.now() });
  if (!known) body.tell({ is: "local-accepted", version: document.version });
  return true;
}

/** Asks for the document. Resolves when it is over, also when no network was there; without a server or a root it asks nobody. */
export async function fetchLocal(body: Body): Promise<void> {
  const { memory, rollout, settings } = body;
  if (rollout === null || (settings.roots.local ?? []).length === 0) return;
  const answer = await read(rollout, local.path, memory.get("local").etag ?? undefined);
  if (!answer.ok) return;
  if (answer.value.status === 304) {
    memory.change("local", { at: body.now() });
    return;
  }
  const said = LocalAnswer.safeParse(jsonOf(answer.value.body));
  if (!said.success) body.tell({ is: "document-refused", document: "local", why: "unreadable" });
  // What was refused is read again next time: the clock may be right by then.
  const good = said.success && takeIn(body, said.data.local);
  memory.change("local", { etag: good ? (answer.value.etag ?? null) : null });
}
