import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { EXPORTS_ROOT, FIRST_SHARD, indexName } from "@bluezone/contract/keys/exports";
import { listBulletins } from "@bluezone/contract/rollout/bulletins";
import { listDirectives, readFiled } from "@bluezone/contract/rollout/directives";
import { readLeague } from "@bluezone/contract/rollout/figures";
import { listPlacements } from "@bluezone/contract/rollout/placements";
import { readProgress } from "@bluezone/contract/rollout/planned-tasks";
import { listPrints } from "@bluezone/contract/rollout/prints";
import { acknowledgeTasks, listTasks } from "@bluezone/contract/rollout/tasks";
import { Hours, Instant, Minutes } from "@bluezone/protocol/time";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { PEOPLE } from "../people/seed.ts";
import { openTownFolder } from "./demo-mark.ts";
import { townSecrets } from "./secrets.ts";
import { laySnapshot, type Snapshot } from "./snapshot.ts";
import { Town } from "./town.ts";

const snapshots = resolve(import.meta.dirname, "../../snapshots");

for (const name of readdirSync(snapshots).filter((file) => file.endsWith(".json")))
  test(`data of ${name} opens in this version: the alert stands, lists are served, another share goes on from there, and at the desks everything is where it was left`, async (t) => {
    const folder = testFolder(t);
    const snapshot = JSON.parse(readFileSync(join(snapshots, name), "utf8")) as Snapshot;
    await laySnapshot(snapshot, folder);
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
      rolloutPort: await freePort(),
      secrets: townSecrets(folder),
      meanPhones: true,
    });
    t.after(() => town.close());
    const [sau, tu] = [town.resident("sau"), town.resident("tu")];
    assert.equal(tu.phone.state().panel.is, "exposed-high");
    assert.equal(sau.phone.state().share.is, "shared");
    const index = await fetch(town.servers.keys.url + EXPORTS_ROOT + indexName(FIRST_SHARD));
    assert.match(await index.text(), /^VN\/\d+-\d+-00001\.zip$/m);

    await deskStands(town, snapshot.schemas.rollout?.tables);

    await tu.phone.enterCode(await codeFor(town));
    await tu.phone.share();
    town.wake("tu");
    assert.ok(await town.advanceUntil(() => tu.phone.state().share.is === "shared", Minutes(5)));
    await town.advance(Hours(1));
    await logStands(town, snapshot.schemas.rollout?.tables);
    assert.equal(tu.phone.state().alerts.length, 1, "an alert is not raised twice by opening old data");
  });

/** The rows of a table that the snapshot has. */
type Laid = NonNullable<Snapshot["schemas"]["rollout"]>["tables"];

/** At the desks everything is as the rows say, officers come in with what they know, and their work goes on. */
async function deskStands(town: Town, laid: Laid | undefined): Promise<void> {
  const site = town.servers.rollout;
  assert.ok(site);
  const officer = await site.officers.at("so");
  const { directives } = await officer.post(listDirectives, {});
  if (!laid) {
    assert.deepEqual(directives, [], "a town from before there were desks begins with empty ones");
    return;
  }
  const rows = (table: string) => laid[table] ?? [];
  const sum = (table: string, column: string) =>
    rows(table).reduce((total, row) => total + Number(row[column]), 0);

  const [letter, ...others] = directives;
  assert.ok(letter);
  assert.deepEqual(others, []);
  const filed = await officer.post(readFiled, { id: letter.id, number: 1 });
  assert.deepEqual([filed.whole, filed.sha256], [true, rows("directive_version")[0]?.["sha256"]]);
  const progress = await officer.post(readProgress, { id: letter.id });
  assert.equal(progress.all.assignments, rows("assignment").length);
  assert.equal(
    progress.all.acknowledged,
    rows("assignment").filter((row) => row["acknowledged_ms"] !== null).length,
  );
  const { total } = await officer.post(listPlacements, {});
  assert.equal(total, rows("placement").length);
  const { bulletins } = await officer.post(listBulletins, { state: "approved" });
  assert.equal(bulletins.length, rows("bulletin").length);
  const { whole } = await officer.post(readLeague, { week: "2020-12-27" });
  assert.ok(whole.figures.units.is === "shown" && whole.figures.downloads.is === "shown");
  assert.equal(whole.figures.units.value, sum("unit_numbers", "installed"));
  assert.equal(whole.figures.downloads.value, sum("downloads", "count"));

  const [run] = (await officer.post(listPrints, {})).runs;
  assert.equal(run?.state, "ready");
  const cookies = (await site.officers.signIn("so")) ?? [];
  const cookie = cookies.map((one) => one.split(";")[0]).join("; ");
  const piece = run.pieces[0]?.piece;
  const sheets = await fetch(`${site.url}/api/rollout/prints/file/${run.id}/${piece}`, {
    headers: { cookie },
  });
  assert.equal(
    Buffer.from(await sheets.bytes()).toString("latin1", 0, 5),
    "%PDF-",
    "files lie where they lay",
  );
  const page = await fetch(`${site.url}/i/${rows("placement")[0]?.["code"]}`);
  assert.equal(page.status, 200, "a sheet that hangs leads to its page");

  const below = await site.officers.at("xa");
  const { tasks } = await below.post(listTasks, {});
  assert.ok(tasks.length > 0);
  const { acknowledged } = await below.post(acknowledgeTasks, { ids: tasks.map(({ id }) => id) });
  assert.equal(acknowledged, tasks.length);
}

/** The audit log goes on in the same chain, under an anchor of this version. */
async function logStands(town: Town, laid: Laid | undefined): Promise<void> {
  const site = town.servers.rollout;
  if (!laid || !site) return;
  const audit = await site.rollout.staff.checkAudit();
  assert.equal(audit.broken, undefined);
  assert.ok(audit.anchors > 0 && audit.entries > (laid["staff_audit"] ?? []).length);
}

async function codeFor(town: Town): Promise<string> {
  const issued = await town.laboratory.report({ testType: "confirmed", symptomDate: "2020-12-28" });
  assert.ok(issued.ok);
  return issued.value.code;
}
