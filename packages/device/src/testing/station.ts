/** A health station behind a scripted transport: keeps what phones send it, once by its nonce, and destroys it by its token. */
import { addDays, dayOf, type Instant, isoDay } from "@bluezone/protocol/time";

/** Something that a phone sent. */
interface Letter {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  token: string;
}

/** What a door answers: its status and JSON. */
type Reply = readonly [status: number, body: object];

const ERASED_BY: Readonly<Record<string, string>> = {
  "/api/callback/withdraw": "withdraw",
  "/api/declaration/erase": "erase",
  "/api/advice/erase": "erase",
};
const TAKES: readonly string[] = ["/api/callback", "/api/declaration", "/api/advice"];
const station = { name: "Trạm Y tế minh họa", level: "commune", phone: null } as const;

export class ScriptedStation {
  /** What it has now. */
  readonly kept: Letter[] = [];
  readonly diary: Readonly<Record<string, unknown>>[] = [];
  #tokens = 0;

  /** Undefined for a path that is none of its doors. */
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
    if (path !== "/api/diary") return undefined;
    if (!this.kept.some(({ token }) => token === body["erase"]))
      return [404, { error: "nothing is kept under this token", errorCode: "token_unknown" }];
    this.diary.push(body);
    return [200, { deleteOn }];
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
