import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseDay } from "@bluezone/protocol/time";
import { byGroup } from "./age.ts";
import { epidemic } from "./epidemic.ts";
import { NO_MEASURES } from "./measures.ts";
import { groupOf, isPupil } from "./meetings.ts";
import { populate } from "./population.ts";
import { placesOf } from "./province-places.ts";
import { CONTACTS, COURSES } from "./scenario.ts";

const DAY = parseDay("2020-12-27");
const people = populate(placesOf(AN_GIANG, DAY, 60_000), 1);

test("An Giang has its 156 communes, and the people of the census in each district", () => {
  const places = placesOf(AN_GIANG, DAY);
  assert.equal(places.length, 156);
  const longXuyen = places
    .filter(({ district }) => district === "883")
    .reduce((sum, one) => sum + one.people, 0);
  assert.ok(Math.abs(longXuyen - 272_365) <= 1);
  assert.ok(Math.abs(places.reduce((sum, one) => sum + one.people, 0) - 1_908_352) <= 1);
  assert.equal(people.people, 60_000);
});

test("a household stands together in its commune, and has 3.5 people as in the census", () => {
  let households = 0;
  for (let person = 0; person < people.people; person += 1) {
    const [place, size] = [people.home[person]! >> 4, people.home[person]! & 15];
    assert.ok(place < size);
    const first = person - place;
    assert.equal(people.home[first]! >> 4, 0);
    assert.equal(people.commune[first], people.commune[person]);
    if (place === 0) households += 1;
  }
  assert.ok(Math.abs(people.people / households - 3.5) < 0.05);
});

test("a quarter are children and one in twelve is 65 or older, nearly as in the census", () => {
  const share = (child: number, elder: number): number =>
    byGroup({ child, adult: 0, elder }).reduce(
      (sum, one, group) => sum + one * people.taking.ages[group]!,
      0,
    );
  assert.ok(Math.abs(share(1, 0) - 0.243) < 0.02);
  assert.ok(Math.abs(share(0, 1) - 0.077) < 0.025);
});

test("everybody with a seat sits in a group of its kind, which holds that seat", () => {
  const of = epidemic(
    {
      population: people,
      course: COURSES["covid-19-2020"],
      contacts: CONTACTS["prem-2021"],
      measures: NO_MEASURES,
      transmission: 0,
      days: 1,
      imported: { first: 0, daily: 0 },
    },
    1,
  );
  for (let person = 0; person < people.people; person += 7) {
    const seat = people.seat[person]!;
    if (seat < 0) continue;
    const [from, to] = groupOf(of, person);
    assert.ok(from <= seat && seat < to && to - from < 2 * people.sizes.school);
    const pupil = isPupil(people.age[person]!);
    for (let at = from; at < to; at += 1) assert.equal(isPupil(people.age[people.seated[at]!]!), pupil);
    assert.equal(people.seated[seat], person);
  }
});

test("a person takes at most 16 bytes until the epidemic or a measure reaches them", () => {
  const { age, home, commune, seat, seated } = people;
  const bytes =
    [age, home, commune, seat, seated].reduce((sum, { byteLength }) => sum + byteLength, 0) / people.people +
    4;
  assert.ok(bytes <= 16, String(bytes));
});

test("a population of nobody, or of more communes than a byte counts, is refused", () => {
  assert.throws(() => populate([], 1), RangeError);
  assert.throws(() => populate([{ code: "a", district: "d", people: 0 }], 1), RangeError);
  assert.throws(
    () =>
      populate(
        Array.from({ length: 257 }, (_, at) => ({ code: `${at}`, district: "d", people: 1 })),
        1,
      ),
    RangeError,
  );
});
