/** A phone with something in every one of its documents, each secret of it unlike every other. */
import { weekAt } from "@bluezone/contract/rollout/week";
import { toBase64 } from "@bluezone/protocol/bytes";
import { tek } from "@bluezone/protocol/identity/tek";
import {
  Days,
  dayOf,
  eninAt,
  eninStart,
  Hours,
  type Instant,
  isoDay,
  Minutes,
  minus,
  plus,
} from "@bluezone/protocol/time";
import { seededRandom } from "../doubles/random.ts";
import { localSample } from "../local-sample.ts";
import { hears } from "./heard.ts";
import { type Person, person } from "./person.ts";

const random = seededRandom("full");
const secret = (n: number): string => toBase64(random.bytes(n));

const nonce = (): string => secret(33).slice(0, 43).replaceAll("+", "-").replaceAll("/", "_");
const message = (n: number, writtenAt: Instant) => ({ id: String(n).padStart(16, "0"), writtenAt });
const answered = (at: Instant) => ({
  at,
  until: plus(at, Days(29)),
  receipt: "4F27",
  token: nonce(),
  station: { name: "Trạm Y tế minh họa", level: "commune", phone: null },
});

/** A key of one whole UTC day, some days before `now`. */
const keyOf = (now: Instant, daysAgo: number) => {
  const enin = eninAt(minus(now, Days(daysAgo)));
  return { key: secret(16), rollingStart: enin - (enin % 144), rollingPeriod: 144 };
};

/** What is in the documents that an hour of life leaves empty. `now`: the phone's time. */
export function fullDocuments(now: Instant): Readonly<Record<string, unknown>> {
  const day = dayOf(minus(now, Days(2)), "vietnam");
  const [shared, matched] = [keyOf(now, 5), keyOf(now, 3)];
  const attempt = { tries: 1, cut: true, nextTry: plus(now, Hours(5)) };
  return {
    consent: { statistics: now, age: "7-15", guardian: now },
    area: { commune: "30598", province: "89", stays: [{ province: "79", left: dayOf(now, "vietnam") }] },
    active: {
      district: "892",
      week: weekAt(now),
      at: plus(now, Hours(2)),
      answer: { district: "886", hours: "12-18" },
      sentAt: null,
      tries: 1,
      since: { at: minus(now, Days(3)), listened: Minutes(30) },
    },
    local: {
      document: localSample(now, 7),
      at: now,
      etag: null,
      venues: { file: { district: "892", venues: [] }, sum: "0".repeat(64), at: now },
    },
    help: { helped: 3 },
    messages: {
      messages: [
        {
          ...message(1, now),
          kind: "callback",
          about: null,
          content: { kind: "callback", phone: "0900000001", commune: "30598", wish: "morning" },
          state: { is: "waiting", nonce: nonce(), ...attempt },
        },
        {
          ...message(2, now),
          kind: "declaration",
          about: "family",
          content: null,
          state: { is: "sent", ...answered(now) },
        },
        {
          ...message(3, now),
          kind: "diary",
          about: null,
          content: {
            kind: "diary",
            of: message(2, now).id,
            day: isoDay(day),
            temperature: 37.5,
            symptoms: ["fever"],
          },
          state: { is: "noted", at: now, until: plus(now, Days(29)) },
        },
        {
          ...message(4, now),
          kind: "advice",
          about: "self",
          content: null,
          state: { is: "taking-back", ...answered(now), ...attempt },
        },
      ],
      draft: { kind: "advice", answers: { for: "self", needs: ["test"] }, at: now },
    },
    quarantine: {
      code: secret(12),
      day: {
        day: 5,
        days: 14,
        firstDay: isoDay(dayOf(minus(now, Days(4)), "vietnam")),
        lastDay: isoDay(dayOf(plus(now, Days(9)), "vietnam")),
        place: "home",
        half: "morning",
        morning: { temperature: 36.8, symptoms: [] },
        afternoon: null,
        nextTest: null,
        formerLastDay: null,
        watchUntil: null,
        ended: null,
        paper: false,
        station: { name: "Trạm Y tế minh họa", phone: "0900000003" },
      },
      at: now,
    },
    preConsent: { given: { until: plus(now, Days(6)), onset: { day }, traveler: true } },
    selfReport: { nonce: secret(256), until: plus(now, Hours(20)) },
    code: {
      state: { is: "checking", code: "48217305", nonce: secret(256), since: now, ...attempt },
      nonce: { bytes: secret(256), until: plus(now, Hours(24)) },
    },
    share: {
      state: {
        is: "sending",
        since: now,
        token: `token.${secret(24)}`,
        testType: "confirmed",
        until: plus(now, Hours(23)),
        onset: { day },
        traveler: false,
        keys: [keyOf(now, 1)],
        revises: false,
        revisionToken: secret(48),
        secret: secret(32),
        certificate: { jws: `head.body.${secret(64)}`, at: now },
        turnedDown: 0,
        ...attempt,
      },
      remindedAt: now,
    },
    shared: {
      keys: [{ ...shared, sure: true, reportType: "likely", revised: false }],
      revisionToken: secret(48),
    },
    matches: {
      matches: [
        {
          ...matched,
          reportType: "confirmedTest",
          daysSinceOnset: 1,
          published: minus(now, Days(1)),
          rows: [
            {
              boot: 1,
              enin: matched.rollingStart + 5,
              rpi: secret(16),
              aem: secret(4),
              minutes: [{ mono: Minutes(1), count: 3, mean: -60, best: -55, gap: Minutes(1) }],
            },
          ],
        },
      ],
    },
    alerts: {
      alerts: [
        {
          id: isoDay(day),
          day,
          part: "hidden",
          minutes: 25,
          encounters: 1,
          confidence: "high",
          unmeasured: false,
          level: "high",
          kind: "confirmed",
          raisedAt: minus(now, Hours(3)),
          again: false,
          seen: true,
          withdrawnAt: null,
          today: "stay-home-if-possible",
          testBefore: day + 4,
          watchUntil: day + 14,
          keys: [matched.key],
        },
      ],
    },
  };
}

/** The phone: it lived for an hour beside somebody, and then everything else was put into its store. */
export async function fullPhone(): Promise<Person> {
  const a = await person("full");
  await a.phone.start();
  const other = tek(random.bytes(16), eninAt(a.clock.now()), 144);
  a.servers.issue({ policy: a.servers.policyRoot.jws(a.servers.policy({})) });
  const end = eninStart(eninAt(a.clock.now()));
  await a.servers.release(minus(end, Minutes(10)), end, []);
  await hears(a, other, Hours(1));
  await a.phone.pause("1h");
  a.radio.broadcast(null);
  await a.store.commit(fullDocuments(a.clock.now()));
  await a.restart();
  return a;
}
