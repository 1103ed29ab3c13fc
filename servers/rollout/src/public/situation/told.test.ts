/** [V26] Whoever keeps every day's figures and reckons with them learns of no hidden day more than that it was 1 to 4. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import fc from "fast-check";
import { aSituation } from "../testing/a-situation.ts";
import { toldSituations } from "./told.ts";

const FIRST = parseDay("2020-12-01");

/** What is told of days: of each its new count (null where nobody counted), beginning at a sum; the oldest first. */
function told(start: number, news: readonly (number | null)[]) {
  let total = start;
  const entered = news.map((confirmedToday, i) => {
    total += confirmedToday ?? 0;
    return aSituation({
      day: isoDay((FIRST + i) as typeof FIRST),
      counts: { ...aSituation().counts, confirmedToday, confirmedTotal: total },
    });
  });
  return toldSituations(AN_GIANG, entered).map(({ counts }) => {
    const of = (key: string) => counts.find((one) => one.key === key)!.count;
    const value = (key: string) => {
      const count = of(key);
      return count.is === "shown" ? count.value : undefined;
    };
    return { today: value("confirmedToday"), total: value("confirmedTotal"), is: of("confirmedTotal").is };
  });
}

test("[V26] the day after a hidden one is told without its sum, from which it would follow: 109 − 7 − 100 = 2", () => {
  const [before, hidden, next] = told(90, [10, 2, 7]);
  assert.deepEqual([before?.today, before?.total], [10, 100]);
  assert.deepEqual([hidden?.today, hidden?.total], [undefined, undefined]);
  assert.deepEqual([next?.today, next?.total, next?.is], [7, undefined, "hidden"]);
});

test("[V26] once two hidden days can be any two small counts the sum is told again", () => {
  assert.deepEqual(
    told(90, [10, 2, 7, 3, 8]).map(({ total }) => total),
    [100, undefined, undefined, undefined, 120],
  );
  // 1 and 1 are what a sum of 2 says, 4 and 4 what one of 8 says.
  for (const n of [1, 4]) assert.equal(told(90, [10, n, n, 8]).at(-1)?.total, undefined);
});

test("[V26] days without any hidden count are told whole", () => {
  assert.deepEqual(
    told(0, [5, 0, 12]).map(({ total }) => total),
    [5, 5, 17],
  );
});

test("[V26] a day that nobody counted does not follow from the sums around it when it was a small one", () => {
  const days = (total: number) => {
    const counts = aSituation().counts;
    return toldSituations(AN_GIANG, [
      aSituation({ day: "2020-12-01", counts: { ...counts, confirmedToday: 5, confirmedTotal: 100 } }),
      aSituation({ day: "2020-12-03", counts: { ...counts, confirmedToday: 6, confirmedTotal: total } }),
    ])[1]?.counts.find(({ key }) => key === "confirmedTotal")?.count;
  };
  assert.deepEqual(days(108), { is: "hidden" });
  assert.deepEqual(days(106), { is: "shown", value: 106 });
  assert.deepEqual(days(130), { is: "shown", value: 130 });
});

test("[V26] who recovered is told as a sum alone: it waits until it has grown by more than a small count, or not at all", () => {
  const counts = aSituation().counts;
  const days = [50, 52, 52, 54, 55, 55, 70].map((recovered, i) =>
    aSituation({ day: isoDay((FIRST + i) as typeof FIRST), counts: { ...counts, recovered } }),
  );
  const sums = toldSituations(AN_GIANG, days).map(
    ({ counts }) => counts.find(({ key }) => key === "recovered")?.count,
  );
  assert.deepEqual(
    sums.map((sum) => (sum?.is === "shown" ? sum.value : sum?.is)),
    [50, "hidden", "hidden", "hidden", 55, 55, 70],
  );
});

test("[V26] from the first sum that is told no small sum before it follows: 9 − 7 = 2", () => {
  for (const [start, news] of [
    [0, [2, 7]],
    [0, [1, 0, 5]],
    [3, [6]],
  ] as const)
    assert.equal(told(start, news).at(-1)?.is, "hidden", `${start} and ${news}`);
  assert.deepEqual(
    told(0, [2, 6, 3, 5]).map(({ total }) => total),
    [undefined, undefined, undefined, 16],
  );
  const counts = aSituation().counts;
  const recovered = (sums: readonly number[]) =>
    toldSituations(
      AN_GIANG,
      sums.map((sum, i) =>
        aSituation({ day: isoDay((FIRST + i) as typeof FIRST), counts: { ...counts, recovered: sum } }),
      ),
    ).map((day) => day.counts.find(({ key }) => key === "recovered")?.count);
  // When a sum waited on one that was hidden, what was told after 1 and after 2 would tell them apart.
  assert.deepEqual(recovered([1, 6]).at(-1), { is: "shown", value: 6 });
  assert.deepEqual(recovered([4, 6]), recovered([1, 6]));
});

test("[V26] at the beginning nothing that was told comes about by one small sum or one small day alone", () => {
  const MOST = 10;
  let all: readonly (readonly number[])[] = [[]];
  for (let i = 0; i < 4; i += 1)
    all = all.flatMap((news) => [0, 1, 2, 3, 4, 5].map((next) => [...news, next]));
  const runs = all.flatMap((news) => Array.from({ length: MOST + 1 }, (_, start) => ({ start, news })));
  for (const [tale, ways] of Map.groupBy(runs, ({ start, news }) => JSON.stringify(told(start, news)))) {
    // Beyond the largest start there would be more ways.
    if (ways.some(({ start }) => start === MOST)) continue;
    for (let i = 0; i < 4; i += 1)
      for (const counts of [
        ways.map(({ news }) => news[i]!),
        ways.map(({ start, news }) => news.slice(0, i + 1).reduce((sum, one) => sum + one, start)),
      ]) {
        const [only = 0, other] = new Set(counts);
        assert.ok(other !== undefined || only === 0 || only > 4, `${only} follows from ${tale}`);
      }
  }
});

test("[V26] whatever the days were, every hidden one could have been 1, 2, 3 or 4 and all that was told the same", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 12 }), (news) => {
      const days = told(50, news);
      let since: { total: number; shown: number; hidden: number } | undefined;
      for (const { today, total } of days) {
        if (since && today === undefined) since.hidden += 1;
        if (since) since.shown += today ?? 0;
        if (total === undefined) continue;
        if (since && since.hidden > 0) {
          const left = total - since.total - since.shown;
          for (const guess of [1, 4]) {
            const others = left - guess;
            const n = since.hidden - 1;
            assert.ok(others >= n && others <= 4 * n, `${guess} is ruled out by ${JSON.stringify(news)}`);
          }
        }
        since = { total, shown: 0, hidden: 0 };
      }
    }),
    { numRuns: 500, seed: 26 },
  );
});
