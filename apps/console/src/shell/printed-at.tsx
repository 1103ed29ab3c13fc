/** On paper only: when the page was printed, by the server's clock. */
import { dayOf, wallTime } from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import { useNow } from "../api/hooks.ts";
import { KIT } from "../words/kit.ts";
import { useLocale, useWords } from "../words/language.tsx";

/** The line. */
export function PrintedAt() {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const now = useNow();
  const time = `${clock(wallTime(now, "vietnam"))} ${date(dayOf(now, "vietnam"), locale)}`;
  return <p className="only-print">{t("printedAt", { time })}</p>;
}
