import assert from "node:assert/strict";
import { test } from "node:test";
import { type Duration, type Enin, eninAt, Minutes, parseInstant } from "@bluezone/protocol/time";
import { type PartOfDay, type Presence, partOf, shownPart } from "./part-of-day.ts";

const at = (clock: string): Enin => eninAt(parseInstant(`2020-12-27T${clock}:00+07:00`));

test("the parts of a day on Vietnam's clocks", () => {
  const table: [string, PartOfDay][] = [
    ["00:00", "night"],
    ["04:50", "night"],
    ["05:00", "morning"],
    ["11:50", "morning"],
    ["12:00", "afternoon"],
    ["17:50", "afternoon"],
    ["18:00", "evening"],
    ["21:50", "evening"],
    ["22:00", "night"],
    ["23:50", "night"],
  ];
  for (const [clock, part] of table) assert.equal(partOf(at(clock)), part, clock);
});

type Line = readonly [clock: string, minutes: number];
const heard = (lines: readonly Line[]): Presence[] =>
  lines.map(([clock, minutes]) => ({ enin: at(clock), lasted: Minutes(minutes) as Duration }));
const crowd = (clock: string, n: number, minutes: number): Line[] =>
  Array.from({ length: n }, () => [clock, minutes]);

test("the part of day is shown only when five were near for five minutes in one interval of it", () => {
  const table: [says: string, encounter: Line[], heard: Line[], shown: PartOfDay | "hidden"][] = [
    ["alone with one phone", [["14:00", 10]], crowd("14:00", 1, 10), "hidden"],
    ["four near", [["14:00", 10]], crowd("14:00", 4, 10), "hidden"],
    ["five near for five minutes, the person among them", [["14:00", 10]], crowd("14:00", 5, 5), "afternoon"],
    [
      "five near, one of them a little too short",
      [["14:00", 10]],
      [...crowd("14:00", 4, 5), ["14:00", 4.9]],
      "hidden",
    ],
    // One phone has three identifiers in half an hour: they are not three people.
    [
      "five, spread over two intervals",
      [["14:00", 10]],
      [...crowd("14:00", 3, 10), ...crowd("14:10", 2, 10)],
      "hidden",
    ],
    ["a crowd in another interval of the same part", [["14:00", 10]], crowd("16:30", 5, 6), "afternoon"],
    ["a crowd in another part of the day", [["14:00", 10]], crowd("09:00", 9, 10), "hidden"],
    [
      "most of the encounter in the morning, the crowd too",
      [
        ["11:40", 25],
        ["12:10", 10],
      ],
      crowd("11:40", 6, 8),
      "morning",
    ],
    [
      "most of the encounter in the morning, the crowd after it",
      [
        ["11:40", 25],
        ["12:10", 10],
      ],
      crowd("12:10", 6, 8),
      "hidden",
    ],
    ["the small hours are the night of their own day", [["01:00", 20]], crowd("23:00", 5, 8), "night"],
    ["no encounter", [], crowd("14:00", 9, 10), "hidden"],
  ];
  for (const [says, encounter, around, shown] of table)
    assert.equal(shownPart(heard(encounter), heard(around)), shown, says);
});
