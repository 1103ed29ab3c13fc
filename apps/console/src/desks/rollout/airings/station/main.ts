/**
 * A station's own page: plain, large, for an old computer. It works for a day without a network: the page, the packages,
 * their sound and the slots of today and tomorrow are kept, and what the operator confirms waits and is sent later.
 */
import { call } from "@bluezone/contract/client";
import { uploadRecording } from "@bluezone/contract/rollout/bulletins";
import {
  dayOf,
  type Instant,
  Instant as instant,
  isoInstant,
  Milliseconds,
  plus,
} from "@bluezone/protocol/time";
import { tokensCss } from "@bluezone/ui/css";
import { FONT_PATH, webFontCss } from "@bluezone/ui/web-font";
import type { Locale } from "@bluezone/vietnamese/locale";
import { say } from "@bluezone/vietnamese/say";
import { browserPorts } from "../../../../api/browser.ts";
import { station as en } from "../../../../words/en/station.ts";
import { station as vi } from "../../../../words/vi/station.ts";
import { airedAt, dayView } from "./day.ts";
import { element, fileControl } from "./element.ts";
import { createKeep } from "./keep.ts";
import { player } from "./player.ts";
import { browserSounds } from "./sounds.ts";
import { type Ask, type Line, type Refusal, sync } from "./sync.ts";
import {
  type Actions,
  type Asking,
  bar,
  confirmedWith,
  currentOf,
  notes,
  type StationView,
  script,
  slots,
  type Words,
  which,
} from "./view.ts";
import "./station.css";

const EVERY = 60_000;
const DRAW = 15_000;
const LOCALE = "bluezone-desk-locale";

const keep = createKeep(localStorage);
/** The page shows a station and no person: whoever has signed in here acts for it. */
const ports = browserPorts(
  () => undefined,
  // It stands open for a slot at five in the morning and names nobody: its rounds keep the session for its twelve hours.
  () => true,
);
const sounds = browserSounds();
/** This computer's clock, however wrong. */
const own = (): Instant => instant(Date.now());
/** The server's clock, as far as it is known. */
const now = (): Instant => plus(own(), Milliseconds(keep.ahead()));
const ask: Ask = async (endpoint, body) =>
  call(
    { baseUrl: "", transport: ports.transport, random: (n) => new Uint8Array(n) },
    endpoint,
    endpoint.request.parse(body) as never,
  ) as never;

const state: {
  line: Line | undefined;
  offlineSince: Instant | undefined;
  refusals: readonly Refusal[];
  asking: Asking | undefined;
  chosen: string | undefined;
} = { line: undefined, offlineSince: undefined, refusals: [], asking: undefined, chosen: undefined };
let locale: Locale = localStorage.getItem(LOCALE) === "en" ? "en" : "vi";
const t: Words = (key, values) => say(locale === "en" ? en : vi, key, values);

const style = document.createElement("style");
style.textContent = `${webFontCss(FONT_PATH)}${tokensCss("phone")}`;
document.head.append(style);

const places = {
  bar: element("header", {}),
  notes: element("div", { role: "status", class: "notes" }),
  slots: element("section", {}),
  which: element("section", {}),
  sound: element("section", { class: "sound" }),
  script: element("section", {}),
};
document
  .querySelector("main")
  ?.append(places.bar, places.notes, places.slots, places.which, places.sound, places.script);

function shown(): StationView {
  const seen = keep.seen();
  return {
    seen,
    view: seen && dayView(seen, keep.waiting(), now()),
    line: state.line,
    offlineSince: state.offlineSince,
    queued: keep.waiting().length,
    refusals: state.refusals,
    locale,
    asking: state.asking,
    chosen: state.chosen,
    now: now(),
    today: dayOf(now(), "vietnam"),
  };
}

const actions: Actions = {
  confirm(slot) {
    const before = shown();
    const found = confirmedWith(before, slot);
    if (!before.view || !before.seen || !found) return;
    state.asking = undefined;
    keep.add({
      kind: "confirm",
      confirmation: {
        id: crypto.randomUUID(),
        station: before.seen.today.station,
        day: before.view.day,
        slot,
        bulletinId: found.id,
        checksum: found.package.checksum,
        airedAt: isoInstant(airedAt(before.view, slot, now(), own())),
      },
    });
    draw();
    void round();
  },
  takeBack(id, slot) {
    keep.settle(keep.waiting().filter((one) => one.kind === "confirm" && one.confirmation.id === id));
    // Also of one that waited: it may be on its way.
    keep.add({ kind: "take-back", id, slot });
    draw();
    void round();
  },
  ask(asking) {
    state.asking = asking;
    draw();
    places.slots.querySelector<HTMLElement>(".reasons input:checked, .reasons .main")?.focus();
  },
  giveReason(slot, reason) {
    const { view, seen } = shown();
    if (!view || !seen) return;
    state.asking = undefined;
    keep.add({
      kind: "explain",
      explained: { station: seen.today.station, day: view.day, slot, reason, note: "" },
    });
    draw();
    void round();
  },
  choose(id) {
    state.chosen = id;
    draw();
  },
  read(refusal) {
    state.refusals = state.refusals.filter((one) => one !== refusal);
    draw();
  },
  language() {
    locale = locale === "vi" ? "en" : "vi";
    localStorage.setItem(LOCALE, locale);
    sounding = undefined;
    draw();
  },
};

/** Draws everything anew but the player, and gives the focus back to what had it. A reason that is being chosen is let be. */
function draw(): void {
  const all = shown();
  document.documentElement.lang = locale;
  document.title = `${t("title")} · Bluezone`;
  const key = document.activeElement?.getAttribute("data-key");
  const keptReason = document.querySelector<HTMLInputElement>("form.reasons input:checked")?.value;
  const fill = (place: HTMLElement, inside: ReturnType<typeof bar>) =>
    place.replaceChildren(
      ...inside.filter((one): one is Node | string => one !== false && one !== undefined && one !== ""),
    );
  fill(places.bar, bar(all, t, actions));
  fill(places.notes, notes(all, t, actions));
  fill(places.slots, slots(all, t, actions));
  fill(places.which, which(all, t, actions));
  fill(places.script, script(all, t));
  const reason = [...document.querySelectorAll<HTMLInputElement>("form.reasons input")].find(
    ({ value }) => value === keptReason,
  );
  if (reason) reason.checked = true;
  drawSound(all);
  if (key) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

let sounding: string | undefined;
/** The player is made anew only when there is something else to play: a draw must not stop it. */
function drawSound(all: StationView): void {
  const found = currentOf(all);
  const sum = found?.soundChecksum ?? null;
  const address = sum === null ? undefined : sounds.play(sum);
  const same = `${found?.id} ${sum} ${address}`;
  if (same === sounding) return;
  sounding = same;
  if (!found) {
    places.sound.replaceChildren();
    return;
  }
  const { number } = found.package;
  const said = address ? t("soundKept") : sum === null ? t("soundNone") : t("soundWaiting");
  const status = element("p", { role: "status" });
  const recording = fileControl(
    { label: t("recording"), hint: t("recordingHint"), accept: ".wav,.mp3,audio/wav,audio/mpeg" },
    (file) => void record(file, found.id, status),
  );
  places.sound.replaceChildren(
    element("h2", {}, t("sound")),
    ...(address ? [player(address, t("listen", { number }))] : []),
    element("p", {}, said),
    recording,
    status,
  );
}

async function record(file: File | undefined, id: string, status: HTMLElement): Promise<void> {
  const seen = keep.seen();
  if (!file || !seen) return;
  status.textContent = t("recordingGoes", { name: file.name });
  const mediaType = /\.mp3$/i.test(file.name) ? "audio/mpeg" : "audio/wav";
  const query = new URLSearchParams({ id, station: seen.today.station, language: "vi" });
  const answer = await ports
    .sendFile({
      url: `${uploadRecording.path}?${query}`,
      mediaType,
      file,
      progress: () => {},
    })
    .catch(() => undefined);
  status.textContent =
    answer?.status === 200
      ? t("recordingSent", { name: file.name })
      : t("recordingFailed", { name: file.name });
  if (answer?.status === 200) void round();
}

let running = false;
let again = false;
/** One round with the server; a round that is asked for while one runs comes after it. */
async function round(): Promise<void> {
  again = true;
  if (running) return;
  running = true;
  while (again) {
    again = false;
    const line = await sync(ask, keep, own, (refusal) => {
      state.refusals = [...state.refusals, refusal];
    }).catch((): Line => "offline");
    state.offlineSince = line === "offline" ? (state.offlineSince ?? now()) : undefined;
    state.line = line;
    draw();
    const seen = keep.seen();
    if (seen && (await sounds.gather(seen.packages).catch(() => false))) draw();
  }
  running = false;
}

draw();
void round();
setInterval(() => void round(), EVERY);
setInterval(draw, DRAW);
addEventListener("online", () => void round());
addEventListener("offline", () => {
  state.line = "offline";
  state.offlineSince ??= now();
  draw();
});
if ("serviceWorker" in navigator)
  void navigator.serviceWorker.register("/desk/station-worker.js", { scope: "/desk/station" });
