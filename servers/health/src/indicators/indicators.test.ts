/** The indicators over real HTTP: each count equals one by hand of made-up rows, and what is told hides who is few. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  type IndicatorShare,
  readIndicators,
  readToldIndicators,
} from "@bluezone/contract/health/indicators";
import { CODE_IN_TIME, FOLLOWED_DAYS } from "@bluezone/policy/indicator";
import {
  addDays,
  Days,
  dayOf,
  dayStart,
  Hours,
  Instant,
  minus,
  parseDay,
  plus,
} from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { periodOf } from "../reports/period.ts";
import { ms } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addMadeUpOutbreak } from "../testing/made-up-outbreak.ts";

const TODAY = parseDay("2020-12-29");
const NOW = plus(dayStart(TODAY, "vietnam"), Hours(12));
const LAST = periodOf("week", parseDay("2020-12-27"));
const WEEKS = 6;
/** Two communes of Châu Phú and one of Tri Tôn. */
const COMMUNES = ["30478", "30487", "30544"] as const;
const CHAU_PHU = "889";

const random = seededRandom("indicators");
const below = (n: number): number => new DataView(random.bytes(4).slice().buffer).getUint32(0) % n;
const oneOf = <T>(...of: readonly T[]): T => of[below(of.length)] as T;
/** A moment of the last eight weeks and two days, in whole ten minutes. */
const moment = (): Instant => Instant(NOW - Hours(24 * 58) + below(58 * 144) * 600_000);

type Case = {
  readonly id: string;
  readonly commune: (typeof COMMUNES)[number];
  readonly counts: boolean;
  readonly at: Instant;
};
type Code = {
  readonly caseId: string;
  readonly revised: boolean;
  readonly made: boolean;
  readonly issued: Instant;
  readonly claimed: Instant | null;
  readonly certified: Instant | null;
};
type Contact = {
  readonly id: string;
  readonly app: boolean;
  readonly at: Instant;
  readonly day: number | null;
  readonly became: string | null;
  readonly result: "positive" | "negative" | "unclear" | null;
  /** Days from its day to the quarantine; one that never began has an end before it. */
  readonly apart: { readonly after: number; readonly began: boolean } | null;
};

const cases: Case[] = Array.from({ length: 260 }, (_, i) => ({
  id: `case ${i}`,
  commune: oneOf(...COMMUNES),
  counts: below(5) > 0,
  at: moment(),
}));
const codes: Code[] = cases.flatMap(({ id, at }) =>
  Array.from({ length: below(3) }, (): Code => {
    const issued = plus(at, Hours(below(60) - 4));
    const claimed = below(3) === 0 ? null : plus(issued, Hours(below(20)));
    return {
      ...{ caseId: id, revised: below(9) === 0, made: below(9) > 0, issued, claimed },
      certified: claimed === null || below(3) === 0 ? null : plus(claimed, Hours(below(4))),
    };
  }),
);
const contacts: Contact[] = Array.from({ length: 600 }, (_, i) => {
  const at = moment();
  return {
    ...{ id: `contact ${i}`, app: below(3) === 0, at },
    // Some met the case again: an officer put the later day in, when they were known already.
    day: below(6) === 0 ? null : Math.min(TODAY, dayOf(at, "vietnam") + (below(9) === 0 ? 10 : -below(4))),
    became: below(4) === 0 ? `case ${below(cases.length)}` : null,
    result: oneOf(null, null, "positive", "negative", "unclear"),
    apart: below(2) === 0 ? null : { after: below(5), began: below(6) > 0 },
  };
});

async function insert(server: TestHealth): Promise<void> {
  const { db } = server.database;
  const unit = await db
    .selectFrom("unit")
    .select(["id", "path"])
    .where("id", "=", server.unit("89-health-department"))
    .executeTakeFirstOrThrow();
  const of = { unit_id: unit.id, unit_path: unit.path };
  const noted = (at: Instant) => ({
    ...{ version: 1, made_ms: ms(at), made_by: "x", changed_ms: ms(at), changed_by: "x" },
  });
  await db
    .insertInto("case_record")
    .values(
      cases.map(({ id, commune, counts, at }) => ({
        ...{
          id,
          person_id: id,
          ...of,
          commune,
          class: counts ? oneOf("confirmed", "probable") : "suspected",
        },
        ...{
          class_day: dayOf(at, "vietnam"),
          counted_ms: ms(at),
          onset: "none",
          source: "desk",
          ...noted(at),
        },
      })) as never,
    )
    .execute();
  await db
    .insertInto("case_code")
    .values(
      codes.map(({ caseId, revised, made, issued, claimed, certified }, i) => ({
        ...{
          id: `${i}`,
          code_id: `${i}`,
          case_id: caseId,
          way: revised ? "revised" : "result",
          made,
          sms: "sent",
        },
        ...{ tries: 1, by: "x", issued_ms: ms(issued), claimed_ms: claimed && ms(claimed) },
        certified_ms: certified && ms(certified),
      })) as never,
    )
    .execute();
  await db
    .insertInto("contact")
    .values(
      contacts.map(({ id, app, at, day, became }) => ({
        ...{ id, person_id: id, ...of, source: app ? "app" : oneOf("interview", "file"), masked: "no" },
        ...{ touched: false, carer: false, day, became_case_id: became, ...noted(at) },
      })) as never,
    )
    .execute();
  await db
    .insertInto("sample")
    .values(
      contacts.flatMap(({ id, at, result }) =>
        result === null
          ? []
          : [
              {
                ...{ id, person_id: id, case_id: null, contact_id: id, specimen: "throat", test: "pcr" },
                ...{
                  taken_day: dayOf(at, "vietnam"),
                  result,
                  result_day: dayOf(at, "vietnam"),
                  ...noted(at),
                },
              },
            ],
      ) as never,
    )
    .execute();
  await db
    .insertInto("quarantine")
    .values(
      contacts.flatMap(({ id, at, day, apart }) => {
        if (apart === null) return [];
        const first = (day ?? dayOf(at, "vietnam")) + apart.after;
        const { changed_by: _, ...rest } = noted(at);
        return [
          {
            ...{
              id,
              person_id: id,
              ...of,
              place: "home",
              vaccinated: false,
              rule_day: first,
              contact_id: id,
            },
            ...{ first_day: first, last_day: first + 13, ended_day: apart.began ? null : first - 1, ...rest },
          },
        ];
      }) as never,
    )
    .execute();
}

let server: TestHealth;
/** A server with all of it. */
async function filled(): Promise<TestHealth> {
  const opened = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  opened.clock.set(NOW);
  // The register of units is entered with the first person.
  await opened.as("epidemiologist", "89-health-department");
  await insert(opened);
  return opened;
}
before(async () => {
  server = await filled();
});
after(() => server?.close());

const within = (at: Instant, back: number): boolean =>
  at >= minus(LAST.from, Days(7 * back)) && at < minus(LAST.cutOff, Days(7 * back));
const parts = (share: IndicatorShare): readonly [number, number] => {
  if (share.is === "none") return [0, 0];
  assert.equal(share.is, "exact");
  return share.is === "exact" ? [share.some, share.all] : [0, 0];
};

/** Cases of a week by hand, with what became of their codes. */
function byHand(back: number, kept: (one: Case) => boolean) {
  const mine = cases.filter((one) => one.counts && within(one.at, back) && kept(one));
  const of = (id: string) => codes.filter((code) => code.caseId === id && code.made && !code.revised);
  const first = (id: string, when: (code: Code) => Instant | null) =>
    of(id)
      .flatMap((code) => when(code) ?? [])
      .sort((a, b) => a - b)[0];
  const coded = mine.filter(({ id }) => of(id).length > 0);
  const due = mine.filter(({ at }) => at <= minus(NOW, Hours(CODE_IN_TIME)));
  const entered = coded.filter(({ id }) => first(id, ({ claimed, certified }) => claimed ?? certified));
  const certified = coded.filter(({ id }) => first(id, (code) => code.certified));
  const inTime = due.filter(({ id, at }) => {
    const issued = first(id, (code) => code.issued);
    return issued !== undefined && issued - at <= Hours(CODE_IN_TIME);
  });
  return {
    coded: [coded.length, mine.length],
    codedInTime: [inTime.length, due.length],
    entered: [entered.length, coded.length],
    certified: [certified.length, entered.length],
    shared: [certified.length, mine.length],
  };
}

/** Contacts of a week by hand whose days are over. */
function followedByHand(back: number) {
  const dayOfContact = ({ day, at }: Contact): number => day ?? dayOf(at, "vietnam");
  const over = contacts.filter((one) => within(one.at, back) && dayOfContact(one) + FOLLOWED_DAYS < TODAY);
  const became = (one: Contact): boolean => {
    const as = cases.find(({ id }) => id === one.became);
    return as?.counts === true && dayOf(as.at, "vietnam") <= dayOfContact(one) + FOLLOWED_DAYS;
  };
  const [app, others] = [over.filter((one) => one.app), over.filter((one) => !one.app)];
  const tested = app.filter((one) => became(one) || one.result === "positive" || one.result === "negative");
  return {
    attackApp: [app.filter(became).length, app.length],
    attackOther: [others.filter(became).length, others.length],
    tested: [tested.length, app.length],
    negative: [tested.filter((one) => !became(one) && one.result === "negative").length, tested.length],
    quarantined: [app.filter(({ apart }) => apart?.began).length, app.length],
  };
}

test("shares of each week and of all equal a count by hand: of the province, and of a district", async () => {
  const officer = await server.as("epidemiologist", "89-health-department");
  const unitId = server.unit("89-health-department");
  const {
    weeks,
    shares,
    cases: all,
    from,
    to,
  } = await officer.post(readIndicators, { unitId, weeks: WEEKS });
  assert.deepEqual([from, to, weeks.length], ["2020-11-16", "2020-12-27", WEEKS]);
  const sums = new Map<string, [number, number]>();
  for (const [at, week] of weeks.entries()) {
    const back = WEEKS - 1 - at;
    const revised = codes.filter(({ issued, made }) => made && within(issued, back));
    const hand = {
      ...byHand(back, () => true),
      ...followedByHand(back),
      revised: [revised.filter((code) => code.revised).length, revised.length],
    };
    for (const [key, [some = 0, of = 0]] of Object.entries(hand)) {
      assert.deepEqual(parts(week.shares[key as keyof typeof hand]), [some, of], `${week.day} ${key}`);
      const [a, b] = sums.get(key) ?? [0, 0];
      sums.set(key, [a + some, b + of]);
    }
  }
  for (const [key, sum] of sums) assert.deepEqual(parts(shares[key as keyof typeof shares]), sum, key);
  assert.ok((sums.get("attackApp")?.[0] ?? 0) > 0 && all > 100, "there is something to count");
  const part = await officer.post(readIndicators, { unitId, weeks: 1, district: CHAU_PHU });
  const near = byHand(0, ({ commune }) => commune !== COMMUNES[2]);
  for (const key of ["coded", "codedInTime", "entered", "certified", "shared"] as const)
    assert.deepEqual(parts(part.shares[key]), near[key], key);
});

test("the estimate of cases averted is made of what is counted by hand", async () => {
  const officer = await server.as("epidemiologist", "89-health-department");
  const { averted } = await officer.post(readIndicators, {
    unitId: server.unit("89-health-department"),
    weeks: WEEKS,
  });
  const over = contacts.filter(
    ({ app, at, day }) =>
      app &&
      Array.from({ length: WEEKS }, (_, back) => within(at, back)).some(Boolean) &&
      (day ?? dayOf(at, "vietnam")) + FOLLOWED_DAYS < TODAY,
  );
  const apart = over.flatMap((one) => (one.apart?.began ? [one.apart.after] : []));
  assert.deepEqual([averted?.found, averted?.quarantined], [over.length, apart.length]);
  const delay = apart.reduce((sum, n) => sum + n, 0) / apart.length;
  assert.ok(averted && Math.abs(averted.delay - delay) < 1e-9, `${averted?.delay}, not ${delay}`);
  assert.ok(averted.low <= averted.mean && averted.mean <= averted.high && averted.ahead < 1);
});

test("districts have the codes of their own cases, and together those of all", async () => {
  const officer = await server.as("epidemiologist", "89-health-department");
  const { districts, shares } = await officer.post(readIndicators, {
    unitId: server.unit("89-health-department"),
    weeks: WEEKS,
  });
  const sum = districts
    .map(({ codedInTime }) => parts(codedInTime))
    .reduce(([a, b], [c, d]) => [a + c, b + d]);
  assert.deepEqual(sum, parts(shares.codedInTime));
  assert.equal(districts.length, 2);
});

test("days of quarantine equal a count by hand, day by day", async () => {
  const officer = await server.as("epidemiologist", "89-health-department");
  const { weeks } = await officer.post(readIndicators, {
    unitId: server.unit("89-health-department"),
    weeks: WEEKS,
  });
  for (const { day, quarantineDays, quarantineDaysApp } of weeks) {
    const days = Array.from({ length: 7 }, (_, i) => addDays(parseDay(day), -i));
    const stays = (only: boolean): number =>
      contacts
        .filter(({ app, apart }) => apart?.began && (app || !only))
        .flatMap((one) => {
          const first = (one.day ?? dayOf(one.at, "vietnam")) + (one.apart?.after ?? 0);
          return days.filter((on) => on >= first && on <= Math.max(first + 13, TODAY) && on <= TODAY);
        }).length;
    assert.deepEqual([quarantineDays, quarantineDaysApp], [stays(false), stays(true)], day);
  }
});

test("who reads totals alone is told shares between steps, of the whole province, once for each week, and nothing as it is", async (t) => {
  const own = await filled();
  t.after(() => own.close());
  const observer = await own.as("observer", "89-health-department");
  const told = await observer.post(readToldIndicators, {});
  assert.equal(
    (await observer.tries(readIndicators, { unitId: own.unit("89-health-department") })).code,
    "not_allowed",
  );
  assert.ok(told.weeks.length > 0);
  // The week that ended two days ago is not told yet.
  assert.equal(told.weeks.at(-1)?.day, "2020-12-20");
  for (const { day, shares } of told.weeks) {
    const back = (LAST.day - parseDay(day)) / 7;
    const hand = { ...byHand(back, () => true), ...followedByHand(back) };
    for (const [key, [some = 0, all = 0]] of Object.entries(hand)) {
      const share = shares[key as keyof typeof hand];
      assert.notEqual(share.is as string, "exact");
      if (key === "shared") assert.equal(share.is, all === 0 ? "none" : "hidden");
      if (share.is === "told")
        assert.ok(share.from <= some / all && (some / all < share.to || share.to === 1), key);
    }
    assert.ok(back < 2 || back > 7 || shares.attackOther.is !== "none", day);
    if (back === 1) assert.equal(shares.attackApp.is, "none", "their days are not over");
  }
  await own.database.db
    .updateTable("case_record")
    .set({ class: "discarded" })
    .where("id", "like", "case 1%")
    .execute();
  const again = await observer.post(readToldIndicators, {});
  assert.deepEqual(again.weeks, told.weeks);
});

test("times and an estimate of cases averted come of an outbreak", async () => {
  const own = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  try {
    own.clock.set(NOW);
    const officer = await own.as("epidemiologist", "89-health-department");
    await addMadeUpOutbreak(own);
    const { times, averted } = await officer.post(readIndicators, {
      unitId: own.unit("89-health-department"),
      weeks: 8,
    });
    const of = Object.fromEntries(times.map(({ step, p50, p90 }) => [step, [p50, p90]]));
    assert.deepEqual(of["sampleToResult"], [1, 2]);
    // From half an hour to eight and a half, evenly.
    assert.deepEqual(of["resultToCode"], [4.5, 8.5]);
    assert.ok(averted && averted.low <= averted.mean && averted.mean <= averted.high);
    assert.ok(averted.became > 0 && averted.quarantined <= averted.found);
  } finally {
    await own.close();
  }
});
