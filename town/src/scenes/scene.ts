/** Scenes: short stories of the town, told by the people in it, on a virtual clock over real servers and real HTTP. */
import { seededRandom } from "@bluezone/device/doubles/random";
import type { Alert } from "@bluezone/device/engine/alert/alert";
import type { PhoneEvent } from "@bluezone/device/event";
import type { ProfileId } from "@bluezone/policy/profile";
import {
  type Duration,
  dayOf,
  Hours,
  type Instant,
  isoDay,
  Minutes,
  parseInstant,
} from "@bluezone/protocol/time";
import type { EventSink } from "@bluezone/server-kit/measure/events";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import type { Resident } from "../people/resident.ts";
import type { Person } from "../people/seed.ts";
import { Town, type TownOptions } from "../world/town.ts";

/** A weekday morning in Vietnam. */
export const MORNING = parseInstant("2020-12-28T09:00:00+07:00");

export type SceneOptions = {
  readonly start?: Instant;
  readonly profile?: ProfileId;
  readonly people?: readonly string[];
  readonly seed?: number;
  /** Where servers and phones keep their data; nowhere when left out. */
  readonly folder?: string;
  /** A folder: the key server runs in a process of its own there. */
  readonly keysInProcess?: string;
  /** The health server has a desk with its officers. */
  readonly healthDesk?: true;
  /** Codes in an hour above which the health server holds alerts. */
  readonly surgeCodes?: number;
  /** What both servers tell. */
  readonly events?: EventSink;
};

const person = (id: string, i: number): Person => ({
  id,
  name: id,
  number: `09000000${String(i + 10)}`,
  model: "A10",
  place: "889",
  x: 0,
  y: 0,
});

/** A town in a scene: what its people can do in one sentence. */
export class Scene {
  readonly town: Town;
  /** What each phone told, oldest first. */
  readonly told: ReadonlyMap<string, readonly PhoneEvent[]>;

  constructor(town: Town, told: ReadonlyMap<string, readonly PhoneEvent[]>) {
    this.town = town;
    this.told = told;
  }

  resident(id: string): Resident {
    return this.town.resident(id);
  }
  now(): Instant {
    return this.town.clock.now();
  }

  /** Two people stand this many metres apart, in a place of their own: others who stand together at once need another one. */
  stand(a: string, b: string, metres: number, place = 0): void {
    this.town.put(a, [place, 0], 0, 0);
    this.town.put(b, [place, 0], metres, 0);
  }
  /** Somebody goes where nobody is. */
  leave(id: string): void {
    const place = [...this.town.residents.keys()].indexOf(id) + 1;
    this.town.put(id, [place, 5], 0, 0);
  }
  /** Two people are together for a while and part. */
  async meet(a: string, b: string, length: Duration, metres = 1): Promise<void> {
    this.stand(a, b, metres);
    await this.town.advance(length);
    this.leave(a);
    this.leave(b);
  }
  pass(length: Duration): Promise<void> {
    return this.town.advance(length);
  }
  /** A long while, in which the servers' jobs run once in each `step` instead of at once. */
  async longPass(length: Duration, step: Duration = Hours(1)): Promise<void> {
    const { jobStep } = this.town;
    this.town.jobStep = step;
    await this.town.advance(length);
    this.town.jobStep = jobStep;
  }

  /** A time in which everybody's phone is off. */
  async allOff(length: Duration, step?: Duration): Promise<void> {
    const residents = [...this.town.residents.values()];
    for (const resident of residents) resident.switchOff();
    await this.longPass(length, step);
    for (const resident of residents) await resident.switchOn();
  }

  /** The laboratory reports; resolves with the code of the answer. Throws when the health server refuses. */
  async issued(
    id: string,
    result: { testType?: "confirmed" | "likely" | "negative"; symptomDate?: string } = {},
  ): Promise<string> {
    const answer = await this.town.laboratory.report({
      testType: result.testType ?? "confirmed",
      phone: this.resident(id).person.number,
      symptomDate: result.symptomDate ?? isoDay(dayOf(this.now(), "vietnam")),
    });
    if (!answer.ok) throw new Error(`the health server issued no code: ${answer.code}`);
    return answer.value.code;
  }
  /** Somebody tests positive and shares: code, tap, and the little time that it takes. */
  async shares(id: string, result: Parameters<Scene["issued"]>[1] = {}): Promise<void> {
    const { phone } = this.resident(id);
    await phone.enterCode(await this.issued(id, result));
    this.town.wake(id);
    await phone.share();
    this.town.wake(id);
    await this.pass(Minutes(1));
  }
  /** Diagnosis keys that the key server holds, in base64. */
  async published(): Promise<readonly string[]> {
    const { database } = this.town.servers;
    const { rows } = await database.query<{ key: Uint8Array }>("select key from keys.diagnosis_key");
    return rows.map(({ key }) => Buffer.from(key).toString("base64")).sort();
  }

  /** Waits, at most two hours, until a phone's newest alert satisfies; resolves with it, or undefined. */
  async alertOf(id: string, limit: Duration = Hours(2)): Promise<Alert | undefined> {
    await this.town.advanceUntil(() => this.alerts(id).length > 0, limit);
    return this.alerts(id)[0];
  }
  /** Alerts that stand (withdrawn ones do not). */
  alerts(id: string): readonly Alert[] {
    return this.resident(id)
      .phone.state()
      .alerts.filter(({ withdrawnAt }) => withdrawnAt === null);
  }
}

/** Opens a town for a story and closes it after, whatever happens. */
export async function scene(options: SceneOptions, story: (scene: Scene) => Promise<void>): Promise<void> {
  const { start = MORNING, profile = "default", people = ["sau", "tu"], seed = 7, folder = null } = options;
  const told = new Map<string, PhoneEvent[]>(people.map((id) => [id, []]));
  const opening: TownOptions = {
    folder,
    start,
    seed,
    profile,
    people: people.map(person),
    keysPort: 0,
    healthPort: options.healthDesk ? await freePort() : 0,
    secrets: { keys: Buffer.alloc(32, 1).toString("base64"), health: Buffer.alloc(32, 2).toString("base64") },
    meanPhones: true,
    phoneRandom: (id) => seededRandom(`${seed} ${id}`).bytes,
    ...(options.keysInProcess ? { keysInProcess: options.keysInProcess } : {}),
    ...(options.events ? { events: options.events } : {}),
    ...(options.surgeCodes === undefined ? {} : { surgeCodes: options.surgeCodes }),
    onEvent: (id, event) => told.get(id)?.push(event),
  };
  const town = await Town.open(opening);
  try {
    const opened = new Scene(town, told);
    for (const id of people) opened.leave(id);
    await story(opened);
  } finally {
    await town.close();
  }
}
