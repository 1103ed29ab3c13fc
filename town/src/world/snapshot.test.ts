import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { EXPORTS_ROOT, FIRST_SHARD, indexName } from "@bluezone/contract/keys/exports";
import { Hours, Instant, Minutes } from "@bluezone/protocol/time";
import { PEOPLE } from "../people/seed.ts";
import { openTownFolder } from "./demo-mark.ts";
import { townSecrets } from "./secrets.ts";
import { laySnapshot, type Snapshot } from "./snapshot.ts";
import { Town } from "./town.ts";

const snapshots = resolve(import.meta.dirname, "../../snapshots");

for (const name of readdirSync(snapshots).filter((file) => file.endsWith(".json")))
  test(`data of ${name} opens in this version: the alert stands, lists are served, and another share goes on from there`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "bluezone-snapshot-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    await laySnapshot(JSON.parse(readFileSync(join(snapshots, name), "utf8")) as Snapshot, folder);
    const kept = openTownFolder(folder);
    assert.ok(kept);
    const people = PEOPLE.filter(({ id }) => id === "sau" || id === "tu");
    const town = await Town.open({
      folder,
      start: Instant(kept.now),
      seed: 7,
      people,
      profile: "default",
      keysPort: 0,
      healthPort: 0,
      secrets: townSecrets(folder),
      meanPhones: true,
    });
    t.after(() => town.close());
    const [sau, tu] = [town.resident("sau"), town.resident("tu")];
    assert.equal(tu.phone.state().panel.is, "exposed-high");
    assert.equal(sau.phone.state().share.is, "shared");
    const index = await fetch(town.servers.keys.url + EXPORTS_ROOT + indexName(FIRST_SHARD));
    assert.match(await index.text(), /^VN\/\d+-\d+-00001\.zip$/m);

    await tu.phone.enterCode(await codeFor(town));
    await tu.phone.share();
    town.wake("tu");
    assert.ok(await town.advanceUntil(() => tu.phone.state().share.is === "shared", Minutes(5)));
    await town.advance(Hours(1));
    assert.equal(tu.phone.state().alerts.length, 1, "an alert is not raised twice by opening old data");
  });

async function codeFor(town: Town): Promise<string> {
  const issued = await town.laboratory.report({ testType: "confirmed", symptomDate: "2020-12-28" });
  assert.ok(issued.ok);
  return issued.value.code;
}
