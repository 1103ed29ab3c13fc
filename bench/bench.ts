/**
 * `npm run bench`: how fast the parts are that have to be fast, as ratios within one run. Each part writes its section of
 * docs/bench.md; `npm run bench -- matching` runs one and leaves the other sections as they are; the
 * long ones run only when they are named. No test fails on time.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { bytesADay } from "./bytes.ts";
import { campaign } from "./campaign.ts";
import { crashes } from "./crash.ts";
import { exporting } from "./export.ts";
import { fuzzing } from "./fuzz.ts";
import { healthDesk } from "./health.ts";
import { loading } from "./load.ts";
import { matching } from "./match.ts";
import type { Part, Row } from "./measure.ts";
import { mutants } from "./mutants.ts";
import { nativeMatcher } from "./native-matcher.ts";
import { outbreakPictures } from "./outbreak.ts";
import { phones } from "./phone.ts";
import { publishing } from "./publish.ts";
import { radio } from "./radio.ts";
import { radioFuzz } from "./radio-fuzz.ts";
import { releasing } from "./release.ts";
import { riskModel } from "./risk.ts";
import { rollingOut } from "./rollout.ts";
import { simulating } from "./simulate.ts";
import { simulation } from "./simulation.ts";

const PARTS: readonly Part[] = [
  matching,
  nativeMatcher,
  exporting,
  bytesADay,
  publishing,
  loading,
  rollingOut,
  healthDesk,
  outbreakPictures,
  phones,
  fuzzing,
  crashes,
  simulation,
  campaign,
  radio,
  radioFuzz,
  mutants,
  simulating,
  riskModel,
  releasing,
];

const page = new URL("../docs/bench.md", import.meta.url);
const HEAD = `# Bench

Written by \`npm run bench\`, a section a part. Candidates take turns in one run; figures are medians of the rounds, ratios medians of the rounds' ratios. Trust ratios; absolute figures move with the load of the machine. No check fails on time. "floor" is what the project asks.
`;

/** The sections of the page as it is, by title. */
function sections(): Map<string, string> {
  const [, ...found] = readFileSync(page, "utf8").split(/^## /m);
  return new Map(found.map((text) => [text.slice(0, text.indexOf("\n")), `## ${text.trimEnd()}\n`]));
}

function section({ title, notes }: Part, rows: readonly Row[]): string {
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim()}, ${cpus().length} cores, shared with others; Node ${process.versions.node}; ${new Date().toISOString().slice(0, 10)}.`;
  const table = rows.map(
    ({ what, beside, figure, floor }) => `| ${what} | ${beside} | ${figure} | ${floor ?? ""} |`,
  );
  return `## ${title}\n${machine}\n\n| what | beside | measured | floor |\n| --- | --- | --- | --- |\n${table.join("\n")}\n\n${notes}\n`;
}

const wanted = process.argv.slice(2);
const chosen =
  wanted.length === 0
    ? PARTS.filter(({ long }) => !long)
    : PARTS.filter(({ title }) => wanted.includes(title.toLowerCase()));
if (chosen.length < wanted.length)
  throw new RangeError(
    `npm run bench takes parts of: ${PARTS.map(({ title }) => `"${title.toLowerCase()}"`).join(", ")}`,
  );
for (const part of chosen) {
  const rows = await part.run();
  for (const { what, beside, figure, floor } of rows)
    console.log(`${part.title}: ${what} | ${beside} | ${figure}${floor ? ` (floor ${floor})` : ""}`);
  const all = sections().set(part.title, section(part, rows));
  const ordered = PARTS.flatMap(({ title }) => all.get(title) ?? []);
  writeFileSync(page, `${HEAD}\n${ordered.join("\n")}`);
}
