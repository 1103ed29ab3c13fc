/**
 * The catalogs: one file an area and language. Khmer and Chăm exist, empty and switched off: a language is offered only
 * when its catalog is whole and a native speaker has signed it, never by machine.
 */
import enAlert from "../../locales/en/alert.json" with { type: "json" };
import enCommon from "../../locales/en/common.json" with { type: "json" };
import enData from "../../locales/en/data.json" with { type: "json" };
import enFirstRun from "../../locales/en/first-run.json" with { type: "json" };
import enGuide from "../../locales/en/guide.json" with { type: "json" };
import enHealth from "../../locales/en/health.json" with { type: "json" };
import enHome from "../../locales/en/home.json" with { type: "json" };
import enLetters from "../../locales/en/letters.json" with { type: "json" };
import enLocal from "../../locales/en/local.json" with { type: "json" };
import enMore from "../../locales/en/more.json" with { type: "json" };
import enShare from "../../locales/en/share.json" with { type: "json" };
import viAlert from "../../locales/vi/alert.json" with { type: "json" };
import viCommon from "../../locales/vi/common.json" with { type: "json" };
import viData from "../../locales/vi/data.json" with { type: "json" };
import viFirstRun from "../../locales/vi/first-run.json" with { type: "json" };
import viGuide from "../../locales/vi/guide.json" with { type: "json" };
import viHealth from "../../locales/vi/health.json" with { type: "json" };
import viHome from "../../locales/vi/home.json" with { type: "json" };
import viLetters from "../../locales/vi/letters.json" with { type: "json" };
import viLocal from "../../locales/vi/local.json" with { type: "json" };
import viMore from "../../locales/vi/more.json" with { type: "json" };
import viShare from "../../locales/vi/share.json" with { type: "json" };

/** The areas, each a namespace: `t("home:protected.title")`. */
export const CATALOGS = {
  vi: {
    alert: viAlert,
    common: viCommon,
    data: viData,
    "first-run": viFirstRun,
    guide: viGuide,
    health: viHealth,
    home: viHome,
    letters: viLetters,
    local: viLocal,
    more: viMore,
    share: viShare,
  },
  en: {
    alert: enAlert,
    common: enCommon,
    data: enData,
    "first-run": enFirstRun,
    guide: enGuide,
    health: enHealth,
    home: enHome,
    letters: enLetters,
    local: enLocal,
    more: enMore,
    share: enShare,
  },
} as const;

/** Languages whose catalog is not whole yet: in no list. */
export const ASLEEP = ["km", "cja"] as const;
