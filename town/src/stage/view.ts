/** What the stage tells its page, and what the page may ask: plain JSON both ways. */
import type { Notice } from "@bluezone/device/state";
import { z } from "zod";

/** Virtual seconds a real second. 0 stands still. */
export const SPEEDS = [0, 1, 60, 600] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where a jump of time ends: an hour on, the next signed list, the phones' next checks, tomorrow's morning, the end of a quarantine. */
export const GOALS = ["hour", "export", "check", "morning", "quarantine"] as const;
export type Goal = (typeof GOALS)[number];
/** The chapters of the story that plays itself, in order. */
export const CHAPTERS = ["market", "bus", "wedding", "result", "alerts", "calls", "report", "end"] as const;
export type Chapter = (typeof CHAPTERS)[number];
/** The story under way; `trouble`: why it could not go on. */
export type StoryView = {
  readonly chapter: Chapter;
  /** Whose illness it is about. */
  readonly patient: string;
  readonly warned: number;
  /** How many of the warned ask for a call and stay apart. */
  readonly called: number;
  readonly trouble: string | null;
};

/** A jump on its way: where it began and where it ends at the latest, instants in ms. "story": as long as its chapter. */
export type JumpView = { readonly goal: Goal | "story"; readonly from: number; readonly to: number };

/** So near, in metres, that an alert is sure to follow a while together. */
export const TOGETHER_METRES = 3;

/** For how many minutes one phone has heard another while the two stood together, since the town was opened. */
export type NearView = { readonly sender: string; readonly listener: string; readonly minutes: number };

/** One district: a place of its own on the tile grid. */
export type PlaceView = {
  readonly code: string;
  /** "Huyện Châu Phú". */
  readonly name: string;
  /** "Châu Phú". */
  readonly short: string;
  readonly tile: readonly [column: number, row: number];
};

/** What home shows, as the phone itself says it; texts are the page's. A share on its way stands above "not shared yet". */
export type PanelView = Notice | { readonly is: "sending"; readonly step: number; readonly cut: boolean };

export type ResidentView = {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** Metres from the upper left corner of the place. */
  readonly x: number;
  readonly y: number;
  readonly bluetooth: boolean;
  readonly panel: PanelView;
  /** The three status lines: minutes worked today, instants (ms) last heard and last checked. */
  readonly status: {
    readonly workedMinutes: number;
    readonly lastHeard: number | null;
    readonly lastChecked: number | null;
  };
  /** Texts that came by SMS, newest first. */
  readonly messages: readonly { readonly at: number; readonly text: string }[];
};

/** The steps of the walk, in order. */
export const STEPS = ["sighting", "code", "certificate", "publish", "export", "match", "alert"] as const;
export type StepKind = (typeof STEPS)[number];

/** What one step sent and got, as it went over the wire; padding left out. */
export type ExchangeView = {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly request: string;
  readonly response: string;
};
export type StepView = {
  readonly kind: StepKind;
  readonly at: number;
  /** Whose phone; empty: a server, that of codes for a code, else that of keys. */
  readonly resident: string;
  readonly exchanges: readonly ExchangeView[];
  /** Plain facts of the step: a count, a file name, minutes. */
  readonly facts: Readonly<Record<string, string | number>>;
};
/** One person's result and what came of it. */
export type WalkView = {
  readonly id: number;
  readonly resident: string;
  readonly steps: readonly StepView[];
};

/** Whether the residents' own app can be opened yet; `since` is real time in ms. */
export type PhoneAppView =
  /** Nobody asked for it. */
  | { readonly is: "off" }
  | { readonly is: "building"; readonly since: number }
  | { readonly is: "ready" }
  | { readonly is: "failed"; readonly why: string };

/** A server with a desk: where it is, and who works there. */
export type DeskView = {
  readonly url: string;
  readonly officers: readonly {
    readonly id: string;
    readonly name: string;
    readonly does: { readonly vi: string; readonly en: string };
  }[];
};

export type StageView = {
  readonly now: number;
  readonly phoneApp: PhoneAppView;
  readonly speed: Speed;
  readonly jump: JumpView | null;
  readonly story: StoryView | null;
  /** When the key server signs its next list, in ms. */
  readonly nextExport: number;
  readonly near: readonly NearView[];
  readonly keys: { readonly running: boolean; readonly url: string };
  readonly health: DeskView;
  readonly rollout: DeskView;
  readonly places: readonly PlaceView[];
  readonly residents: readonly ResidentView[];
  readonly walks: readonly WalkView[];
};

/** Metres that a place is wide and high. */
export const PLACE_SIZE = { width: 20, height: 15 } as const;

const resident = z.string().max(32);
/** What a visitor may do. */
export const Command = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("move"),
    resident,
    place: z.string().max(8),
    x: z.number().min(0).max(PLACE_SIZE.width),
    y: z.number().min(0).max(PLACE_SIZE.height),
  }),
  /** The laboratory reports a positive result; `share`: whether its owner shares at once or is left to do it on the phone. */
  z.strictObject({ do: z.literal("positive"), resident, share: z.boolean() }),
  z.strictObject({ do: z.literal("bluetooth"), resident, on: z.boolean() }),
  z.strictObject({ do: z.literal("check"), resident }),
  /** Choosing a speed also ends a jump. */
  z.strictObject({ do: z.literal("speed"), speed: z.literal(SPEEDS) }),
  z.strictObject({ do: z.literal("jump"), goal: z.literal(GOALS) }),
  /** Plays the story; choosing a speed ends it. */
  z.strictObject({ do: z.literal("story") }),
  z.strictObject({ do: z.literal("keys"), running: z.boolean() }),
]);
export type Command = z.output<typeof Command>;
