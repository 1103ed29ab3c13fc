/** This server as a list: its slices from the ground up, as `layers.json` has them. A new one is a folder and a line here. */
import * as digestContract from "@bluezone/contract/health/digest";
import { ROLES } from "@bluezone/contract/health/roles";
import * as contract from "@bluezone/contract/health/waiting";
import { digest } from "@bluezone/desk/digest/slice";
import { backupOf, leftOutOf, migrationsOf, retentionOf } from "@bluezone/desk/slice";
import { partsOf } from "@bluezone/desk/waiting/parts-of";
import { waiting } from "@bluezone/desk/waiting/slice";
import { advice } from "./advice/slice.ts";
import { apiKeys } from "./api-keys/slice.ts";
import { audit } from "./audit/slice.ts";
import { BASE } from "./base.ts";
import { callbacks } from "./callbacks/slice.ts";
import { care } from "./care/slice.ts";
import { sendCode } from "./case-codes/send-code.ts";
import { caseCodes } from "./case-codes/slice.ts";
import { endOthers, noteCertified, noteClaimed } from "./case-codes/store.ts";
import { tellRevised } from "./case-codes/tell-revised.ts";
import { cases } from "./cases/slice.ts";
import { chains } from "./chains/slice.ts";
import { clusters } from "./clusters/slice.ts";
import { codes } from "./codes/slice.ts";
import { endFollowUps } from "./contacts/follow-ups/end.ts";
import { moveContacts } from "./contacts/moves-store.ts";
import { contacts } from "./contacts/slice.ts";
import { course } from "./course/slice.ts";
import { data } from "./data/slice.ts";
import { declarations } from "./declarations/slice.ts";
import { endOfDead } from "./died.ts";
import { digestCarrier } from "./digest/carrier.ts";
import { disease } from "./disease/slice.ts";
import { floods } from "./floods/slice.ts";
import { fromPhone } from "./from-phone/slice.ts";
import { hashing } from "./hashing/slice.ts";
import { indicators } from "./indicators/slice.ts";
import { linelist } from "./linelist/slice.ts";
import { links } from "./links/slice.ts";
import { outbreak } from "./outbreak/slice.ts";
import { holdingsOf } from "./people/holding.ts";
import { people } from "./people/slice.ts";
import { populations } from "./populations/slice.ts";
import { quarantine } from "./quarantine/slice.ts";
import { quarantinedAmong } from "./quarantine/store.ts";
import { leftAmong } from "./quarantine/unwatched-store.ts";
import { questionnaire } from "./questionnaire/slice.ts";
import { quotas } from "./quotas/slice.ts";
import { reports } from "./reports/slice.ts";
import { results } from "./results/slice.ts";
import { KEEP } from "./retention/keep.ts";
import type { Rules } from "./retention/retention.ts";
import { retention } from "./retention/slice.ts";
import { samples } from "./samples/slice.ts";
import { SENT_HOOKS } from "./sent.ts";
import { signing } from "./signing/slice.ts";
import type { HealthSlice } from "./slice.ts";
import type { Tables } from "./tables.ts";
import { timeline } from "./timeline/slice.ts";
import { today } from "./today/slice.ts";

/** Those that keep something about somebody. */
const BELOW_DATA: readonly HealthSlice[] = [
  audit,
  apiKeys,
  quotas,
  // Keys change before what uses them runs.
  hashing,
  signing,
  ...BASE,
  links,
  disease,
  people,
  floods,
  codes({ claimed: noteClaimed, certified: noteCertified }),
  cases((context) => ({
    sendCode: (recorded) => sendCode(context, recorded),
    tellRevised: (trx, revised) => tellRevised(trx, context.random, revised),
    endCodes: (trx, caseId, now) => endOthers(trx, caseId, null, now),
    endOfDead,
    endFollowUps,
    moveContacts,
  })),
  caseCodes,
  course,
  contacts({ quarantinedAmong, leftAmong }),
  clusters,
  chains,
  samples,
  questionnaire,
  results,
  fromPhone(SENT_HOOKS),
  quarantine,
  callbacks(SENT_HOOKS),
  advice(SENT_HOOKS),
  declarations(SENT_HOOKS),
];
/** Those that count something for the page of the day. */
const BELOW_TODAY: readonly HealthSlice[] = [
  ...BELOW_DATA,
  timeline(BELOW_DATA),
  data(BELOW_DATA),
  care,
  reports,
  populations,
  outbreak,
  indicators,
  linelist,
];
const BELOW: readonly HealthSlice[] = [
  ...BELOW_TODAY,
  today(BELOW_TODAY),
  waiting(BELOW_TODAY, { endpoints: contract, kinds: contract.WAITING, roles: ROLES, table: "0022-waiting" }),
  digest(partsOf(BELOW_TODAY, contract.WAITING), {
    endpoints: digestContract,
    table: "0036-digest",
    carrier: digestCarrier,
  }),
];

/** What goes when. What hangs on another's rows goes before them: the highest slice first. */
export const RULES: Rules = {
  leftBehind: retentionOf(BELOW),
  // People whom no record is about any more go after the records.
  records: [...BELOW.toReversed().flatMap(({ keep = [] }) => keep), ...KEEP],
};

/** What is kept about somebody. */
export const HOLDINGS = holdingsOf(BELOW_DATA);

/** All of them. */
export const SLICES: readonly HealthSlice[] = [...BELOW, retention(RULES)];

/** How the tables came to be. */
export const migrations = migrationsOf(SLICES);
/** What a backup holds, and what none does. */
export const PLAN = backupOf<Tables>("health", SLICES);
export const LEFT_OUT = leftOutOf<Tables>(SLICES);
