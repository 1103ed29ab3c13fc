/** What callers do at the servers, each again until they are told that it is done: the load under which everything breaks. */
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Endpoint, RequestOf } from "@bluezone/contract/endpoint";
import { faultCode } from "@bluezone/contract/fault";
import { recordCase } from "@bluezone/contract/health/cases";
import { issue } from "@bluezone/contract/health/codes";
import { publish } from "@bluezone/contract/keys/publish";
import {
  approveBulletin,
  readBulletin,
  startBulletin,
  submitBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { fileDirective, readDirective, registerDirective } from "@bluezone/contract/rollout/directives";
import { passDown, planTask } from "@bluezone/contract/rollout/planned-tasks";
import { acknowledgeTasks, listTasks } from "@bluezone/contract/rollout/tasks";
import { systemClock } from "@bluezone/server-kit/time/clock";
import type { Jar } from "@bluezone/staff/testing/sign-in";
import { dayKeys } from "../../servers/keys/src/testing/authority.ts";
import { COMMUNES, type Pairs, type ServerName, unitOf } from "./pairs.ts";

/**
 * How long a caller waits for an answer before it asks again, in ms: less than many a fault takes, and longer before the first.
 * After calls that hung, the key server holds every answer for up to a second (server-kit, pace.ts): whoever publishes waits longer.
 */
const PATIENCE = { before: 20_000, under: { keys: 2_000, health: 1_000, rollout: 1_000 } };
/** What a fault at a server's line lasts longer than at another's, so that its callers lose their patience as often. */
export const longerAt = (server: ServerName): number => PATIENCE.under[server] - PATIENCE.under.health;

export type Deeds = {
  /** What was told as done: what was shared, ids of codes, cases by the id of their call, bulletins, acknowledged tasks. */
  readonly shares: readonly RequestOf<typeof publish>[];
  readonly codes: readonly string[];
  readonly cases: readonly string[];
  readonly bulletins: readonly string[];
  readonly acknowledged: readonly string[];
  /** Answers that should never come. */
  readonly broken: readonly string[];
  /** Begins no more, and resolves when all that was begun is done, with what each kind of call was answered. Rejects when that takes over a minute. */
  finish(): Promise<Record<string, Tally>>;
  /** Ends them all, done or not. */
  abandon(): void;
};

/** How often a call was made, and what it was answered. */
export type Tally = { tries: number; readonly statuses: Record<string, number> };

type Answer = {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: Record<string, unknown>;
};
const today = () => new Date(systemClock.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Starts them. @param pairs the servers, all whole. */
export async function startDeeds(pairs: Pairs): Promise<Deeds> {
  const caller = createCaller(pairs);
  const done: Done = { shares: [], codes: [], cases: [], bulletins: [], acknowledged: [] };
  const { enterCode, enterCase } = await atHealth(pairs, caller, done);
  const { publishBulletin, acknowledge } = await atRollout(pairs, caller, done);
  const share = shares(pairs, caller, done);
  caller.hurry();
  let going = true;
  const again = async (deed: () => Promise<void>, wait: number) => {
    while (going) {
      await deed();
      await pause(wait);
    }
  };
  const all = Promise.all([
    again(share, 20),
    again(share, 20),
    again(enterCode, 50),
    again(enterCase, 50),
    again(publishBulletin, 20),
    again(acknowledge, 200),
  ]);
  all.catch(() => {});
  return {
    ...done,
    broken: caller.broken,
    async finish() {
      going = false;
      const late = setTimeout(caller.giveUp, 60_000);
      await all;
      clearTimeout(late);
      return caller.tallies;
    },
    abandon() {
      going = false;
      caller.giveUp();
    },
  };
}

/** Asks servers, and keeps what they answer. */
type Caller = {
  readonly broken: string[];
  readonly tallies: Record<string, Tally>;
  /** Asks one of the two processes of a server, by its line; status 0 when nothing came back. @param who an API key, or a browser */
  ask(
    server: ServerName,
    endpoint: Pick<Endpoint, "path">,
    body: unknown,
    who: Jar | string,
  ): Promise<Answer>;
  /** Asks until the answer is a good one, or a refusal that `known` says to be one's own earlier call's. */
  until(deed: string, call: () => Promise<Answer>, known?: readonly string[]): Promise<Answer>;
  /** From now on a caller waits no longer than `PATIENCE.under`. */
  hurry(): void;
  /** From now on `until` rejects. */
  giveUp(): void;
};

function createCaller({ instances }: Pairs): Caller {
  const broken: string[] = [];
  const tallies: Record<string, Tally> = {};
  let [over, hurried] = [false, false];
  return {
    broken,
    tallies,
    hurry() {
      hurried = true;
    },
    giveUp() {
      over = true;
    },
    async ask(server, endpoint, body, who) {
      const lines = instances.filter((one) => one.server === server);
      const { line } = lines[Math.floor(Math.random() * lines.length)]!;
      try {
        const answer = await fetch(`http://127.0.0.1:${line.port}${endpoint.path}`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            ...(typeof who === "string" ? { "x-api-key": who } : { cookie: who.header() }),
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(hurried ? PATIENCE.under[server] : PATIENCE.before),
        });
        const read = (await answer.json()) as Record<string, unknown>;
        if (typeof who !== "string") who.take(answer);
        return { status: answer.status, code: answer.ok ? undefined : faultCode(read)?.code, body: read };
      } catch {
        return { status: 0, code: undefined, body: {} };
      }
    },
    async until(deed, call, known = []) {
      tallies[deed] ??= { tries: 0, statuses: {} };
      const tally = tallies[deed];
      for (let lost = false; !over; ) {
        const answer = await call();
        const { status, code } = answer;
        tally.tries += 1;
        const what = `${status} ${code ?? ""}`.trim();
        tally.statuses[what] = (tally.statuses[what] ?? 0) + 1;
        if (status === 200) return answer;
        if (code !== undefined && known.includes(code)) return answer;
        if (status !== 0 && status !== 503)
          broken.push(`${deed} was answered with ${what}${lost ? ", after a lost answer" : ""}`);
        // A server error is told above and may be asked again; what a caller did wrong stays wrong.
        if (status >= 400 && status < 500) throw new Error(`${deed}: ${JSON.stringify(answer.body)}`);
        lost = true;
        await pause(150);
      }
      throw new Error(`${deed} does not come to its end`);
    },
  };
}

/** What was told as done, as it is told. */
type Done = {
  readonly shares: RequestOf<typeof publish>[];
  readonly codes: string[];
  readonly cases: string[];
  readonly bulletins: string[];
  readonly acknowledged: string[];
};

const shares =
  ({ issuing }: Pairs, { ask, until }: Caller, done: Done) =>
  async () => {
    const now = systemClock.now();
    const request = await issuing.share({ keys: dayKeys(now, 5) }, now);
    await until("publish", () => ask("keys", publish, request, ""));
    done.shares.push(request);
  };

async function atHealth(pairs: Pairs, { ask, until }: Caller, done: Done) {
  const officer = await pairs.join("health", "health-officer", "station");
  return {
    async enterCode() {
      const uuid = randomUUID();
      const request = { uuid, testType: "confirmed", testDate: today() };
      await until("issue", () => ask("health", issue, request, pairs.keys.station), ["uuid_already_exists"]);
      done.codes.push(uuid);
    },
    async enterCase() {
      const once = randomUUID();
      const request: RequestOf<typeof recordCase> = {
        once,
        person: { name: "Người minh họa", birthYear: 1971, phone: null, commune: null, address: null },
        classed: { class: "suspected", day: null, tested: null },
        onset: { onset: "none", onsetDay: null },
        note: null,
        doublesSeen: true,
        sendCode: false,
      };
      await until("case", () => ask("health", recordCase, request, officer));
      done.cases.push(once);
    },
  };
}

/** A short urgent bulletin that nothing stands against today. */
export function urgentContent() {
  const own = (vi: string) => ({ kind: "own", vi, en: null, source: "Ủy ban nhân dân (minh họa)" });
  return {
    priority: "urgent",
    ...{ firstDay: today(), lastDay: today(), targets: [], languages: ["vi"] },
    headline: own("Hôm nay chợ họp như thường."),
    items: [own("Bà con đi chợ nhớ đeo khẩu trang và rửa tay.")],
    source: "Ủy ban nhân dân (minh họa)",
    cutOff: new Date(systemClock.now()).toISOString(),
    ticks: ["one-action", "no-identity", "no-blame", "last-is-doable"],
  };
}

async function atRollout(pairs: Pairs, { ask, until }: Caller, done: Done) {
  const writer = await pairs.join("rollout", "rollout-officer", "committee");
  const approver = await pairs.join("rollout", "approver", "committee");
  const tasks = await passTasks((endpoint, body) =>
    until("tasks", () => ask("rollout", endpoint, body, writer)).then((answer) => answer.body),
  );
  return {
    async publishBulletin() {
      const id = randomBytes(8).toString("hex");
      const content = urgentContent();
      await until("bulletin", () => ask("rollout", startBulletin, { id, content }, writer));
      const look = async () => {
        const { body } = await until("read", () => ask("rollout", readBulletin, { id }, writer));
        return body["bulletin"] as { version: number; state: string };
      };
      // An officer whose answer is lost looks at the page again, and presses what is left to press.
      for (let now = await look(); now.state !== "approved"; now = await look()) {
        const step = now.state === "draft" ? submitBulletin : approveBulletin;
        const by = now.state === "draft" ? writer : approver;
        await until("step", () => ask("rollout", step, { id, version: now.version }, by), ["conflict"]);
      }
      done.bulletins.push(id);
    },
    async acknowledge() {
      const id = tasks.pop();
      if (id === undefined) return;
      await until("acknowledge", () => ask("rollout", acknowledgeTasks, { ids: [id] }, writer));
      done.acknowledged.push(id);
    },
  };
}

/** Passes letters down to the communes, until there are tasks for all acknowledgements; their ids. */
async function passTasks(
  post: (endpoint: Endpoint, body: unknown) => Promise<Record<string, unknown>>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let letter = 1; letter <= 6; letter += 1) {
    const { id } = await post(registerDirective, {
      number: `${letter}/CV`,
      issuedOn: today(),
      issuer: "Ủy ban nhân dân (minh họa)",
      subject: "Cài đặt Bluezone",
      text: "1. Cài đặt Bluezone.",
    });
    const { clauses } = (await post(readDirective, { id })) as { clauses: { id: string }[] };
    const unitIds = COMMUNES.map(unitOf);
    await post(planTask, { directiveId: id, clauseId: clauses[0]!.id, duties: [], dueOn: today(), unitIds });
    const { directive } = (await post(readDirective, { id })) as { directive: { version: number } };
    await post(fileDirective, { id, version: directive.version });
    await post(passDown, { directiveId: id });
    const { tasks } = (await post(listTasks, { directiveId: id, below: true, limit: 200 })) as {
      tasks: { id: string }[];
    };
    ids.push(...tasks.map((task) => task.id));
  }
  return ids;
}
