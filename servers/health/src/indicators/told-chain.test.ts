/** What everybody is told of a week's cases and contacts gives away no count of one to four of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ShareIndicator } from "@bluezone/policy/indicator";
import { type Counted, NOTHING, toldShares } from "./counted.ts";

/** Beyond both sides of the bounds at which the scale changes for few people, 20 and 25. */
const MOST = 36;

/** Every way in which so many cases may have got, entered and used their codes. */
function* weeks(): Generator<Counted> {
  for (let cases = 0; cases <= MOST; cases += 1)
    for (let coded = 0; coded <= cases; coded += 1)
      for (let entered = 0; entered <= coded; entered += 1)
        for (let certified = 0; certified <= entered; certified += 1)
          yield { ...NOTHING, cases, due: cases, inTime: coded, coded, entered, certified };
}

/** Who took no step, or a last one: each is somebody that neighbours could mean. */
const peopleOf = ({ cases, coded, entered, certified }: Counted): readonly number[] => [
  cases - coded,
  coded - entered,
  entered - certified,
  cases - entered,
  coded - certified,
  cases - certified,
  coded,
  entered,
  certified,
  cases,
];

/** Every way in which so many contacts from the app may have been tested, and been clear. */
function* contacts(): Generator<Counted> {
  for (let app = 0; app <= MOST; app += 1)
    for (let tested = 0; tested <= app; tested += 1)
      for (let negative = 0; negative <= tested; negative += 1) yield { ...NOTHING, app, tested, negative };
}

/** What is told of some weeks that gives away that a count is one to four. The last count is of all people. */
function givenAway(
  of: Iterable<Counted>,
  keys: readonly ShareIndicator[],
  peopleIn: (week: Counted) => readonly number[],
): readonly string[] {
  const fits = new Map<string, { readonly least: number[]; readonly most: number[] }>();
  for (const week of of) {
    const shares = toldShares(week);
    const told = JSON.stringify(keys.map((key) => shares[key]));
    const people = peopleIn(week);
    const known = fits.get(told) ?? { least: [...people], most: [...people] };
    fits.set(told, known);
    people.forEach((count, i) => {
      known.least[i] = Math.min(known.least[i] ?? count, count);
      known.most[i] = Math.max(known.most[i] ?? count, count);
    });
  }
  assert.ok(fits.size > 30, `${fits.size}`);
  const follows = [...fits].filter(
    ([, { least, most }]) =>
      // What the largest weeks are told fits larger ones too.
      most.at(-1) !== MOST && least.some((count, i) => count >= 1 && (most[i] ?? 0) <= 4),
  );
  return follows.map(([told]) => told);
}

test("from the shares of one week's cases together no count of one to four people follows, nor that it is one of these", () => {
  const told = ["coded", "codedInTime", "entered", "certified", "shared"] as const;
  assert.deepEqual(givenAway(weeks(), told, peopleOf), []);
});

test("nor does one follow from what is told of tests of a week's contacts from the app", () => {
  const counts = ({ app, tested, negative }: Counted) => [
    ...[tested, negative, app - tested, tested - negative, app - negative, app],
  ];
  assert.deepEqual(givenAway(contacts(), ["tested", "negative"], counts), []);
});
