/** Keeps the town going at the chosen speed, turns what happens into the view, and does what a visitor asks. */

import type { PhoneEvent } from "@bluezone/device/event";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { unitName } from "@bluezone/policy/unit";
import { readExport } from "@bluezone/protocol/export/export-file";
import {
  between,
  dayOf,
  type Instant,
  inMinutes,
  isoDay,
  Milliseconds,
  parseDay,
  plus,
} from "@bluezone/protocol/time";
import type { Reading } from "@bluezone/radio/air/air";
import type { AnyEvent } from "@bluezone/server-kit/measure/events";
import { HEALTH_OFFICERS, OFFICERS, type Officer } from "../people/officers.ts";
import type { Resident } from "../people/resident.ts";
import { PEOPLE } from "../people/seed.ts";
import type { Exchange } from "../people/wire.ts";
import type { Town } from "../world/town.ts";
import type {
  Command,
  PhoneAppView,
  PlaceView,
  ResidentView,
  Speed,
  StageView,
  StepView,
  WalkView,
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
export const PLACES: readonly PlaceView[] = AN_GIANG.districts
  .filter(({ validFrom, validTo }) => validFrom <= LETTER && (validTo === undefined || validTo >= LETTER))
  .map((district) => ({ code: district.code, name: unitName(district), tile: district.tile }));

const tileOf = (place: string): readonly [column: number, row: number] =>
  PLACES.find(({ code }) => code === place)?.tile ?? [0, 0];

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

export class Director {
  readonly #town: () => Town;
  readonly #walks: Walks;
  readonly #places: Map<string, Spot>;
  #speed: Speed = 1;
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
    for (const resident of this.#town().residents.values())
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
        this.#walks.heard(id, { at: reading.at, listener });
    }
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
    const link =
      messages.length > before
        ? /https?:\/\/\S+?(?=[\s.)]*(\s|$))/.exec(messages[0]?.text ?? "")?.[0]
        : undefined;
    await phone.enterCode(link ?? issued.value.code);
    town.wake(person.id);
    await phone.share();
    town.wake(person.id);
  }

  /** Lets time pass at the chosen speed until `until` aborts. A town that cannot keep up is slower, never wrong. */
  async run(until: AbortSignal, wait: (ms: number) => Promise<void>): Promise<void> {
    let last = performance.now();
    while (!until.aborted) {
      await wait(BEAT);
      const now = performance.now();
      const passed = Math.min(now - last, 5 * BEAT);
      last = now;
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
