/**
 * The catalogs: one file an area and language, each key with its area in front. Khmer and Chăm exist, empty and switched off:
 * a language is offered only when its catalog is whole and a native speaker has signed it, never by machine.
 */
import { type Key, type Say as SayOf, type Values, words } from "@bluezone/vietnamese/catalog";
import { alert as enAlert } from "./en/alert.ts";
import { common as enCommon } from "./en/common.ts";
import { data as enData } from "./en/data.ts";
import { firstRun as enFirstRun } from "./en/first-run.ts";
import { guide as enGuide } from "./en/guide.ts";
import { health as enHealth } from "./en/health.ts";
import { home as enHome } from "./en/home.ts";
import { local as enLocal } from "./en/local.ts";
import { messages as enMessages } from "./en/messages.ts";
import { more as enMore } from "./en/more.ts";
import { share as enShare } from "./en/share.ts";
import { alert as viAlert } from "./vi/alert.ts";
import { common as viCommon } from "./vi/common.ts";
import { data as viData } from "./vi/data.ts";
import { firstRun as viFirstRun } from "./vi/first-run.ts";
import { guide as viGuide } from "./vi/guide.ts";
import { health as viHealth } from "./vi/health.ts";
import { home as viHome } from "./vi/home.ts";
import { local as viLocal } from "./vi/local.ts";
import { messages as viMessages } from "./vi/messages.ts";
import { more as viMore } from "./vi/more.ts";
import { share as viShare } from "./vi/share.ts";

/** Every text of the app: `t("home:protected.title")`. */
export const CATALOGS = words(
  {
    ...viAlert,
    ...viCommon,
    ...viData,
    ...viFirstRun,
    ...viGuide,
    ...viHealth,
    ...viHome,
    ...viMessages,
    ...viLocal,
    ...viMore,
    ...viShare,
  },
  {
    ...enAlert,
    ...enCommon,
    ...enData,
    ...enFirstRun,
    ...enGuide,
    ...enHealth,
    ...enHome,
    ...enMessages,
    ...enLocal,
    ...enMore,
    ...enShare,
  },
);

type Texts = typeof CATALOGS.vi;

/** A key of the catalogs. */
export type TextKey = Key<Texts>;

/** A key whose text has nothing to fill in. */
export type PlainKey = { [K in TextKey]: Values<Texts, K> extends [] ? K : never }[TextKey];

/** What ends the keys that begin so: `Ending<"messages:wish.">` is "any" | "morning" | … */
export type Ending<Beginning extends string> = TextKey extends infer K
  ? K extends `${Beginning}${infer End}`
    ? End
    : never
  : never;

/** Takes a key and what its text has in braces. */
export type Say = SayOf<Texts>;

/** Languages whose catalog is not whole yet: in no list. */
export const ASLEEP = ["km", "cja"] as const;
