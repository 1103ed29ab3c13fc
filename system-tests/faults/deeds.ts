/** What callers do at the servers, each again until they are told that it is done: the load under which everything breaks. */
import { randomBytes, randomUUID } from "node:crypto";
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

/** How long a caller waits for an answer before it asks again, in ms. */
const PATIENCE = 3_000;

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
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const today = () => new Date(systemClock.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Starts them. @param pairs the servers, all whole. */
export async function startDeeds(pairs: Pairs): Promise<Deeds> {
  const { keys, issuing } = pairs;
  const broken: string[] = [];
  const tallies: Record<string, Tally> = {};
  let [going, over] = [true, false];

  /** Asks one of the two processes of a server, by its line; status 0 when nothing came back. */
  async function ask(
    server: ServerName,
    endpoint: Pick<Endpoint, "path">,
    body: unknown,
    who: Jar | string,
  ): Promise<Answer> {
    const lines = pairs.instances.filter((one) => one.server === server);
    const { line } = lines[Math.floor(Math.random() * lines.length)]!;
    try {
      const answer = await fetch(`http://127.0.0.1:${line.port}${endpoint.path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(typeof who === "string" ? { "x-api-key": who } : { cookie: who.header() }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const read = (await answer.json()) as Record<string, unknown>;
      if (typeof who !== "string") who.take(answer);
      return { status: answer.status, code: answer.ok ? undefined : faultCode(read)?.code, body: read };
    } catch {
      return { status: 0, code: undefined, body: {} };
    }
  }

  /** Asks until the answer is a good one, or a refusal that `known` says to be one's own earlier call's. */
  async function until(
    deed: string,
    call: () => Promise<Answer>,
    known: readonly string[] = [],
  ): Promise<Answer> {
    tallies[deed] ??= { tries: 0, statuses: {} };
    const tally = tallies[deed];
    for (let lost = false; !over; ) {
      const answer = await call();
      tally.tries += 1;
      const what = `${answer.status} ${answer.code ?? ""}`.trim();
      tally.statuses[what] = (tally.statuses[what] ?? 0) + 1;
      if (answer.status === 200) return answer;
      if (answer.code !== undefined && known.includes(answer.code)) return answer;
      if (answer.status !== 0 && answer.status !== 503)
        broken.push(`${deed} was answered with ${what}${lost ? ", after a lost answer" : ""}`);
      // A server error is told above and may be asked again; what a caller did wrong stays wrong.
      if (answer.status >= 400 && answer.status < 500)
        throw new Error(`${deed}: ${JSON.stringify(answer.body)}`);
      lost = true;
      await pause(150);
    }
    throw new Error(`${deed} does not come to its end`);
  }

  const shares: RequestOf<typeof publish>[] = [];
  const codes: string[] = [];
  const cases: string[] = [];
  const bulletins: string[] = [];
  const acknowledged: string[] = [];

  async function share(): Promise<void> {
    const now = systemClock.now();
    const request = await issuing.share({ keys: dayKeys(now, 5) }, now);
    await until("publish", () => ask("keys", publish, request, ""));
    shares.push(request);
  }
  async function code(): Promise<void> {
    const uuid = randomUUID();
    const request = { uuid, testType: "confirmed", testDate: today() };
    await until("issue", () => ask("health", issue, request, keys.station), ["uuid_already_exists"]);
    codes.push(uuid);
  }
  const officer = await pairs.join("health", "health-officer", "station");
  async function enterCase(): Promise<void> {
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
    cases.push(once);
  }
  const writer = await pairs.join("rollout", "rollout-officer", "committee");
  const approver = await pairs.join("rollout", "approver", "committee");
  async function bulletin(): Promise<void> {
    const id = randomBytes(8).toString("hex");
    const own = (vi: string) => ({ kind: "own", vi, en: null, source: "Ủy ban nhân dân (minh họa)" });
    const content = {
      priority: "urgent",
      ...{ firstDay: today(), lastDay: today(), targets: [], languages: ["vi"] },
      headline: own("Hôm nay chợ họp như thường."),
      items: [own("Bà con đi chợ nhớ đeo khẩu trang và rửa tay.")],
      source: "Ủy ban nhân dân (minh họa)",
      cutOff: new Date(systemClock.now()).toISOString(),
      ticks: ["one-action", "no-identity", "no-blame", "last-is-doable"],
    };
    await until("bulletin", () => ask("rollout", startBulletin, { id, content }, writer));
    const version = async () => {
      const { body } = await until("read", () => ask("rollout", readBulletin, { id }, writer));
      return body["bulletin"] as { version: number; state: string };
    };
    // An officer whose answer is lost looks at the page again, and presses what is left to press.
    for (let now = await version(); now.state !== "approved"; now = await version()) {
      const step = now.state === "draft" ? submitBulletin : approveBulletin;
      const by = now.state === "draft" ? writer : approver;
      await until("step", () => ask("rollout", step, { id, version: now.version }, by), ["conflict"]);
    }
    bulletins.push(id);
  }
  const tasks = await passTasks((endpoint, body) =>
    until("tasks", () => ask("rollout", endpoint, body, writer)).then(({ body: read }) => read),
  );
  async function acknowledge(): Promise<void> {
    const id = tasks.pop();
    if (id === undefined) return pause(500) as Promise<void>;
    await until("acknowledge", () => ask("rollout", acknowledgeTasks, { ids: [id] }, writer));
    acknowledged.push(id);
  }

  const again = (deed: () => Promise<void>, wait: number) => async () => {
    while (going) {
      await deed();
      await pause(wait);
    }
  };
  const all = Promise.all(
    [
      again(share, 20),
      again(share, 20),
      again(code, 50),
      again(enterCase, 50),
      again(bulletin, 20),
      again(acknowledge, 200),
    ].map((work) => work()),
  );
  all.catch(() => {});
  return {
    ...{ shares, codes, cases, bulletins, acknowledged, broken },
    async finish() {
      going = false;
      const late = setTimeout(() => {
        over = true;
      }, 60_000);
      await all;
      clearTimeout(late);
      return tallies;
    },
    abandon() {
      [going, over] = [false, true];
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
