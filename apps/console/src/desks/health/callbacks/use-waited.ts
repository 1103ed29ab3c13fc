/** Working minutes as people say them: "3 giờ 20 phút". */
import { useCallback } from "react";
import { useWords } from "../../../words/language.tsx";
import { CALLBACKS } from "./words.ts";

const HOUR = 60;

/** Writes minutes in the reader's language. */
export function useWaited(): (minutes: number) => string {
  const t = useWords(CALLBACKS);
  return useCallback(
    (minutes) =>
      minutes < HOUR
        ? t("timeShort", { minutes })
        : t("time", { hours: Math.floor(minutes / HOUR), minutes: minutes % HOUR }),
    [t],
  );
}
