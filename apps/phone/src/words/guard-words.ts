/** What the lock screen says while this phone is on guard, in the language that is chosen when it begins. No health word stands in it. */
import type { GuardWords } from "../../modules/radio/face.ts";
import { preference } from "../preference.ts";
import { wordsIn } from "./words.tsx";

export function guardWords(): GuardWords {
  const { t } = wordsIn(preference("language"));
  return {
    title: t("home:guard.on"),
    since: t("home:guard.since"),
    heard: t("home:guard.heard"),
    stop: t("home:guard.stop"),
  };
}
