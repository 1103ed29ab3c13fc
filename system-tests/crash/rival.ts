/** Whoever tries what is another's: their code, their token, their publish once more. None of it may change anything. */
import { certificate, verify } from "@bluezone/contract/health/verify";
import { publish } from "@bluezone/contract/keys/publish";
import { Hours, minus, plus } from "@bluezone/protocol/time";
import { Lost } from "./endpoints.ts";
import { publishBody, type Share, type Walking } from "./share.ts";

/** Shows a phone's code with a nonce of one's own: it is good once, for whoever comes first. */
export async function showCode(share: Share, { endpoints, broken }: Walking): Promise<void> {
  if (!share.code) return;
  const taken = share.token !== undefined;
  const nonce = Buffer.alloc(256, 1).toString("base64");
  const answer = await endpoints
    .ask(verify, { code: share.code.text, nonce, accept: [share.report] })
    .catch((error: unknown) => {
      if (error instanceof Lost && !taken && share.rival === "none") share.rival = "asked";
      throw error;
    });
  if (answer.status >= 500) broken(`${share.name}: a rival's verify was answered with ${answer.status}`);
  if (answer.code !== "ok") return;
  if (taken || share.token !== undefined) broken(`${share.name}: a used code was used again`);
  share.rival = "got";
}

/** Has another set of keys certified with a phone's token, after the phone had its own. */
export async function bindToken(share: Share, { endpoints, broken }: Walking): Promise<void> {
  if (!share.token || !share.certificate) return;
  const answer = await endpoints.ask(certificate, {
    token: share.token,
    ekeyhmac: Buffer.alloc(32, 1).toString("base64"),
  });
  if (answer.code === "ok") broken(`${share.name}: one token has certificates for two sets of keys`);
  else if (answer.status >= 500)
    broken(`${share.name}: a rival's certificate was answered with ${answer.status}`);
}

/** Publishes an acknowledged share once more. For a day the answer is the first one. */
export async function publishAgain(
  share: Share,
  { endpoints, now, broken }: Walking,
  sameSecrets: boolean,
): Promise<void> {
  if (!share.answer || !share.certificate) return;
  const answer = await endpoints.ask(publish, publishBody(share));
  const remembered = share.sent !== undefined && now < minus(plus(share.sent, Hours(24)), Hours(0.25));
  if (answer.status >= 500) broken(`${share.name}: a second publish was answered with ${answer.status}`);
  if (remembered && sameSecrets && JSON.stringify(answer.body) !== share.answer.text)
    broken(
      `${share.name}: a second publish was answered otherwise than the first: ${JSON.stringify(answer)}`,
    );
}
