/**
 * The endpoints of desks: issuing codes, looking at them and ending them
 * (docs/api.md of the published verification server).
 */
import { randomUUID } from "node:crypto";
import { batchIssue, checkCodeStatus, expireCode, issue } from "@bluezone/contract/health/codes";
import { verify } from "@bluezone/contract/health/verify";
import { unixSeconds } from "@bluezone/protocol/time";
import { casesOf } from "./case.ts";
import { codeIn, expects, holds, textOf } from "./expect.ts";
import { isoDate, testOf } from "./visit.ts";

const DAY = 86_400;
/** An id that is made of a hash, as docs/api.md proposes: it has no version of a UUID in it. */
const hashed = (): string => randomUUID().replace(/-4(...)-[89ab]/, "-f$1-0");

export const codes = casesOf("codes", {
  "a code comes with its id and its end, told twice": async (visit) => {
    const said = expects(await visit.issue(), 200);
    textOf(said, "code");
    textOf(said, "uuid");
    const ends = Date.parse(textOf(said, "expiresAt")) / 1_000;
    holds(said.body["expiresAtTimestamp"] === ends, "expiresAt and expiresAtTimestamp are two times");
    holds(ends > unixSeconds(visit.now), "the code has ended before it was issued");
  },
  "empty texts and nulls are fields that are absent": async (visit) => {
    for (const nothing of ["", null]) {
      const said = await visit.issue({
        testDate: nothing,
        phone: nothing,
        uuid: nothing,
        smsTemplateLabel: nothing,
        externalIssuerID: nothing,
        ...(nothing === null ? { onlyGenerateSMS: null, padding: null } : {}),
      });
      textOf(expects(said, 200), "code");
    }
  },
  "the caller's own id is taken once, also one that is a hash": async (visit) => {
    const uuid = hashed();
    holds(textOf(expects(await visit.issue({ uuid }), 200), "uuid") === uuid, "the answer has another id");
    expects(await visit.issue({ uuid }), 409, "uuid_already_exists");
  },
  "the type of a test is read in any case, and one that does not exist refused": async (visit) => {
    expects(await visit.issue({ testType: "CONFIRMED" }), 200);
    expects(await visit.issue({ testType: "perhaps" }), 400, "invalid_test_type");
  },
  "a date too early is refused as such, and what is no date as no request": async (visit) => {
    const early = isoDate(unixSeconds(visit.now) - 120 * DAY);
    expects(await visit.issue({ symptomDate: early }), 400, "invalid_date");
    expects(await visit.issue({ symptomDate: "yesterday" }), 400, "unparsable_request");
  },
  "a number that is none is refused, and a text that is for no number": async (visit) => {
    expects(await visit.issue({ phone: "1" }), 400, "phone_number_invalid");
    expects(await visit.issue({ onlyGenerateSMS: true }), 400);
  },
  "of a batch each stands or falls alone, and its status is that of the first that fell": async (visit) => {
    const good = testOf("confirmed", unixSeconds(visit.now));
    const said = await visit.post(batchIssue, { codes: [good, { ...good, testType: "perhaps" }] });
    const items = Array.isArray(said.body["codes"]) ? (said.body["codes"] as Record<string, unknown>[]) : [];
    for (const item of items) visit.remember(item["uuid"]);
    expects(said, 400, "invalid_test_type");
    holds(
      items.length === 2 && typeof items[0]!["code"] === "string",
      "the first code of the batch is not there",
    );
    holds(items[1]!["errorCode"] === "invalid_test_type", "the second of the batch has not its own failure");
  },
  "a code that was ended is used no more": async (visit) => {
    const said = expects(await visit.issue(), 200);
    const uuid = textOf(said, "uuid");
    const before = expects(await visit.post(checkCodeStatus, { uuid }), 200);
    holds(before.body["claimed"] === false, "a code that nobody used is told as claimed");
    const ended = expects(await visit.post(expireCode, { uuid }), 200);
    const at = ended.body["expiresAtTimestamp"];
    holds(
      typeof at === "number" && at < (said.body["expiresAtTimestamp"] as number),
      "its end did not change",
    );
    expects(await visit.post(verify, { code: said.body["code"] }), 400, "code_expired");
  },
  "an id that nobody knows and what is no id are not found": async (visit) => {
    for (const endpoint of [checkCodeStatus, expireCode])
      for (const uuid of [randomUUID(), "nobody"]) expects(await visit.post(endpoint, { uuid }), 404);
  },
  "endpoints open for keys of their own kind alone": async (visit) => {
    for (const endpoint of [issue, checkCodeStatus, verify])
      for (const key of ["", "nobody"]) expects(await visit.post(endpoint, {}, { key }), 401);
    expects(await visit.post(issue, {}, { as: "device" }), 401);
    expects(await visit.post(verify, {}, { as: "admin" }), 401);
  },
  "a failure has its code under both published names": async (visit) => {
    const said = expects(await visit.issue({ testType: "perhaps" }), 400, "invalid_test_type");
    textOf(said, "error");
    holds(said.body["error_code"] === codeIn(said), "error_code is not errorCode");
  },
  "another method than POST is 405": async (visit) => {
    for (const endpoint of [issue, verify]) expects(await visit.post(endpoint, "", { method: "GET" }), 405);
  },
});
