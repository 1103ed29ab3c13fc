/** The endpoints of desks and laboratories: issue, batch-issue, checkcodestatus, expirecode. */
import { Fault } from "@bluezone/contract/fault";
import { batchIssue, checkCodeStatus, expireCode, issue } from "@bluezone/contract/health/codes";
import { unixSeconds } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { Defect } from "@bluezone/server-kit/measure/defect";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { issueCode } from "./issue-code.ts";
import { endCode, findIssued, type StoredCode } from "./store.ts";

/** Adds the endpoints. A key sees only the codes that it issued. */
export function addIssueRoutes(http: Http<Caller>, context: Context): void {
  const { clock, database, events } = context;

  http.route(issue, (body, { caller }) => issueCode(context, caller, body, clock.now()));

  http.route(batchIssue, async ({ codes }, { caller }) => {
    const items = [];
    for (const request of codes)
      items.push(
        await issueCode(context, caller, request, clock.now()).catch((thrown: unknown) => {
          if (thrown instanceof Fault) return { error: thrown.message, errorCode: thrown.code };
          events.emit({ event: "batch_defect", ...Defect(thrown) });
          return { error: "the server failed", errorCode: "internal_server_error" };
        }),
      );
    const first = items.find((item) => "errorCode" in item);
    return { codes: items, ...first };
  });

  http.route(checkCodeStatus, async ({ uuid }, { caller }) => {
    const code = known(await findIssued(database.db, idOf(uuid), caller.id));
    return { claimed: code.used, ...ends(code) };
  });

  http.route(expireCode, async ({ uuid }, { caller }) => {
    const now = clock.now();
    const id = idOf(uuid);
    const ended = await database.transaction(async (trx) => {
      known(await findIssued(trx, id, caller.id));
      await endCode(trx, id, now);
      await audit(trx, now, { actor: caller.id, action: "code.expire", subject: id });
      return known(await findIssued(trx, id, caller.id));
    });
    events.emit({ event: "code_expired_early" });
    return ends(ended);
  });
}

/** The id of a code. What is no UUID is the id of none, and is not looked for: a database takes not every text. */
function idOf(uuid: string): string {
  if (!/^[\da-f-]{36}$/i.test(uuid)) throw unknown();
  return uuid.toLowerCase();
}

const unknown = () => new Fault("code_not_found", "no code with this uuid was issued with this key");

function known(code: StoredCode | undefined): StoredCode {
  if (!code) throw unknown();
  return code;
}

const ends = ({ shortUntil, longUntil }: StoredCode) => ({
  expiresAtTimestamp: unixSeconds(shortUntil),
  longExpiresAtTimestamp: unixSeconds(longUntil),
});
