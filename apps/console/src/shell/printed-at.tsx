/** On paper only: when the page was printed, by the server's clock. */
import { useNow } from "../api/hooks.ts";
import { useMoment } from "../kit/page/moment.ts";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

/** The line. */
export function PrintedAt() {
  const t = useWords(KIT);
  const moment = useMoment();
  const now = useNow();
  return <p className="only-print">{t("printedAt", { time: moment(now) })}</p>;
}
