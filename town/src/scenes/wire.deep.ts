import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_KEYS } from "@bluezone/contract/keys/publish";
import { createPhone } from "@bluezone/device/create-phone";
import { silentRadio } from "@bluezone/device/doubles/radio";
import { seededRandom } from "@bluezone/device/doubles/random";
import { type MemoryStore, memoryStore } from "@bluezone/device/doubles/store";
import type { Onset } from "@bluezone/device/engine/share/view";
import type { Phone } from "@bluezone/device/phone";
import { nodeTransport } from "@bluezone/device-node/transport";
import { toBase64 } from "@bluezone/protocol/bytes";
import {
  addDays,
  between,
  type Duration,
  dayOf,
  eninAt,
  INTERVALS_PER_DAY,
  type Instant,
  inSeconds,
  Minutes,
  plus,
  Seconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import { openTap, type TappedCall } from "../actors/tap.ts";
import { PhoneClock } from "../people/phone-clock.ts";
import { type Scene, scene } from "./scene.ts";

/** Who shares once, and who of them once more a quarter of an hour later. */
const [SHARERS, TWICE] = [150, 50];
/** Self-reports go by number, and the code comes there. */
const RESIDENTS = Array.from({ length: 8 }, (_, i) => `self-${i}`);

/** A call as the listener saw it, and when. */
type Call = TappedCall & { readonly at: Instant };

type Urls = { readonly keysUrl: string; readonly healthUrl: string };

/** A watched network: phones that stand nowhere and hear nobody call through it. */
class Watched {
  readonly #scene: Scene;
  readonly #urls: Urls;
  readonly #calls: Call[];

  private constructor(scene: Scene, urls: Urls, calls: Call[]) {
    this.#scene = scene;
    this.#urls = urls;
    this.#calls = calls;
  }

  static async open(scene: Scene, story: (watched: Watched) => Promise<void>): Promise<void> {
    const { keys, health } = scene.town.servers;
    const calls: Call[] = [];
    const note = (call: TappedCall): void => void calls.push({ ...call, at: scene.now() });
    const taps = [await openTap("keys", keys.url, note), await openTap("health", health.url, note)] as const;
    try {
      await story(new Watched(scene, { keysUrl: taps[0].url, healthUrl: taps[1].url }, calls));
    } finally {
      for (const tap of taps) await tap.close();
    }
  }

  /** What a phone on this store sends while it does something, without its polls: those are the same for everybody. */
  async round(seed: string, store: MemoryStore, what: (phone: Phone) => Promise<void>): Promise<Call[]> {
    const { settings, deviceKey } = this.#scene.town.servers;
    const transport = nodeTransport();
    const phone = await createPhone(
      {
        clock: new PhoneClock(this.#scene.town.clock),
        random: seededRandom(seed),
        radio: silentRadio(),
        battery: { level: () => 0.8 },
        store,
        notifier: { notify: () => undefined },
        servers: { ...this.#urls, healthApiKey: deviceKey, transport },
      },
      settings,
    );
    this.#calls.length = 0;
    await what(phone);
    transport.close();
    return this.#calls.filter(({ request }) => request.head.startsWith("POST "));
  }
}

/** A store that a phone has worked on: consent and configuration are there. */
async function worked(watched: Watched): Promise<Readonly<Record<string, unknown>>> {
  const store = memoryStore();
  await watched.round("first", store, async (phone) => {
    await phone.start();
    await phone.run();
  });
  const documents: Record<string, unknown> = {};
  for (const name of await store.names("")) documents[name] = await store.get(name);
  return documents;
}

/** The keys of so many days, the oldest first, each day's in so many pieces. */
function keysOf(days: number, pieces: number, now: Instant, seed: string) {
  const random = seededRandom(seed);
  const period = INTERVALS_PER_DAY / pieces;
  const today = utcDayStart(eninAt(now));
  return Array.from({ length: days * pieces }, (_, i) => ({
    key: toBase64(random.bytes(16)),
    rollingStart: today - (days - 1) * INTERVALS_PER_DAY + i * period,
    rollingPeriod: period,
  })).filter(({ rollingStart }) => rollingStart <= eninAt(now));
}

/** How long this round's person takes from the code to the tap: 8 seconds to 2 minutes. */
const pauseOf = (round: number): Duration => Seconds(8 + ((round * 37) % 113));

/** What the listener can tell of a round. Only the name that marks cover and the time of day are taken out. */
const shape = (calls: readonly Call[]) =>
  calls.map(({ server, connection, request, response }) => ({
    server,
    connection: connection - calls.find((call) => call.server === server)!.connection,
    request: request.head.replace(/^x-(?:share|chaff): 1$/m, "x-either: 1"),
    requestBody: request.body.length,
    response: response.head.replace(/^date: .{29}\r$/m, "date: …\r"),
    responseBody: response.body.length,
  }));
const gaps = (calls: readonly Call[]): Duration[] =>
  calls.slice(1).map(({ at }, i) => between(calls[i]!.at, at));
const marked = (calls: readonly Call[], mark: string): boolean =>
  calls.every(({ request }) => request.head.includes(`\r\n${mark}: 1\r\n`));

test("two hundred shares and two hundred rounds of cover traffic have the same calls, order, heads and lengths on the wire, and the same pace", async () => {
  await scene({ people: RESIDENTS }, (town) =>
    Watched.open(town, async (watched) => {
      const documents = await worked(watched);
      const clock = town.town.clock;
      const pass = (length: Duration): void => clock.moveTo(plus(town.now(), length));
      const shares: Call[][] = [];
      const waited: Duration[] = [];
      const covers: Call[][] = [];
      const sent = new Set<number>();

      /** A code as this round's person gets it: read out, in a link, or for a self-report. */
      async function code(round: number, phone: Phone, reporter: string | undefined): Promise<string> {
        if (reporter !== undefined) {
          assert.equal(await phone.selfReport(town.resident(reporter).person.number), "sent");
          return town.resident(reporter).messages[0]!.text;
        }
        const testType = round % 3 === 0 ? ("likely" as const) : ("confirmed" as const);
        const symptomDate = round % 2 === 0 ? {} : { symptomDate: "2020-12-26" };
        const [number, id] = [town.resident(RESIDENTS[0]!).person.number, RESIDENTS[0]!];
        const phoned = round % 5 === 0;
        const answer = await town.town.laboratory.report({
          testType,
          ...symptomDate,
          ...(phoned ? { phone: number } : {}),
        });
        assert.ok(answer.ok);
        return phoned ? town.resident(id).messages[0]!.text : answer.value.code;
      }

      async function share(round: number, store: MemoryStore, reporter?: string): Promise<void> {
        let before = 0;
        const calls = await watched.round(`share ${round}`, store, async (phone) => {
          const text = await code(round, phone, reporter);
          before = reporter === undefined ? 0 : 1;
          await phone.enterCode(text);
          const today = dayOf(town.now(), "vietnam");
          const onset: Onset = (["none", "unknown", { day: addDays(today, -(round % 9)) }] as const)[
            round % 3
          ]!;
          if (round % 4 !== 0) await phone.answer(onset, [undefined, true, false][round % 3]);
          pass(pauseOf(round));
          await phone.share();
          assert.equal(phone.state().share.is, "shared", `round ${round}`);
        });
        const share = calls.slice(before);
        sent.add(JSON.parse(share.at(-1)!.request.body.toString()).temporaryExposureKeys.length);
        assert.ok(marked(share, "x-share"));
        shares.push(share);
        waited.push(pauseOf(round));
      }

      async function cover(round: number): Promise<void> {
        const store = memoryStore();
        const [slot, at] = [Math.floor(town.now() / (4 * 3_600_000)), town.now()];
        // This slot's lot fell on cover (how often it does is another test's), and lists were just looked for.
        const check = { ...(documents["check"] as object), nextAt: plus(at, Minutes(20)) };
        await store.commit({ ...documents, check, cover: { slot, at, call: 0 } });
        const calls = await watched.round(`cover ${round}`, store, async (phone) => {
          const end = plus(town.now(), Minutes(3));
          while (town.now() < end) clock.moveTo(await phone.run());
        });
        assert.ok(marked(calls, "x-chaff"));
        covers.push(calls);
      }

      for (let i = 0; i < SHARERS; i += 1) {
        const store = memoryStore();
        // 1 to 15 days, in one, two or four pieces a day: 1 to more keys than fit.
        const teks = keysOf(1 + (i % 15), [1, 1, 2, 4][i % 4]!, town.now(), `keys ${i}`);
        await store.commit({ ...documents, beacon: { teks, current: null, used: [] } });
        await share(i, store, i % 20 === 0 ? RESIDENTS[i / 20] : undefined);
        await cover(i);
        if (i < TWICE) {
          pass(Minutes(12));
          await share(SHARERS + i, store);
          await cover(SHARERS + i);
        }
        await town.town.servers.runJobs(town.now());
      }

      assert.deepEqual([shares.length, covers.length], [200, 200]);
      assert.ok(sent.has(1) && sent.has(MAX_KEYS) && sent.size >= 15, [...sent].join());
      const wanted = shape(covers[0]!);
      assert.deepEqual(
        wanted.map(({ server, request }) => `${server} ${request.split(" ")[1]}`),
        ["health /api/verify", "health /api/certificate", "keys /v1/publish"],
      );
      for (const [kind, rounds] of Object.entries({ shares, covers }))
        for (const [i, round] of rounds.entries()) assert.deepEqual(shape(round), wanted, `${kind} ${i}`);

      // A phone adds no time of its own to a person's; cover takes a person's time; then both make two calls at once.
      assert.deepEqual(
        shares.map(gaps),
        waited.map((person) => [person, 0]),
      );
      const drawn = covers.map(gaps);
      assert.ok(drawn.every(([, second]) => second === 0));
      const people = drawn.map(([first]) => inSeconds(first!)).sort((a, b) => a - b);
      // Evenly from 8 s to 2 minutes, to the half second in which a phone runs again.
      assert.ok(people[0]! >= 8 && people.at(-1)! <= 120.5, `${people[0]} to ${people.at(-1)}`);
      assert.ok(people[50]! > 25 && people[50]! < 47 && people[150]! > 81 && people[150]! < 103);
    }),
  );
});
