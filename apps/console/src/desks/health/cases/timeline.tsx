/** All that happened around a case, the newest first, with who did it. */
import type { TimelineEntry } from "@bluezone/contract/health/timeline";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useMoment } from "../../../kit/page/moment.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import "./cases.css";
import { TIMELINE } from "./timeline-words.ts";
import { useTimelineText } from "./use-timeline-text.ts";

/** `entries` come as they are read, the earliest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const t = useWords(TIMELINE);
  const [locale] = useLocale();
  const moment = useMoment();
  const text = useTimelineText();
  if (entries.length === 0) return <p>{t("none")}</p>;
  return (
    <ol className="case-timeline" reversed>
      {entries.toReversed().map(({ day, at, by, what }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own, and keep their order.
        <li key={entries.length - place}>
          <span className="case-when">{at === null ? date(parseDay(day), locale) : moment(at)}</span>
          <span>
            {text(what)}
            {by !== null && <span className="small"> · {by}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
