/** Opens the town and its page, and closes both with everything kept. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { PhoneHandle } from "@bluezone/device/handle";
import { Instant, parseInstant } from "@bluezone/protocol/time";
import { allOf, type EventSink, Name } from "@bluezone/server-kit/measure/events";
import { logEvents } from "@bluezone/server-kit/measure/log";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { type TownConfig, townConfig } from "./config.ts";
import { heldPhone } from "./people/held-phone.ts";
import { PEOPLE } from "./people/seed.ts";
import { openConsole } from "./stage/console-app.ts";
import { Director, type StageState } from "./stage/director.ts";
import { pageFiles } from "./stage/page.ts";
import { openPhoneApp } from "./stage/phone-app.ts";
import { openStage, type StageOptions } from "./stage/stage.ts";
import { keepTownFile, openTownFolder } from "./world/demo-mark.ts";
import { liveFirstOutbreakDay } from "./world/first-outbreak-day.ts";
import { liveFirstWeek } from "./world/first-week.ts";
import { townSecrets } from "./world/secrets.ts";
import { Town } from "./world/town.ts";

/** The morning after the letter. */
const FIRST_MORNING = parseInstant("2020-12-28T08:00:00+07:00");
/** Real milliseconds between two saves, and between two pictures sent to the page. */
const SAVE_EVERY = 5_000;
const SHOW_EVERY = 250;

/** Throws StartError when a port is taken: before anything is opened, and with the variable that chooses another. */
async function demandFree(variable: string, port: number): Promise<void> {
  const probe = createServer();
  const listening = once(probe, "listening");
  probe.listen(port, "127.0.0.1");
  try {
    await listening;
  } catch {
    throw new StartError(
      `Port ${port} is taken: a town may be open already at http://127.0.0.1:${port}; stop it, or choose another port, for example ${variable}=${port + 10}.`,
    );
  }
  probe.close();
  await once(probe, "close");
}

/** The servers' events as lines in the town's folder, on the town's clock. */
async function serverLog(data: string, now: () => Instant): Promise<EventSink> {
  const lines = createWriteStream(join(data, "servers.log"), { flags: "a", mode: 0o600 });
  await once(lines, "open");
  return logEvents({
    server: Name("town"),
    clock: { now },
    to: lines,
  });
}

/** A disk that is full must not end the town: it is said, and tried again. */
function saveOrSay(save: () => void, say: (line: string) => void): void {
  try {
    save();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say(error.message);
  }
}

/** A line for whoever started the town. */
type Say = (line: string) => void;

async function demandPorts({ port, keysPort, healthPort, rolloutPort }: TownConfig): Promise<void> {
  for (const [variable, wanted] of Object.entries({
    TOWN_PORT: port,
    TOWN_KEYS_PORT: keysPort,
    TOWN_HEALTH_PORT: healthPort,
    TOWN_ROLLOUT_PORT: rolloutPort,
  }))
    await demandFree(variable, wanted);
}

/** The residents' phones for the app in the page, and what has them look again. */
function heldPhones(town: Town) {
  const listeners = new Set<() => void>();
  const phones = new Map<string, PhoneHandle>();
  for (const id of town.residents.keys())
    phones.set(
      id,
      heldPhone(town, id, (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }),
    );
  return {
    phone: (resident: string) => phones.get(resident),
    refresh(): void {
      for (const listener of listeners) listener();
    },
  };
}

/** The desk of an officer, at whichever server knows them. */
async function openDesk({ servers }: Town, officer: string): ReturnType<StageOptions["desk"]> {
  for (const site of [servers.health, servers.rollout]) {
    const cookies = await site?.officers?.signIn(officer);
    if (site && cookies) return { url: `${site.url}/desk/`, cookies };
  }
  return undefined;
}

/** Fills the desks in the background: the town is open meanwhile. Ends when both are full or stopped. */
function fillDesks(town: Town, data: string, until: AbortSignal, say: Say): Promise<unknown> {
  const { rollout, health } = town.servers;
  const now = () => town.clock.now();
  const week =
    rollout &&
    liveFirstWeek(rollout.officers, now, join(data, "first-week.json"), until).catch((error: unknown) =>
      say(`Tuần đầu ở bàn làm việc dừng lại · The desk's first week stopped: ${(error as Error).message}`),
    );
  const outbreak =
    health.officers &&
    liveFirstOutbreakDay(health.officers, now, join(data, "first-outbreak-day.json"), until).catch(
      (error: unknown) =>
        say(`Bàn y tế dừng lại · The health desk's first day stopped: ${(error as Error).message}`),
    );
  return Promise.all([week, outbreak]);
}

/** Shows a town on its page, and keeps it, until `until` aborts. */
async function showTown(
  town: Town,
  { port, data, phones: shown }: TownConfig,
  options: {
    readonly director: Director;
    readonly files: StageOptions["files"];
    readonly save: () => void;
    readonly until: AbortSignal;
    readonly say: Say;
  },
): Promise<void> {
  const { director, files, save, until, say } = options;
  let changed = true;
  const held = heldPhones(town);
  let building = false;
  const phoneApp = openPhoneApp(shown, until, () => {
    changed = true;
    if (building && phoneApp.view.is === "ready")
      say("Ứng dụng trên máy của mọi người đã mở được · The residents' app can be opened");
  });
  const stage = await openStage({
    port,
    files,
    phoneApp,
    phone: held.phone,
    desk: (officer) => openDesk(town, officer),
    view: () => director.view(phoneApp.view),
    act: (command) => director.act(command),
  });
  const filled = fillDesks(town, data, until, say);
  director.begin(() => {
    changed = true;
  });
  const show = setInterval(() => {
    if (!changed) return;
    changed = false;
    stage.publish();
    held.refresh();
  }, SHOW_EVERY);
  const keep = setInterval(() => saveOrSay(save, say), SAVE_EVERY);
  say(`Thị trấn mô phỏng · Simulated town: ${stage.url}`);
  building = phoneApp.view.is === "building";
  if (building)
    say(
      "Đang dựng ứng dụng trên máy của mọi người, lần đầu khoảng một phút · Building the residents' app, about a minute the first time",
    );
  try {
    await director.run(until, (ms) => wait(ms));
  } finally {
    clearInterval(show);
    clearInterval(keep);
    await filled;
    await stage.stop();
    saveOrSay(save, say);
  }
}

/** Runs the town until `until` aborts. Throws StartError with one sentence when it cannot start. */
export async function runTown(
  env: Readonly<Record<string, string | undefined>>,
  until: AbortSignal,
  say: Say,
): Promise<void> {
  const config = townConfig(env);
  await demandPorts(config);
  const { keysPort, healthPort, rolloutPort, data } = config;
  const kept = openTownFolder(data);
  const files = await pageFiles();
  say(
    kept
      ? "Đang mở máy chủ, từ chỗ đã dừng · Opening the servers where they were left"
      : "Đang lập máy chủ và cơ sở dữ liệu · Setting up the servers and their database",
  );
  const start = kept ? Instant(kept.now) : FIRST_MORNING;
  const secrets = townSecrets(data);
  let town: Town | undefined;
  const director = new Director(() => town as Town, kept as StageState | undefined);
  const save = () =>
    town &&
    keepTownFile(data, {
      demo: true,
      now: town.clock.now(),
      ...director.kept,
      messages: Object.fromEntries([...town.residents].map(([id, { messages }]) => [id, messages])),
    });
  keepTownFile(data, kept ?? { demo: true, now: start, places: {}, walks: [], messages: {} });
  const console = openConsole(`http://127.0.0.1:${config.port}/`, (why) =>
    say(`Chưa dựng được trang bàn làm việc · The desks' pages could not be built: ${why}`),
  );
  town = await Town.open({
    folder: data,
    start,
    seed: secrets.seed,
    people: PEOPLE,
    profile: "default",
    keysPort,
    healthPort,
    rolloutPort,
    console,
    secrets,
    events: allOf(await serverLog(data, () => town?.clock.now() ?? start), {
      emit: (event) => town && director.onServer(event),
    }),
    onReading: (listener, reading) => director.onReading(listener, reading),
    onEvent: (resident, event) => town && director.onEvent(resident, event),
  });
  for (const [id, messages] of Object.entries(kept?.messages ?? {}))
    town.residents.get(id)?.messages.push(...messages.map(({ at, text }) => ({ at: Instant(at), text })));
  try {
    await showTown(town, config, { director, files, save, until, say });
  } finally {
    await town.close();
  }
}
