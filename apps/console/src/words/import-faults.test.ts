/** What can be wrong with a cell of an imported file is a sentence in both languages, whatever its column. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { POPULATION_COLUMNS, POPULATION_FAULTS } from "@bluezone/contract/health/populations";
import { DOWNLOAD_CELL_FAULTS, DOWNLOAD_COLUMNS } from "@bluezone/contract/rollout/figures";
import { PLACE_CELL_FAULTS, PLACE_COLUMNS } from "@bluezone/contract/rollout/placements";
import { VENUE_CELL_FAULTS, VENUE_COLUMNS } from "@bluezone/contract/rollout/venues";
import { UNIT_CELL_FAULTS, UNIT_COLUMNS } from "@bluezone/contract/units";
import type { Words } from "@bluezone/vietnamese/catalog";
import { UNIT_IMPORT } from "../desks/common/units/import-words.ts";
import { POPULATIONS } from "../desks/health/populations/words.ts";
import { NUMBERS } from "../desks/rollout/numbers/words.ts";
import { PLACEMENTS } from "../desks/rollout/placements/words.ts";
import { VENUES } from "../desks/rollout/venues/words.ts";

const IMPORTS: Readonly<Record<string, readonly [Words, readonly string[], readonly string[]]>> = {
  units: [UNIT_IMPORT, UNIT_CELL_FAULTS, UNIT_COLUMNS],
  downloads: [NUMBERS, DOWNLOAD_CELL_FAULTS, DOWNLOAD_COLUMNS],
  placements: [PLACEMENTS, PLACE_CELL_FAULTS, PLACE_COLUMNS],
  populations: [POPULATIONS, POPULATION_FAULTS, POPULATION_COLUMNS],
  venues: [VENUES, VENUE_CELL_FAULTS, VENUE_COLUMNS],
};

for (const [name, [words, codes, columns]] of Object.entries(IMPORTS))
  test(`${name}: each thing that can be wrong with a cell has its sentence, and no sentence is of another`, () => {
    for (const catalog of [words.vi, words.en]) {
      const said = Object.keys(catalog).filter((key) => key.startsWith("cell_"));
      const asked = codes.flatMap((code) => [
        `cell_${code}`,
        ...columns.map((column) => `cell_${column}_${code}`),
      ]);
      assert.deepEqual(
        said.filter((key) => !asked.includes(key)),
        [],
      );
      assert.deepEqual(
        codes.filter((code) => !asked.some((key) => key.endsWith(`_${code}`) && said.includes(key))),
        [],
      );
    }
  });
