/** The endpoint of phones that ask for a code for a test of their own. */
import { Fault } from "@bluezone/contract/fault";
import { userReport } from "@bluezone/contract/health/verify";
import { sendMessage } from "@bluezone/desk/sms/send-message";
import { httpDate, type Instant, plus, unixSeconds } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { endOfStep, giveBackQuota, takeQuota } from "@bluezone/server-kit/limits/quota";
import { createTurns } from "@bluezone/server-kit/limits/turns";
import type { Phone } from "@bluezone/vietnamese/phone";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { openHasher } from "../hashing/hash-keys.ts";
import { QUOTA_STEP, selfReportsAStep } from "../limits.ts";
import { codeLink } from "../links/code-link.ts";
import { countsFrom, phoneDid } from "../phone-time.ts";
import { busy } from "../quotas/busy.ts";
import { refusedFor } from "../quotas/refused-for.ts";
import { readMobile } from "./issue.ts";
import { drawFree, drawUuid } from "./issue-code.ts";
import { LONG_CODE_LIFE } from "./lives.ts";
import { message } from "./message.ts";
import { readNonce } from "./opaque.ts";
import { readDates } from "./report-dates.ts";
import { isDuplicate } from "./self-report.ts";
import { deleteCode, endCode, findPhone, insertCode, keepPhone } from "./store.ts";

const LABEL = "newCode";

/** Most calls that wait for their turn. */
const MOST_WAITING = 256;

/** Adds the endpoint. Only the link is sent: a self-report needs no code that can be read out. */
export function addSelfReportRoute(http: Http<Caller>, context: Context): void {
  const { clock, config, database, events } = context;
  const turns = createTurns(MOST_WAITING);
  const perStep = selfReportsAStep(config.selfReports);
  /** Quotas that are used up: then nothing is looked up any more until their time is over. */
  const empty = new Map<string, Instant>();

  http.route(userReport, async (body, { caller }) => {
    const now = clock.now();
    if (!body.nonce) throw new Fault("missing_nonce", "nonce must be given");
    const nonce = readNonce(body.nonce);
    if (!nonce) throw new Fault("unparsable_request", "nonce must be 256 bytes in base64");
    const phone = readMobile(body.phone);
    if (!phone) throw new Fault("missing_phone", "phone must be given");
    const dates = readDates(body, now);
    const quota = { of: "self-reports", keyId: caller.id, until: endOfStep(now, QUOTA_STEP) } as const;
    if (empty.get(caller.id) === quota.until) throw refusedFor(quota, now);

    const id = drawUuid(context.random.bytes(16));
    const did = phoneDid(now);
    const until = plus(countsFrom(now), LONG_CODE_LIFE);
    const asked = turns("self-report", () =>
      database.transaction(async (trx) => {
        const phones = await openHasher(context, trx, "phone");
        const earlier = await findPhone(trx, phones.all("phone", phone));
        if (isDuplicate(earlier, now)) return undefined;
        if (earlier && !earlier.claimed) await endCode(trx, earlier.codeId, did);
        const kept = await keepPhone(trx, {
          instead: earlier?.codeId,
          hash: phones.hash("phone", phone),
          codeId: id,
          at: countsFrom(now),
        });
        if (!kept) return undefined;
        const hasher = await openHasher(context, trx, "code");
        const long = await drawFree(context, trx, hasher, "long");
        const inserted = await insertCode(trx, {
          canary: false,
          id,
          issuer: caller.id,
          reportType: "user-report",
          symptom: dates.symptom,
          test: dates.test,
          nonceHash: hasher.hash("nonce", nonce),
          shortHash: null,
          longHash: hasher.hash("long", long.text),
          made: did,
          shortUntil: until,
          longUntil: until,
        });
        if (!inserted) throw new Error("no free code was drawn");
        // Last, and only for what will cost a message: a number that asks again uses nothing up.
        if (!(await takeQuota(trx, quota, perStep))) throw refusedFor(quota, now);
        await audit(trx, did, { actor: caller.id, action: "code.issue", subject: id, keepUntil: until });
        return long.text;
      }),
    );
    if (!asked) throw busy();
    const code = await asked.catch((error: unknown) => {
      if (error instanceof Fault && error.code === "quota_exceeded" && empty.get(caller.id) !== quota.until) {
        empty.set(caller.id, quota.until);
        events.emit({ event: "quota_used_up", of: quota.of });
      }
      throw error;
    });

    if (code === undefined) events.emit({ event: "self_report_repeated" });
    else if (!(await send(phone, code, until))) {
      await database.transaction(async (trx) => {
        await deleteCode(trx, id);
        await giveBackQuota(trx, quota);
        const entry = { actor: caller.id, action: "code.withdraw", subject: id } as const;
        await audit(trx, did, { ...entry, keepUntil: until });
      });
      throw new Fault("sms_failure", "the message could not be sent, so there is no code; try again");
    } else events.emit({ event: "code_issued", reportType: "user-report", linked: true });
    // A repeat looks the same: the answer does not tell whether a number has reported before.
    return { expiresAt: httpDate(until), expiresAtTimestamp: unixSeconds(until) };
  });

  function send(phone: Phone, code: string, until: Instant): Promise<boolean> {
    const parts = {
      station: "",
      hotline: "",
      testDay: undefined,
      link: codeLink(config.publicUrl, config.smsLink, code),
      until,
      shortCode: "",
      shortLife: config.shortCodeLife,
    };
    return sendMessage(context, phone, message(LABEL, parts, "vi", config.smsAccents), LABEL);
  }
}
