/** The page as elements: bar, notes, slots, sound, text. */
import { MissReason } from "@bluezone/contract/rollout/airings";
import { between, type Instant, parseDay, wallTime } from "@bluezone/protocol/time";
import { clock, dayName } from "@bluezone/vietnamese/date";
import { length } from "@bluezone/vietnamese/length";
import type { Locale } from "@bluezone/vietnamese/locale";
import { type DayView, obstacleOf, packagesOf, type SlotRow, type StationPackage, slotAt } from "./day.ts";
import { button, element, type Inside } from "./element.ts";
import type { StationDay } from "./keep.ts";
import type { Line, Refusal } from "./sync.ts";

/** Says a text of the page. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;
/** All that is shown. */
export type StationView = {
  readonly seen: StationDay | undefined;
  readonly view: DayView | undefined;
  readonly line: Line | undefined;
  readonly offlineSince: Instant | undefined;
  readonly queued: number;
  readonly refusals: readonly Refusal[];
  readonly locale: Locale;
  /** The slot of which something is asked: why it was not aired, or whether it was, long ago. */
  readonly asking: Asking | undefined;
  /** The id of the package that will be aired. */
  readonly chosen: string | undefined;
  readonly now: Instant;
  readonly today: number;
};
/** A question about a slot. */
export type Asking = { readonly slot: string; readonly about: "reason" | "late" };
/** What the operator can do. */
export type Actions = {
  confirm(slot: string | null): void;
  ask(asking: Asking | undefined): void;
  takeBack(id: string, slot: string | null): void;
  giveReason(slot: string, reason: MissReason): void;
  choose(id: string): void;
  read(refusal: Refusal): void;
  language(): void;
};

/** The package that will be aired: the one chosen, else the most urgent. */
export const currentOf = ({
  view,
  chosen,
}: Pick<StationView, "view" | "chosen">): StationPackage | undefined =>
  view?.packages.find(({ id }) => id === chosen) ?? view?.packages[0];

/** The package that a slot's airing is confirmed with: the one that will be aired, if it was there at the time. */
export const confirmedWith = (shown: StationView, slot: string | null): StationPackage | undefined => {
  const offered = shown.view ? packagesOf(shown.view, slot) : [];
  const current = currentOf(shown);
  return offered.find(({ id }) => id === current?.id) ?? offered[0];
};

const time = (at: Instant): string => clock(wallTime(at, "vietnam"));

/** The bar: whose page, which day, and the ways out of it. */
export function bar(shown: StationView, t: Words, actions: Actions): Inside[] {
  const { seen, locale, today } = shown;
  return [
    element("h1", { tabindex: "-1" }, seen?.today.name ?? t("title")),
    element("p", { class: "day" }, dayName(today, locale)),
    seen?.illustrative && element("p", {}, t("illustrative")),
    element(
      "nav",
      {},
      element("a", { href: "/desk/" }, t("desk")),
      button(t("otherLanguage"), () => actions.language(), { "data-key": "language", class: "link" }),
    ),
  ];
}

/** What must be known before anything else: urgent bulletins, the gap, the network, the session, what was refused. */
export function notes(shown: StationView, t: Words, actions: Actions): Inside[] {
  const { seen, view, line, offlineSince, queued, refusals, locale } = shown;
  const note = (kind: string, ...inside: Inside[]) => element("p", { class: `note ${kind}` }, ...inside);
  const urgent = (view?.packages ?? []).filter(({ priority }) => priority === "urgent");
  const withdrawn = (seen?.packages ?? []).filter((one) => one.withdrawn);
  return [
    ...urgent
      .filter(({ unreviewed }) => unreviewed)
      .map((one) => note("act", t("urgentUnreviewed", { number: one.package.number }))),
    ...withdrawn.map((one) => note("calm", t("withdrawn", { number: one.package.number }))),
    ...(view?.gap
      ? [
          note(
            "act",
            view.aired === 0 ? t("gapNone") : t("gap", { aired: view.aired }),
            view.packages.length > 0 &&
              button(t("makeUp"), () => actions.confirm(null), { "data-key": "make-up", class: "main" }),
          ),
        ]
      : []),
    // Before the first answer there is nothing to confirm; what is needed then stands below.
    seen &&
      line === "offline" &&
      note(
        "calm",
        offlineSince === undefined ? t("offline") : t("offlineSince", { time: time(offlineSince) }),
      ),
    line === "signed-out" && note("act", t("signIn"), " ", element("a", { href: "/desk/" }, t("signInLink"))),
    line === "not-a-station" && note("act", t("notStation")),
    queued > 0 && note("calm", t("queued", { count: queued })),
    ...refusals.map((refusal) => {
      const { outcome, slot } = refusal;
      const known = ["too_late", "other_version", "no_such_package", "slot_taken", "kept"].includes(outcome);
      return note(
        "act",
        t(known ? `refused_${outcome}` : "refused_other", { slot: slot ?? t("madeUp") }),
        button(t("dismiss"), () => actions.read(refusal), { "data-key": `read-${outcome}-${slot}` }),
      );
    }),
    seen && !view && note("act", t("stale", { day: dayName(parseDay(seen.today.day), locale) })),
    !seen &&
      line !== "signed-out" &&
      line !== "not-a-station" &&
      note("calm", line === undefined ? t("loading") : t("firstTime")),
  ];
}

const undo = (
  id: string | undefined,
  slot: string | null,
  label: string,
  t: Words,
  actions: Actions,
): Inside =>
  id !== undefined &&
  button(t("takeBack"), () => actions.takeBack(id, slot), {
    "data-key": `take-back-${id}`,
    "aria-label": label,
  });

function slotState(
  row: SlotRow,
  shown: StationView & { readonly view: DayView },
  t: Words,
  actions: Actions,
): Inside[] {
  const { view } = shown;
  const several = view.packages.length > 1;
  const { slot, state, at, by, late, reason, number, takeBack } = row;
  const offered = confirmedWith(shown, slot);
  const chosenNumber = offered?.package.number ?? 0;
  const obstacle = obstacleOf(view, row);
  const why: Inside =
    obstacle &&
    element(
      "span",
      { class: "why" },
      obstacle.is === "early"
        ? t("whyEarly", { time: time(obstacle.from) })
        : t("whyApprovedLater", { number: obstacle.number, time: time(obstacle.at) }),
    );
  const ways = (main: boolean): Inside[] => [
    why,
    offered &&
      button(
        several ? t("confirmNumber", { number: chosenNumber }) : t("confirm"),
        () => (main ? actions.confirm(slot) : actions.ask({ slot, about: "late" })),
        {
          "data-key": `confirm-${slot}`,
          "aria-label": several
            ? t("confirmNumberSlot", { slot, number: chosenNumber })
            : t("confirmSlot", { slot }),
          class: main ? "main" : "",
        },
      ),
    button(t("explain"), () => actions.ask({ slot, about: "reason" }), {
      "data-key": `explain-${slot}`,
      "aria-label": t("explainSlot", { slot }),
    }),
  ];
  switch (state) {
    case "aired":
      return [
        element(
          "span",
          { class: "well" },
          `✓ ${number === undefined ? "" : `${t("bulletin", { number })}, `}${t("airedAt", { time: at === undefined ? "" : time(at) })}`,
        ),
        element(
          "span",
          {},
          [by ? t("by", { name: by }) : "", late ? t("late") : ""].filter(Boolean).join(", "),
        ),
        undo(takeBack, slot, t("takeBackSlot", { slot }), t, actions),
      ];
    case "waiting":
      return [
        element("span", { class: "well" }, `✓ ${t("airedAt", { time: at === undefined ? "" : time(at) })}`),
        element("span", {}, t("waiting")),
        undo(takeBack, slot, t("takeBackSlot", { slot }), t, actions),
      ];
    case "explained":
      return [element("span", {}, t("explained", { reason: t(`reason_${reason ?? "other"}`) }))];
    case "early":
      return [element("span", {}, t("notYet")), why];
    case "now":
      return [element("span", { class: "act" }, t("now")), ...ways(true)];
    case "passed":
      return [element("span", { class: "act" }, t("passed")), ...ways(false)];
  }
}

function reasons(slot: string, t: Words, actions: Actions): HTMLElement {
  const form = element(
    "form",
    { class: "reasons" },
    element(
      "fieldset",
      {},
      element("legend", {}, t("reasonTitle", { slot })),
      ...MissReason.options.map((reason, i) =>
        element(
          "label",
          {},
          element("input", {
            type: "radio",
            name: "reason",
            value: reason,
            checked: i === 0,
            "data-key": `reason-${reason}`,
          }),
          ` ${t(`reason_${reason}`)}`,
        ),
      ),
    ),
    element("button", { type: "submit", class: "main", "data-key": "save-reason" }, t("save")),
    button(t("cancel"), () => actions.ask(undefined), { "data-key": "cancel-reason" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = MissReason.safeParse(new FormData(form).get("reason"));
    if (chosen.success) actions.giveReason(slot, chosen.data);
  });
  return form;
}

function lateQuestion(
  slot: string,
  shown: StationView & { readonly view: DayView },
  t: Words,
  actions: Actions,
): Inside {
  const offered = confirmedWith(shown, slot);
  if (!offered) return undefined;
  const ago = length(between(slotAt(shown.view.day, slot), shown.now), shown.locale);
  return element(
    "div",
    { class: "reasons", role: "group", "aria-label": t("confirmSlot", { slot }) },
    element("p", {}, t("lateAsk", { slot, ago, number: offered.package.number })),
    button(t("lateYes"), () => actions.confirm(slot), { "data-key": "late-yes", class: "main" }),
    button(t("cancel"), () => actions.ask(undefined), { "data-key": "late-no" }),
  );
}

/** The slots, one a line, with what was done and what can be done. */
export function slots(shown: StationView, t: Words, actions: Actions): Inside[] {
  const { view, seen, asking } = shown;
  if (!view || !seen) return [];
  const { week, tomorrow } = seen;
  return [
    view.packages.length === 0 && element("p", { class: "note calm" }, t("nothing")),
    element(
      "ol",
      { class: "slots" },
      ...view.rows.map((row) =>
        element(
          "li",
          { "data-state": row.state },
          element("strong", {}, row.slot),
          ...slotState(row, { ...shown, view }, t, actions),
          asking?.slot === row.slot &&
            (asking.about === "late"
              ? lateQuestion(row.slot, { ...shown, view }, t, actions)
              : reasons(row.slot, t, actions)),
        ),
      ),
      ...view.madeUp.map(({ at, waiting, takeBack }) =>
        element(
          "li",
          { "data-state": "aired" },
          element("strong", {}, time(at)),
          element("span", { class: "well" }, `✓ ${t("madeUp")}`),
          waiting && element("span", {}, t("waiting")),
          undo(takeBack, null, t("takeBackMadeUp", { time: time(at) }), t, actions),
        ),
      ),
    ),
    element(
      "p",
      { class: "count", role: "status" },
      view.needed > 0 && t("count", { aired: view.aired, needed: view.needed }),
      week.needed > 0 && ` ${t("week", { aired: week.aired, needed: week.needed })}`,
    ),
    element("p", {}, t("tomorrow", { slots: tomorrow.slots.join(" · ") })),
  ];
}

/** Which package is aired, where there are several. */
export function which(shown: StationView, t: Words, actions: Actions): Inside[] {
  const { view } = shown;
  const current = currentOf(shown);
  if (!view || !current || view.packages.length < 2) return [];
  return [
    element(
      "fieldset",
      { class: "which" },
      element("legend", {}, t("which")),
      ...view.packages.map((one) => {
        const radio = element("input", {
          type: "radio",
          name: "package",
          value: one.id,
          checked: one.id === current.id,
          "data-key": `package-${one.id}`,
        });
        radio.addEventListener("change", () => actions.choose(one.id));
        const { number } = one.package;
        return element(
          "label",
          {},
          radio,
          ` ${t("bulletin", { number })}${one.priority === "urgent" ? `, ${t("urgent")}` : ""}`,
        );
      }),
    ),
  ];
}

/** Its text, large. */
export function script(shown: StationView, t: Words): Inside[] {
  const current = currentOf(shown);
  if (!current) return [];
  return [
    element("h2", {}, `${t("text")}: ${t("bulletin", { number: current.package.number })}`),
    element(
      "div",
      { class: "script", lang: "vi" },
      element("p", { class: "music" }, t("music")),
      element("p", {}, current.opening),
      ...current.package.vi.map(({ text, part }) => element("p", { "data-part": part }, text)),
      element("p", { class: "music" }, t("musicEnds")),
    ),
  ];
}
