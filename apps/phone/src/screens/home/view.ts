/** A view of home: what it says of one state, and the one next step. Data only; the screen draws it as panel or bar. */
import type { Notice, PhoneState } from "@bluezone/device/state";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { IconName } from "../../kit/icon.tsx";
import type { Tone } from "../../kit/panel.tsx";
import type { Say } from "../../words/catalogs.ts";

/** A notice by its kind. */
export type NoticeOf<Kind extends Notice["is"]> = Extract<Notice, { readonly is: Kind }>;

/** Where a next step may lead, or what it may do. */
export interface Steps {
  go(path: string): void;
  /** Runs a tap of the phone; the button turns until it is done. */
  tap(what: "check" | "resume"): void;
  mend(what: "bluetooth" | "permission" | "settings"): void;
  /** Opens a page of the phone's own settings. */
  open(settings: "date" | "storage" | "app"): void;
  /** Opens the store's page of this app. */
  update(): void;
}

/** What a view is drawn from. */
export interface Scene {
  readonly t: Say;
  readonly lang: Locale;
  readonly state: PhoneState;
  readonly steps: Steps;
  /** The phone's maker as people call it, where known. */
  readonly maker: string | null;
}

/** What home says. */
export interface Sight {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly title: string;
  readonly sentence: string;
  readonly next: { readonly label: string; readonly act: () => void };
}

/** One view. */
export type View<Kind extends Notice["is"]> = (notice: NoticeOf<Kind>, scene: Scene) => Sight;
