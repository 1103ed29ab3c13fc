/** Keeps the town going at the chosen speed, turns what happens into the view, and does what a visitor asks. */
import { listQuarantine } from "@bluezone/contract/health/quarantine";
import type { PhoneEvent } from "@bluezone/device/event";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { on } from "@bluezone/policy/dated";
import { unitName } from "@bluezone/policy/unit";
import { readExport } from "@bluezone/protocol/export/export-file";
import {
  between,
  Days,
  dayOf,
  Hours,
  type Instant,
  inMinutes,
  isoDay,
  Milliseconds,
  parseDay,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import type { Reading } from "@bluezone/radio/air/air";
import type { AnyEvent } from "@bluezone/server-kit/measure/events";
import { HEALTH_OFFICERS, OFFICERS, type Officer } from "../people/officers.ts";
import { linkIn } from "../people/outbox.ts";
import type { Resident } from "../people/resident.ts";
import { PEOPLE } from "../people/seed.ts";
import type { Exchange } from "../people/wire.ts";
import type { Town } from "../world/town.ts";
import { gaitOf, type Jump, morningOf, nextExport, nextMorning } from "./jump.ts";
import { StoryStopped, tellStory } from "./story.ts";
import {
  type Command,
  type Goal,
  type PhoneAppView,
  type PlaceView,
  type ResidentView,
  type Speed,
  type StageView,
  type StepView,
  type StoryView,
  TOGETHER_METRES,
  type WalkView,
} from "./view.ts";
import { Walks } from "./walks.ts";

export type Spot = { readonly place: string; readonly x: number; readonly y: number };

/** What of the stage survives a restart. */
export type StageState = {
  readonly places: Readonly<Record<string, Spot>>;
  readonly walks: readonly WalkView[];
};

/** The districts as they were when the letter was written. */
const LETTER = parseDay("2020-12-27");
export const PLACES: readonly PlaceView[] = on(AN_GIANG.districts, LETTER).map((district) => ({
  code: district.code,
  name: unitName(district),
  short: district.name,
  tile: district.tile,
}));

const tileOf = (place: string): readonly [column: number, row: number] =>
  PLACES.find(({ code }) => code === place)?.tile ?? [0, 0];

const earlier = (a: Instant, b: Instant): Instant => (b < a ? b : a);

/** Real milliseconds between two looks at the clock. */
const BEAT = 100;

/** Officers as the town's page shows them. */
const shown = (officers: readonly Officer[]) => officers.map(({ id, name, does }) => ({ id, name, does }));

/** What an export file says of itself. */
function fileFacts({ url, response }: Exchange): StepView["facts"] {
  const { keys, signatureInfos } = readExport(response, []);
  return {
    file: url.split("/").at(-1) ?? "",
    keys: keys.length,
    signatures: signatureInfos.map(({ keyId, keyVersion }) => `${keyId} ${keyVersion}`).join(", "),
  };
}

const isWarned = ({ phone }: Resident): boolean => phone.state().panel.is === "exposed-high";

export class Director {
  readonly #town: () => Town;
  readonly #walks: Walks;
  readonly #places: Map<string, Spot>;
  #speed: Speed = 1;
  #jump: Jump | null = null;
  /** Told when the jump under way has ended, and whether it came to its end. */
  #landed: (there: boolean) => void = () => undefined;
  #story: Omit<StoryView, "warned"> | null = null;
  /** Who was warned before the story began. */
  #before: ReadonlySet<Resident> = new Set();
  #changed: () => void = () => undefined;

  constructor(town: () => Town, kept?: StageState) {
    this.#town = town;
    this.#walks = new Walks(kept?.walks);
    this.#places = new Map(PEOPLE.map(({ id, place, x, y }) => [id, kept?.places[id] ?? { place, x, y }]));
  }

  /** Puts everybody on their spot and watches their wires; called once the town is open. */
  begin(changed: () => void): void {
    this.#changed = changed;
    for (const [id, spot] of this.#places) this.#town().put(id, tileOf(spot.place), spot.x, spot.y);
    for (const resident of this.#town().residents.values()) this.#watch(resident);
  }

  #watch(resident: Resident): void {
    resident.wire.onExchange((exchange) => this.#passed(resident, exchange));
  }

  get kept(): StageState {
    return { places: Object.fromEntries(this.#places), walks: this.#walks.views };
  }

  /** A phone's radio received an advert: whose it is the air knows by the address. */
  onReading(listener: string, reading: Reading): void {
    const { air, residents } = this.#town();
    for (const id of residents.keys()) {
      const { emission } = air.antenna(id);
      if (id !== listener && emission && Buffer.compare(emission.address, reading.address) === 0)
        this.#walks.heard(id, { at: reading.at, listener, together: this.#together(id, listener) });
    }
  }

  #together(one: string, other: string): boolean {
    const [a, b] = [this.#places.get(one), this.#places.get(other)];
    return a && b ? a.place === b.place && Math.hypot(a.x - b.x, a.y - b.y) < TOGETHER_METRES : false;
  }

  /** The key server wrote a file. */
  onServer(event: AnyEvent): void {
    if (event.event === "window_exported" && Number(event["files"]) > 0)
      this.#walks.exported(this.#town().clock.now());
  }

  onEvent(resident: string, event: PhoneEvent): void {
    const now = this.#town().clock.now();
    if (event.is === "checked" && event.matches > 0)
      this.#walks.other("match", resident, now, [], { keys: event.keys, matches: event.matches });
    if (event.is === "alerted") this.#walks.other("alert", resident, now, [], { level: event.level });
    this.#changed();
  }

  #passed(resident: Resident, exchange: Exchange): void {
    const { id } = resident.person;
    const { pathname } = new URL(exchange.url);
    if (exchange.status !== 200 || exchange.requestHeaders["x-chaff"]) return;
    if (pathname === "/api/certificate") {
      const verify = resident.wire.exchanges.findLast(
        ({ url, status }) => status === 200 && url.endsWith("/api/verify"),
      );
      this.#walks.own("certificate", id, exchange.at, verify ? [verify, exchange] : [exchange]);
    }
    if (pathname === "/v1/publish") this.#walks.own("publish", id, exchange.at, [exchange]);
    if (pathname.endsWith(".zip"))
      this.#walks.other("export", id, exchange.at, [exchange], fileFacts(exchange));
    this.#changed();
  }

  view(phoneApp: PhoneAppView): StageView {
    const { clock, servers, residents } = this.#town();
    return {
      now: clock.now(),
      phoneApp,
      speed: this.#speed,
      jump: this.#jump && { goal: this.#jump.goal, from: this.#jump.from, to: this.#jump.to },
      story: this.#story && {
        ...this.#story,
        warned: this.#warned().length,
      },
      nextExport: nextExport(clock.now(), this.#walks.waiting),
      near: this.#walks.near,
      keys: { running: servers.keys.running, url: servers.keys.url },
      health: { url: servers.health.url, officers: shown(HEALTH_OFFICERS) },
      rollout: { url: servers.rollout?.url ?? "", officers: shown(OFFICERS) },
      places: PLACES,
      residents: [...residents.values()].map((resident) => this.#resident(resident)),
      walks: this.#walks.views,
    };
  }

  #resident({ person, phone, radio, messages }: Resident): ResidentView {
    const { panel, lines, share } = phone.state();
    const sending = panel.is === "positive-not-shared" && share.is === "sending";
    const spot = this.#places.get(person.id) ?? person;
    return {
      id: person.id,
      name: person.name,
      place: spot.place,
      x: spot.x,
      y: spot.y,
      bluetooth: radio.state() === "on",
      panel: sending ? { is: "sending", step: share.step, cut: share.cut } : panel,
      status: {
        workedMinutes: Math.floor(inMinutes(lines.workedToday)),
        lastHeard: lines.lastHeard,
        lastChecked: lines.lastChecked,
      },
      messages,
    };
  }

  /** Does what a visitor asked. Throws an Error that the visitor may read. */
  async act(command: Command): Promise<void> {
    const town = this.#town();
    switch (command.do) {
      case "speed":
        this.#speed = command.speed;
        this.#land(false);
        if (this.#story?.chapter === "end" || this.#story?.trouble) this.#story = null;
        return;
      case "jump":
        this.#land(false);
        this.#jump = await this.#toward(command.goal);
        return;
      case "story":
        if (!this.#story || this.#story.chapter === "end" || this.#story.trouble) void this.#play();
        return;
      case "keys":
        return command.running ? town.servers.keys.start() : town.servers.keys.stop();
      case "move": {
        const { resident, place, x, y } = command;
        if (!PLACES.some(({ code }) => code === place))
          throw new RangeError("Không có nơi này. · No such place.");
        town.put(town.resident(resident).person.id, tileOf(place), x, y);
        this.#places.set(resident, { place, x, y });
        return;
      }
      case "bluetooth":
        town.resident(command.resident).radio.setState(command.on ? "on" : "off");
        return town.wake(command.resident);
      case "check":
        await town.resident(command.resident).phone.checkNow();
        return town.wake(command.resident);
      case "positive":
        return this.#positive(town.resident(command.resident), command.share);
    }
  }

  /** Where a jump leads. */
  async #toward(goal: Goal): Promise<Jump> {
    const { clock, residents } = this.#town();
    const from = clock.now();
    const never = () => false;
    switch (goal) {
      case "hour":
        return { goal, from, to: plus(from, Hours(1)), there: never };
      case "export":
        // The list is signed at the servers' next look after its time.
        return { goal, from, to: plus(nextExport(from, this.#walks.waiting), Seconds(30)), there: never };
      case "check": {
        const checked = ({ phone }: Resident): boolean => (phone.state().lines.lastChecked ?? 0) > from;
        return { goal, from, to: plus(from, Hours(2)), there: () => [...residents.values()].every(checked) };
      }
      case "morning":
        return { goal, from, to: nextMorning(from), there: never };
      case "quarantine":
        return { goal, from, to: await this.#quarantineEnd(), there: never };
    }
  }

  /** The morning of the last day of whoever is released first, as the health station's list says; two weeks on when nobody is apart. */
  async #quarantineEnd(): Promise<Instant> {
    const { clock, servers } = this.#town();
    const officer = await servers.health.officers?.at("tram-y-te");
    const rows = officer ? (await officer.post(listQuarantine, {})).rows : [];
    const ends = rows.map(({ lastDay }) => morningOf(parseDay(lastDay))).filter((end) => end > clock.now());
    return ends.length > 0 ? ends.reduce(earlier) : plus(nextMorning(clock.now()), Days(14));
  }

  /** A part of a jump, as long as the page can wait for a picture. */
  async #leap(jump: Jump): Promise<void> {
    const town = this.#town();
    const { rest, jobs, slice } = gaitOf(jump);
    const followed = town.jobStep;
    town.rest = rest;
    town.jobStep = jobs;
    try {
      await town.advanceUntil(
        jump.there,
        between(town.clock.now(), earlier(jump.to, plus(town.clock.now(), slice))),
      );
    } finally {
      town.rest = Seconds(0);
      town.jobStep = followed;
    }
    if (this.#jump === jump && (jump.there() || town.clock.now() >= jump.to)) this.#land(true);
  }

  /** Ends the jump under way. Phones that rested on the way are awake again. */
  #land(there: boolean): void {
    if (this.#jump) for (const id of this.#town().residents.keys()) this.#town().wake(id);
    this.#jump = null;
    const landed = this.#landed;
    this.#landed = () => undefined;
    landed(there);
  }

  /** Whom the story has warned so far. */
  #warned(): readonly Resident[] {
    return [...this.#town().residents.values()].filter((one) => isWarned(one) && !this.#before.has(one));
  }

  /** Plays the story to its end, or until the visitor takes the clock. */
  async #play(): Promise<void> {
    const town = this.#town();
    let told: Omit<StoryView, "warned" | "trouble"> = { chapter: "market", patient: "", called: 0 };
    this.#before = new Set([...town.residents.values()].filter(isWarned));
    try {
      await tellStory({
        town,
        tell: (chapter, patient, called) => {
          told = { chapter, patient, called };
          this.#story = { ...told, trouble: null };
          this.#changed();
        },
        warned: () => this.#warned(),
        put: (id, place, x, y) => {
          town.put(id, tileOf(place), x, y);
          this.#places.set(id, { place, x, y });
        },
        welcome: async (person) => {
          if (town.residents.has(person.id)) return;
          await town.settle(person);
          this.#watch(town.resident(person.id));
        },
        begin: (resident) => this.#walks.begin(resident),
        issued: (resident) =>
          this.#walks.own("code", resident, town.clock.now(), town.laboratory.wire.exchanges.slice(-1)),
        until: (to, there = () => false) => {
          const { promise, resolve, reject } = Promise.withResolvers<void>();
          this.#land(false);
          this.#landed = (arrived) => (arrived ? resolve() : reject(new StoryStopped()));
          this.#jump = { goal: "story", from: town.clock.now(), to, there };
          return promise;
        },
      });
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      this.#story = error instanceof StoryStopped ? null : { ...told, trouble };
    }
    this.#changed();
  }

  /** The laboratory reports; the text message comes; its owner taps the link, answers, and shares, or is left to do so. */
  async #positive({ person, phone, messages }: Resident, share: boolean): Promise<void> {
    const town = this.#town();
    const symptomDate = isoDay(dayOf(town.clock.now(), "vietnam"));
    const before = messages.length;
    this.#walks.begin(person.id);
    const issued = await town.laboratory.report({ testType: "confirmed", phone: person.number, symptomDate });
    if (!issued.ok)
      throw new Error(
        `Máy chủ mã chưa cấp được mã (${issued.code}). · The health server issued no code (${issued.code}).`,
      );
    this.#walks.own("code", person.id, town.clock.now(), town.laboratory.wire.exchanges.slice(-1));
    if (!share) return;
    const link = messages.length > before ? linkIn(messages[0]) : undefined;
    await phone.enterCode(link ?? issued.value.code);
    town.wake(person.id);
    await phone.share();
    town.wake(person.id);
  }

  /** Lets time pass at the chosen speed until `until` aborts. A town that cannot keep up is slower, never wrong. */
  async run(until: AbortSignal, wait: (ms: number) => Promise<void>): Promise<void> {
    let last = performance.now();
    while (!until.aborted) {
      await wait(this.#jump ? 1 : BEAT);
      const now = performance.now();
      const passed = Math.min(now - last, 5 * BEAT);
      last = now;
      if (this.#jump) {
        await this.#leap(this.#jump);
        this.#changed();
        continue;
      }
      if (this.#speed === 0) continue;
      await this.#advance(plus(this.#town().clock.now(), Milliseconds(Math.round(passed * this.#speed))));
      this.#changed();
    }
  }

  async #advance(end: Instant): Promise<void> {
    const { clock } = this.#town();
    await this.#town().advance(between(clock.now(), end));
  }
}
