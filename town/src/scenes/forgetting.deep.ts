/** What is forgotten by itself, and what is left when everything is deleted: nothing. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { readHeard } from "@bluezone/device/storage";
import { between, Hours, Minutes, parseInstant } from "@bluezone/protocol/time";
import { search } from "../actors/searcher.ts";
import { type Scene, scene } from "./scene.ts";

type Documents = Readonly<Record<string, unknown>>;
type Holding = { readonly [name: string]: readonly { readonly key: string }[] };

/** A story whose phones and servers keep their data in a folder that is gone afterwards. */
async function kept(story: (town: Scene, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-forgetting-"));
  try {
    await scene({ folder, start: parseInstant("2020-12-28T09:00:00+07:00") }, (town) => story(town, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Everything in a phone's store, as another reader of the file sees it. */
function documentsOf(folder: string, id: string): Documents {
  const database = new DatabaseSync(join(folder, "phones", `${id}.sqlite`), { readOnly: true });
  try {
    const rows = database.prepare("select name, value from document").all() as {
      name: string;
      value: string;
    }[];
    return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
  } finally {
    database.close();
  }
}
/** The bytes of a phone's files, those beside the store among them. */
const filesOf = (folder: string, id: string) =>
  Object.fromEntries(
    readdirSync(join(folder, "phones"))
      .filter((name) => name.startsWith(`${id}.sqlite`))
      .map((name) => [name, readFileSync(join(folder, "phones", name))]),
  );

/** The secrets in a store: own keys, what was heard as it is packed, keys that matched. */
function secretsOf(documents: Documents): ReadonlyMap<string, Uint8Array> {
  const secrets = new Map<string, Uint8Array>();
  const add = (name: string, base64: string) =>
    secrets.set(`${name} ${secrets.size}`, Buffer.from(base64, "base64"));
  const { beacon, matches, shared } = documents as { [name: string]: Holding | undefined };
  for (const { key } of beacon?.["teks"] ?? []) add("own key", key);
  for (const { key } of matches?.["matches"] ?? []) add("matched key", key);
  for (const { key } of shared?.["keys"] ?? []) add("shared key", key);
  for (const [name, value] of Object.entries(documents))
    if (name.startsWith("heard/")) add("packed log", value as string);
  return secrets;
}
/** The identifiers heard: in the bytes of a store only until they are packed, and then nowhere. */
function identifiersOf(documents: Documents): ReadonlyMap<string, Uint8Array> {
  const logs = Object.keys(documents).filter((name) => name.startsWith("heard/"));
  const heard = logs.flatMap((name) => readHeard(documents[name]).value.heard);
  assert.ok(heard.length > 0);
  return new Map(heard.map(({ rpi }, i) => [`identifier ${i}`, Buffer.from(rpi, "base64")]));
}
const names = (secrets: ReadonlyMap<string, Uint8Array>) =>
  new Set([...secrets.keys()].map((name) => name.replace(/ \d+$/, "")));

/** How many rows each of a server's tables has. */
async function rows(town: Scene, schema: "keys" | "health", tables: readonly string[]) {
  const { database } = town.town.servers;
  const counts: [string, number][] = [];
  for (const table of tables) {
    const { rows } = await database.query<{ n: number }>(`select count(*)::int as n from ${schema}.${table}`);
    counts.push([table, rows[0]?.n ?? -1]);
  }
  return Object.fromEntries(counts);
}
/** Every table of both servers as text; bytes are in hex. */
async function tables(town: Scene): Promise<Readonly<Record<string, Uint8Array>>> {
  const { database } = town.town.servers;
  const found = await database.query<{ name: string }>(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('keys', 'health')",
  );
  const texts: Record<string, Uint8Array> = {};
  for (const { name } of found.rows) {
    const { rows } = await database.query<{ row: string }>(
      `select row_to_json(t)::text as row from ${name} t`,
    );
    texts[name] = Buffer.from(rows.map(({ row }) => row).join("\n"));
  }
  return texts;
}
/** Those that hold what belongs to people. Of a desk the audit log keeps for 30 days that it issued a code, and no value. */
const KEYS_TABLES = [
  "diagnosis_key",
  "export_window",
  "padding_secret",
  "remembered_publish",
  "revised_padding",
];
const HEALTH_TABLES = ["code", "token", "phone", "wrong_code"];
const none = (tables: readonly string[]) => Object.fromEntries(tables.map((table) => [table, 0]));
const exportFiles = async (town: Scene) =>
  (await town.town.servers.blobs.list("VN/")).filter((name) => name.endsWith(".zip"));

test("fourteen days later phones and lists hold nothing of a contact, fifteen days later no server does either", async () => {
  await kept(async (town, folder) => {
    const until = (instant: string) => between(town.now(), parseInstant(`${instant}:00+07:00`));
    const documents = (id: string) => documentsOf(folder, id) as { [name: string]: Record<string, unknown> };
    await town.meet("sau", "tu", Minutes(30));
    await town.shares("sau");
    assert.equal((await town.alertOf("tu"))?.level, "high");
    const held = { sau: secretsOf(documents("sau")), tu: secretsOf(documents("tu")) };
    assert.deepEqual(names(held.sau), new Set(["own key", "shared key", "packed log"]));
    assert.deepEqual(names(held.tu), new Set(["own key", "matched key", "packed log"]));
    const heard = { sau: identifiersOf(documents("sau")), tu: identifiersOf(documents("tu")) };
    const traces = (id: "sau" | "tu") => search(filesOf(folder, id), held[id]);

    // An hour before the end everything is there: it was no loss of memory.
    await town.allOff(until("2021-01-11T08:30"), Hours(6));
    await town.pass(Minutes(10));
    assert.equal(town.alerts("tu").length, 1);
    for (const id of ["sau", "tu"] as const) assert.ok(traces(id).length >= held[id].size);
    assert.equal((await exportFiles(town)).length, 1);
    const places = search(await tables(town), held.sau).map(({ place }) => place);
    assert.deepEqual(new Set(places), new Set(["keys.diagnosis_key"]));

    // Fourteen days after the contact, and after the end of the key that was shared.
    await town.pass(until("2021-01-11T10:45"));
    const { matches, check } = documents("tu");
    assert.deepEqual(matches, { matches: [] });
    assert.ok(!Object.keys(documents("tu")).some((name) => name.startsWith("heard/")));
    assert.doesNotMatch(JSON.stringify(check), /\.zip/);
    assert.deepEqual(documents("sau")["shared"], { keys: [], revisionToken: null });
    assert.deepEqual(await exportFiles(town), []);
    assert.equal(town.resident("sau").phone.state().share.is, "none");

    // Fourteen days after the day, and fifteen after the key.
    await town.allOff(until("2021-01-12T10:00"), Hours(6));
    await town.longPass(Minutes(90));
    for (const id of ["sau", "tu"] as const) {
      assert.deepEqual(town.resident(id).phone.state().alerts, []);
      assert.deepEqual(traces(id), [], "nor in the bytes of the files");
      assert.deepEqual(search(filesOf(folder, id), heard[id]), []);
    }
    assert.deepEqual(documents("tu")["alerts"], { alerts: [] });
    assert.deepEqual(search(await tables(town), new Map([...held.sau, ...held.tu])), []);
    assert.deepEqual(await rows(town, "keys", KEYS_TABLES), none(KEYS_TABLES));
    assert.deepEqual(await rows(town, "health", HEALTH_TABLES), none(HEALTH_TABLES));
  });
});

test("delete everything leaves nothing: on the screen, in the air, in the bytes of the file", async () => {
  await kept(async (town, folder) => {
    await town.meet("sau", "tu", Minutes(30));
    await town.shares("sau");
    await town.alertOf("tu");
    const tu = town.resident("tu");
    await tu.phone.enterCode(await town.issued("tu"));
    await tu.phone.share();
    const held = secretsOf(documentsOf(folder, "tu"));
    assert.deepEqual(names(held), new Set(["own key", "matched key", "shared key", "packed log"]));
    assert.ok(search(filesOf(folder, "tu"), held).length >= held.size, "before, they are there");
    const heard = identifiersOf(documentsOf(folder, "tu"));

    await tu.phone.deleteEverything();
    assert.deepEqual(search(filesOf(folder, "tu"), new Map([...held, ...heard])), []);
    assert.deepEqual(documentsOf(folder, "tu"), {});
    assert.equal(tu.phone.state().panel.is, "welcome");
    assert.deepEqual(tu.phone.state().alerts, []);
    assert.equal(town.town.air.antenna("tu").emission, null);
    await town.pass(Hours(2));
    assert.equal(tu.phone.state().panel.is, "welcome");
    assert.equal(town.town.air.antenna("tu").emission, null);
  });
});
