/** The first five minutes as six steps, each done when what it asks for has really happened in the town. */
import {
  type ResidentView,
  type StageView,
  type StepKind,
  TOGETHER_METRES,
  type WalkView,
} from "../src/stage/view.ts";
import { metresBetween } from "./place.ts";

export const GUIDE_STEPS = ["together", "hour", "positive", "list", "check", "open"] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

/** Two people, and how far the first one's result has come to the other. */
export type Guide = {
  readonly sender: ResidentView;
  readonly listener: ResidentView;
  /** Minutes for which the second phone has heard the first while they stood together. */
  readonly minutes: number;
  readonly done: ReadonlySet<GuideStep>;
  /** The first step that is not done; undefined: all are. */
  readonly next: GuideStep | undefined;
  /** From the result to the alert, in ms; undefined until then. */
  readonly took: number | undefined;
};

/** A quarter of an hour is what the rule asks; more makes it sure. */
const TOGETHER_MINUTES = 30;
/** Whom the strip puts together when nobody is. */
const FIRST = { sender: "sau", listener: "tu" };

const has = (walk: WalkView | undefined, kind: StepKind, resident?: string): boolean =>
  walk?.steps.some((step) => step.kind === kind && (resident === undefined || step.resident === resident)) ??
  false;

/** Whose walk the strip follows: the newest result of somebody whom another phone has heard. */
function pairOf({ walks, near, residents }: StageView): { sender: string; listener: string } {
  const walk = walks.findLast(({ steps }) => steps.some(({ kind }) => kind === "sighting"));
  const heard = walk?.steps.filter(({ kind }) => kind === "sighting") ?? [];
  const warned = heard.find((step) => has(walk, "alert", step.resident)) ?? heard[0];
  if (walk && warned) return { sender: walk.resident, listener: warned.resident };
  const [longest] = [...near].sort((a, b) => b.minutes - a.minutes);
  const first = near.find((one) => one.sender === FIRST.sender && one.listener === FIRST.listener);
  if (longest) return first && first.minutes * 2 > longest.minutes ? first : longest;
  const pair = residents.flatMap((a) =>
    residents
      .filter((b) => a.id !== b.id && (metresBetween(a, b) ?? TOGETHER_METRES) < TOGETHER_METRES)
      .map((b) => ({ sender: a.id, listener: b.id })),
  )[0];
  return pair ?? FIRST;
}

/**
 * How far the town has come.
 * @param opened whose alert the visitor has opened
 */
export function guideOf(view: StageView, opened: string | null): Guide | undefined {
  const { residents, walks, near } = view;
  const pair = pairOf(view);
  const sender = residents.find(({ id }) => id === pair.sender);
  const listener = residents.find(({ id }) => id === pair.listener);
  if (!sender || !listener) return undefined;
  const minutes = near.find((one) => one.sender === sender.id && one.listener === listener.id)?.minutes ?? 0;
  const walk = walks.findLast((one) => one.resident === sender.id && has(one, "sighting", listener.id));
  // What comes later in the walk has the earlier steps behind it, also after a restart.
  const happened: Readonly<Record<GuideStep, boolean>> = {
    together: (metresBetween(sender, listener) ?? TOGETHER_METRES) < TOGETHER_METRES || minutes > 0,
    hour: minutes >= TOGETHER_MINUTES,
    positive: has(walk, "publish"),
    list: has(walk, "export", ""),
    check: has(walk, "alert", listener.id),
    open: has(walk, "alert", listener.id) && opened === listener.id,
  };
  const last = GUIDE_STEPS.findLastIndex((step) => happened[step]);
  const done = new Set(GUIDE_STEPS.slice(0, last + 1));
  const at = (kind: StepKind, of?: string) =>
    walk?.steps.find((step) => step.kind === kind && (of === undefined || step.resident === of))?.at;
  const [from, to] = [at("code"), at("alert", listener.id)];
  return {
    sender,
    listener,
    minutes,
    done,
    next: GUIDE_STEPS.find((step) => !done.has(step)),
    took: from === undefined || to === undefined ? undefined : to - from,
  };
}
