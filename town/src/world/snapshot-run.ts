/** `node town/src/world/snapshot-run.ts FILE`: takes the snapshot of a stage from a small town in which one person warned another and the officers' first week is done. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Minutes, parseInstant } from "@bluezone/protocol/time";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { PEOPLE } from "../people/seed.ts";
import { keepTownFile, openTownFolder } from "./demo-mark.ts";
import { liveFirstWeek } from "./first-week.ts";
import { townSecrets } from "./secrets.ts";
import { takeSnapshot } from "./snapshot.ts";
import { Town } from "./town.ts";

const [file] = process.argv.slice(2);
if (file === undefined) throw new RangeError("name the file to write, for example town/snapshots/m1.json");
const folder = mkdtempSync(join(tmpdir(), "bluezone-snapshot-"));
try {
  openTownFolder(folder);
  const secrets = townSecrets(folder);
  const start = parseInstant("2020-12-28T09:00:00+07:00");
  const [sau, tu] = PEOPLE;
  if (!sau || !tu) throw new Error("nobody lives in the town");
  const town = await Town.open({
    folder,
    start,
    seed: 7,
    people: [sau, tu],
    profile: "default",
    keysPort: 0,
    healthPort: 0,
    rolloutPort: await freePort(),
    secrets,
    meanPhones: true,
  });
  town.put("sau", [1, 2], 4, 6);
  town.put("tu", [1, 2], 5, 6);
  await town.advance(Minutes(30));
  const result = await town.laboratory.report({
    testType: "confirmed",
    symptomDate: "2020-12-28",
    phone: sau.number,
  });
  if (!result.ok) throw new Error(`no code: ${result.code}`);
  await town.resident("sau").phone.enterCode(result.value.code);
  await town.resident("sau").phone.share();
  town.wake("sau");
  const warned = await town.advanceUntil(
    () => town.resident("tu").phone.state().alerts.length > 0,
    Minutes(120),
  );
  if (!warned) throw new Error("nobody was warned: this is no town to keep");
  const site = town.servers.rollout;
  if (!site) throw new Error("the town has no rollout desk");
  const { clock } = town;
  const done = join(folder, "first-week.json");
  await liveFirstWeek(site.officers, () => clock.now(), done, new AbortController().signal);
  // Sheets are set, signed documents issued, the audit log anchored.
  await town.advance(Minutes(120));
  keepTownFile(folder, { demo: true, now: town.clock.now(), places: {}, walks: [], messages: {} });
  await town.close();
  writeFileSync(file, `${JSON.stringify(await takeSnapshot(folder))}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
