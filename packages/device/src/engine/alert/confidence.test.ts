import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes } from "@bluezone/protocol/time";
import type { AlertConfidence } from "./alert.ts";
import { sureness } from "./confidence.ts";

test("confidence in three words", () => {
  const table: [
    says: string,
    times: [attenuation: number, minutes: number][],
    calibration: number,
    word: AlertConfidence | "medium, unmeasured",
  ][] = [
    ["clear all the time", [[50, 25]], 3, "high"],
    ["clear up to the edge, which belongs to it", [[63, 25]], 2, "high"],
    [
      "clear four fifths of the time",
      [
        [55, 20],
        [75, 5],
      ],
      1,
      "high",
    ],
    [
      "clear a little less",
      [
        [55, 19],
        [75, 6],
      ],
      3,
      "medium",
    ],
    [
      "now clear, now weak",
      [
        [55, 5],
        [75, 10],
      ],
      3,
      "medium",
    ],
    [
      "clear for a moment only",
      [
        [55, 4],
        [75, 11],
      ],
      3,
      "low",
    ],
    ["weak all the time, as through a wall", [[80, 60]], 3, "low"],
    ["clear all the time, but of an unknown model", [[50, 25]], 0, "medium, unmeasured"],
    [
      "now clear, now weak, and of an unknown model: that is not why",
      [
        [55, 5],
        [75, 10],
      ],
      0,
      "medium",
    ],
    ["nothing heard", [], 3, "low"],
  ];
  for (const [says, times, calibration, word] of table) {
    const heard = times.map(([attenuation, minutes]) => ({ attenuation, lasted: Minutes(minutes) }));
    const { confidence, unmeasured } = sureness(heard, calibration);
    assert.equal(unmeasured ? `${confidence}, unmeasured` : confidence, word, says);
  }
});
