import assert from "node:assert/strict";
import { test } from "node:test";
import { readCode } from "@bluezone/device/engine/share/code";
import { DOCUMENTS } from "@bluezone/device/storage";
import { fromBase64 } from "@bluezone/protocol/bytes";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import { Enin, Minutes } from "@bluezone/protocol/time";
import { countEvents } from "@bluezone/server-kit/measure/count-events";
import { type AnyEvent, allOf, Name } from "@bluezone/server-kit/measure/events";
import { expose } from "@bluezone/server-kit/measure/exposition";
import { logEvents } from "@bluezone/server-kit/measure/log";
import { showCode } from "@bluezone/vietnamese/code";
import { type Secrets, search } from "../actors/searcher.ts";
import type { Exchange } from "../people/wire.ts";
import type { TownServers } from "../world/servers.ts";
import { MORNING, type Scene, scene } from "./scene.ts";

const PEOPLE = ["sau", "tu", "nam"] as const;
/** An address that a proxy names, from the range for documents. */
const FORWARDED = "203.0.113.77";

type SecretMap = Map<string, Uint8Array>;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const add = (to: SecretMap, kind: string, value: Uint8Array): void =>
  void to.set(`${kind} ${to.size + 1}`, value);

/** What is secret, and found nowhere. */
const KINDS = [
  "tek",
  "rpi",
  "code",
  "token",
  "certificate",
  "phone",
  "address",
  "nonce",
  "tekmac",
  "publishSecret",
  "revisionToken",
  "apiKey",
] as const;
type Kind = (typeof KINDS)[number];
type Kinds = Readonly<Record<Kind, SecretMap>>;
const all = (kinds: Kinds, ...names: readonly Kind[]): Secrets =>
  new Map(names.flatMap((n) => [...kinds[n]]));

/** Keys that a phone has and the identifiers that it derived from them for the air. */
async function noteKeys(town: Scene, kinds: Kinds): Promise<void> {
  const { tek, rpi: identifiers } = kinds;
  for (const id of PEOPLE) {
    const { teks, used } = DOCUMENTS.beacon.parse(await town.resident(id).store.get("beacon"));
    for (const { key, rollingStart, rollingPeriod } of teks) {
      tek.set(`tek ${key.slice(0, 4)} of ${id}`, fromBase64(key));
      for (const [from, to] of used)
        for (let enin = from as number; enin <= to; enin += 1)
          if (enin >= rollingStart && enin < rollingStart + rollingPeriod)
            identifiers.set(`rpi ${enin} of ${id}`, rpi(rpiKey(fromBase64(key)), Enin(enin)));
    }
  }
}

/** What a phone said and was told, taken out of the JSON of its calls. */
function noteCalls(exchanges: readonly Exchange[], kinds: Kinds): void {
  for (const { url, request, response, status } of exchanges) {
    if (!request) continue;
    const said = JSON.parse(request) as Record<string, string | undefined>;
    const answered = (status === 200 ? JSON.parse(Buffer.from(response).toString()) : {}) as typeof said;
    const { pathname } = new URL(url);
    const text = (kind: Kind, value: string | undefined): void => {
      if (!value) return;
      add(kinds[kind], kind, utf8(value));
    };
    const bytes = (kind: Kind, value: string | undefined, encoding: "base64" | "base64url"): void => {
      if (value) add(kinds[kind], kind, Buffer.from(value, encoding));
    };
    if (pathname === "/api/verify") text("code", said["code"]);
    text("token", answered["token"]);
    bytes("token", answered["token"], "base64url");
    text("certificate", answered["certificate"]);
    // The part that stands for all: nobody can make it again.
    text("certificate", answered["certificate"]?.split(".")[2]);
    bytes("certificate", answered["certificate"]?.split(".")[2], "base64url");
    bytes("nonce", said["nonce"], "base64");
    bytes("tekmac", said["ekeyhmac"], "base64");
    bytes("publishSecret", said["hmacKey"], "base64");
    bytes("revisionToken", answered["revisionToken"], "base64");
  }
}

/** A code as people and programs write it. */
function noteCode({ code }: Kinds, read: string): void {
  for (const written of [read, read.toUpperCase(), showCode(read), showCode(read).replaceAll(" ", "-")])
    code.set(written, utf8(written));
}

/** A number as people and programs write it. */
function notePhone({ phone }: Kinds, number: string): void {
  const rest = number.slice(1);
  const spaced = (lead: string): string => `${lead}${rest.slice(0, 3)} ${rest.slice(3, 6)} ${rest.slice(6)}`;
  for (const written of [number, `+84${rest}`, `84${rest}`, rest, spaced("0"), spaced("+84 "), spaced("84")])
    phone.set(written, utf8(written));
}

/** All that the tables of a schema hold, values one after another: bytes as they are, the rest as text. */
async function tablesOf(town: Scene, schema: "keys" | "health"): Promise<Uint8Array> {
  const { database, health } = town.town.servers;
  // The address of a server, which the other one reads documents from, is no caller's.
  const text = (value: unknown): string =>
    (JSON.stringify(value) ?? "").replaceAll(`${health.url}/`, "http://health/");
  const { rows: tables } = await database.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = $1 order by 1",
    [schema],
  );
  const parts: Uint8Array[] = [];
  for (const { name } of tables) {
    const { rows } = await database.query<Record<string, unknown>>(`select * from "${schema}"."${name}"`);
    for (const value of rows.flatMap((row) => Object.values(row)))
      parts.push(value instanceof Uint8Array ? value : utf8(text(value)), utf8("\n"));
  }
  assert.ok(tables.length >= 7, `${schema} has only ${tables.length} tables`);
  return Buffer.concat(parts);
}

/** Calls that put secrets where they do not belong; each is refused. */
function misplacing(servers: TownServers, kinds: Kinds): readonly (readonly [string, RequestInit])[] {
  const [aTek] = [...kinds.tek.values()].map((key) => Buffer.from(key).toString("base64"));
  const [aCode, aToken, aCertificate] = (["code", "token", "certificate"] as const).map((kind) =>
    Buffer.from([...kinds[kind].values()][0]!).toString(),
  );
  const headers = { "content-type": "application/json", "x-forwarded-for": FORWARDED };
  const door = { ...headers, "x-api-key": servers.deviceKey };
  return [
    [`${servers.health.url}/api/verify/${aCode}`, { headers }],
    [
      `${servers.health.url}/api/verify?c=${aCode}`,
      { method: "POST", headers: door, body: `{"code":"${aCode}",` },
    ],
    [`${servers.health.url}/api/verify`, { method: "POST", headers: door, body: `{"code":["${aCode}"]}` }],
    [
      `${servers.health.url}/api/verify`,
      { method: "POST", headers: { ...headers, "x-api-key": aToken! }, body: "{}" },
    ],
    [
      `${servers.health.url}/api/certificate`,
      { method: "POST", headers: door, body: JSON.stringify({ token: aCertificate, ekeyhmac: aTek }) },
    ],
    [
      `${servers.health.url}/api/user-report`,
      { method: "POST", headers: door, body: JSON.stringify({ phone: aTek, nonce: aToken }) },
    ],
    [`${servers.health.url}/jwks/${aToken}`, { headers }],
    [`${servers.keys.url}/exports/VN/${encodeURIComponent(aTek!)}.zip`, { headers }],
    [
      `${servers.keys.url}/v1/publish`,
      { method: "POST", headers: { ...headers, "content-type": "text/plain" }, body: aTek! },
    ],
    [
      `${servers.keys.url}/v1/publish`,
      { method: "POST", headers, body: JSON.stringify({ key: aTek!.repeat(3_000) }) },
    ],
    [
      `${servers.keys.url}/v1/publish`,
      {
        method: "POST",
        headers,
        body: JSON.stringify({
          temporaryExposureKeys: [{ key: aTek, rollingStartNumber: aCode }],
          healthAuthorityID: aToken,
          verificationPayload: aCertificate,
          hmacKey: aTek,
        }),
      },
    ],
    [
      `${servers.keys.url}/v1/publish`,
      {
        method: "POST",
        headers,
        body: JSON.stringify({
          temporaryExposureKeys: [],
          healthAuthorityID: aToken,
          verificationPayload: aCertificate,
          hmacKey: aTek,
        }),
      },
    ],
  ];
}

test("after a whole scene no key, identifier, code, token, certificate, number or address is in a log, a metric, an error, a file's name or the wrong table", async () => {
  const told: AnyEvent[] = [];
  const lines: string[] = [];
  const metrics = countEvents();
  let town: Scene | undefined;
  const log = logEvents({
    server: Name("both"),
    clock: { now: () => town?.now() ?? MORNING },
    silent: [],
    to: { write: (line) => void lines.push(line) },
  });
  const events = allOf(log, metrics, { emit: (event) => void told.push(event) });

  await scene({ people: PEOPLE, events }, async (opened) => {
    town = opened;
    const { servers } = town.town;
    const kinds = Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as unknown as Kinds;
    const exchanges: Exchange[] = [];
    for (const id of PEOPLE) town.resident(id).wire.onExchange((exchange) => exchanges.push(exchange));

    // The story.
    await town.meet("sau", "tu", Minutes(25));
    await noteKeys(town, kinds);
    await town.pass(Minutes(15));
    const [sau, tu, nam] = PEOPLE.map((id) => town!.resident(id));
    await tu!.phone.enterCode("0000 0000");
    assert.equal(tu!.phone.state().share.is, "refused");

    const short = await town.issued("sau");
    const link = sau!.messages[0]!.text;
    noteCode(kinds, short);
    noteCode(kinds, readCode(link)!);
    // The database fails in the middle of a call; what it says quotes values.
    for (const [table, act] of [
      ["health.token", () => sau!.phone.enterCode(link)],
      ["keys.diagnosis_key", () => sau!.phone.share()],
    ] as const) {
      await servers.database.query(`alter table ${table} add constraint broken check (false) not valid`);
      await act();
      town.town.wake("sau");
      await servers.database.query(`alter table ${table} drop constraint broken`);
      await town.pass(Minutes(1));
    }
    assert.equal(sau!.phone.state().share.is, "shared");
    await tu!.phone.enterCode(short);
    assert.deepEqual(tu!.phone.state().share, { is: "refused", code: "code_invalid" });

    assert.equal(await nam!.phone.selfReport(nam!.person.number), "sent");
    await nam!.phone.enterCode(nam!.messages[0]!.text);
    noteCode(kinds, readCode(nam!.messages[0]!.text)!);
    await nam!.phone.share();
    assert.equal(nam!.phone.state().share.is, "shared");

    // The next slot's lot falls on cover traffic.
    tu!.crash();
    const slot = Math.floor(town.now() / (4 * 3_600_000));
    await tu!.store.commit({ cover: { slot, at: town.now(), call: 0 } });
    await tu!.restart();
    await town.pass(Minutes(3));
    assert.ok(exchanges.filter(({ requestHeaders }) => "x-chaff" in requestHeaders).length >= 3);
    assert.equal((await town.alertOf("tu"))?.level, "high");

    // What has been made is noted.
    await noteKeys(town, kinds);
    noteCalls(exchanges, kinds);
    for (const { person } of [sau!, tu!, nam!]) notePhone(kinds, person.number);
    for (const address of ["127.0.0.1", "::ffff:127.0.0.1", FORWARDED])
      kinds.address.set(address, utf8(address));
    for (const key of [servers.adminKey, servers.deviceKey]) add(kinds.apiKey, "apiKey", utf8(key));

    const misplaced = misplacing(servers, kinds);
    const errors = exchanges
      .filter(({ status }) => status !== 200 && status !== 304)
      .map(({ response }) => response);
    for (const [address, request] of misplaced) {
      const answer = await fetch(address, request);
      assert.notEqual(answer.status, 200, address.replace(/\d{8}/, "…"));
      errors.push(new Uint8Array(await answer.arrayBuffer()));
    }
    await town.pass(Minutes(70));

    await noteKeys(town, kinds);

    // Nothing of it is anywhere.
    const blobNames = await servers.blobs.list("");
    const public_ = {
      log: utf8(lines.join("")),
      metrics: utf8(expose(metrics.families())),
      errors: Buffer.concat(errors),
      "blob names": utf8(blobNames.join("\n")),
    };
    const tables = { keys: await tablesOf(town, "keys"), health: await tablesOf(town, "health") };
    const events = new Set(told.map(({ event }) => event));
    for (const event of [
      "code_issued",
      "code_used",
      "short_code_wrong",
      "certificate_signed",
      "keys_published",
      "http_answered",
      "http_defect",
    ])
      assert.ok(events.has(event), `${event} was told`);
    assert.ok(errors.length >= misplaced.length + 4 && blobNames.length >= 3);
    for (const [kind, found] of Object.entries(kinds)) assert.ok(found.size >= 2, `${kind}: ${found.size}`);
    assert.ok(kinds.tek.size >= 5 && kinds.rpi.size >= 30, `${kinds.tek.size} ${kinds.rpi.size}`);

    const published = new Set(await town.published());
    const unpublished = new Map(
      [...kinds.tek].filter(([, key]) => !published.has(Buffer.from(key).toString("base64"))),
    );
    assert.ok(published.size >= 2 && unpublished.size >= 3);
    const everything = all(kinds, ...KINDS);
    assert.deepEqual(search(public_, everything), []);
    assert.ok(![...Object.values(public_)].some((place) => Buffer.from(place).includes("::1")));
    assert.deepEqual(search({ "health's tables": tables.health }, everything), []);
    const besideTek = KINDS.filter((kind) => kind !== "tek");
    assert.deepEqual(search({ "the keys' tables": tables.keys }, all(kinds, ...besideTek)), []);
    assert.deepEqual(search({ "the keys' tables": tables.keys }, unpublished), []);

    // The search would have found it: in each of these places, in each spelling.
    const spellings: readonly (readonly ["raw" | "hex" | "base64", (secret: Buffer) => Uint8Array])[] = [
      ["raw", (secret) => secret],
      ["hex", (secret) => utf8(secret.toString("hex"))],
      ["hex", (secret) => utf8(secret.toString("hex").toUpperCase())],
      ...[0, 1, 2].flatMap((before) =>
        (["base64", "base64url"] as const).map((form) => {
          const inText = (secret: Buffer) =>
            Buffer.concat([Buffer.alloc(before, 7), secret, Buffer.alloc(2, 9)]);
          return ["base64", (secret: Buffer) => utf8(inText(secret).toString(form))] as const;
        }),
      ),
    ];
    const samples = new Map(
      Object.entries(kinds).map(([kind, found]) => [...(kind === "tek" ? unpublished : found)][0]!),
    );
    for (const [place, bytes] of Object.entries<Uint8Array>({ ...public_, ...tables }))
      for (const [spelling, spell] of spellings) {
        const planted = [...samples.values()].flatMap((secret) => [utf8("\n"), spell(Buffer.from(secret))]);
        assert.deepEqual(
          search({ [place]: Buffer.concat([bytes, ...planted]) }, samples),
          [...samples.keys()].map((secret) => ({ place, secret, spelling })),
        );
      }
  });
});
