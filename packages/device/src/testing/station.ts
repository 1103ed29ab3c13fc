/** A health station behind a scripted transport: keeps what phones send it, once by its nonce, and destroys it by its token. */
import { addDays, Days, dayOf, Hours, type Instant, isoDay } from "@bluezone/protocol/time";

/** Something that a phone sent. */
interface KeptMessage {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  token: string;
}

/** What an endpoint answers: its status and JSON. */
type Reply = readonly [status: number, body: object];

const ERASED_BY: Readonly<Record<string, string>> = {
  "/api/callback/withdraw": "withdraw",
  "/api/declaration/erase": "erase",
  "/api/advice/erase": "erase",
};
const TAKES: readonly string[] = ["/api/callback", "/api/declaration", "/api/advice"];
const station = { name: "Trạm Y tế minh họa", level: "commune", phone: null } as const;

/** The code of the one quarantine that it knows. */
export const QUARANTINE_CODE = "k7m4p2qd9xta5rwe";

export class ScriptedStation {
  /** What it has now. */
  readonly kept: KeptMessage[] = [];
  readonly diary: Readonly<Record<string, unknown>>[] = [];
  /** What was entered for halves of days of the quarantine. */
  readonly halves = new Map<string, unknown>();
  #tokens = 0;

  /** Undefined for a path that is none of its endpoints. */
  reply(path: string, body: Readonly<Record<string, unknown>>, now: Instant): Reply | undefined {
    const deleteOn = isoDay(addDays(dayOf(now, "vietnam"), 30));
    if (path === "/api/station") return [200, { station, hotline: null }];
    if (TAKES.includes(path)) return this.#take(path, body, deleteOn);
    const erases = ERASED_BY[path];
    if (erases !== undefined) {
      const at = this.kept.findIndex(({ token }) => token === body[erases]);
      if (at >= 0) this.kept.splice(at, 1);
      return [200, {}];
    }
    if (path === "/api/quarantine/day") return this.#quarantine(body, now);
    if (path !== "/api/diary") return undefined;
    if (!this.kept.some(({ token }) => token === body["erase"]))
      return [404, { error: "nothing is kept under this token", errorCode: "token_unknown" }];
    this.diary.push(body);
    return [200, { deleteOn }];
  }

  #quarantine({ code, log }: Readonly<Record<string, unknown>>, now: Instant): Reply {
    if (code !== QUARANTINE_CODE) return [404, { error: "no such link", errorCode: "link_unknown" }];
    const half = (now + Hours(7)) % Days(1) < Hours(12) ? "morning" : "afternoon";
    const today = dayOf(now, "vietnam");
    const first = addDays(today, -4);
    const key = `${today} ${half}`;
    if (log !== undefined && this.halves.has(key))
      return [409, { error: "this half-day has its entry", errorCode: "half_done" }];
    if (log !== undefined) this.halves.set(key, log);
    return [
      200,
      {
        day: 5,
        days: 14,
        firstDay: isoDay(first),
        lastDay: isoDay(addDays(first, 13)),
        place: "home",
        half,
        morning: this.halves.get(`${today} morning`) ?? null,
        afternoon: this.halves.get(`${today} afternoon`) ?? null,
        nextTest: null,
        formerLastDay: null,
        watchUntil: null,
        ended: null,
        paper: false,
        station: { name: station.name, phone: "0900000003" },
      },
    ];
  }

  #take(path: string, body: Readonly<Record<string, unknown>>, deleteOn: string): Reply {
    this.#tokens += 1;
    const token = String(this.#tokens).padStart(43, "t");
    const known = this.kept.find((one) => one.body["nonce"] === body["nonce"]);
    if (known) known.token = token;
    else this.kept.push({ path, body, token });
    const answer = { receipt: "4F27", station };
    return path === "/api/callback"
      ? [200, { ...answer, withdraw: token }]
      : [200, { ...answer, erase: token, deleteOn }];
  }
}
