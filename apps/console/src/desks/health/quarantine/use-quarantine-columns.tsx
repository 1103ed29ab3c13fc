/** The columns of the list: day, temperatures of today, symptoms, next test, last day. */
import type { QuarantineRow } from "@bluezone/contract/health/quarantine";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import type { Column } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { Alert } from "./alert.tsx";
import { CourseBar } from "./course-bar.tsx";
import type { Half } from "./use-round-entry.ts";
import { useSays } from "./use-says.ts";
import { useUnwell } from "./use-unwell.ts";
import { QUARANTINE } from "./words.ts";

const personOf = ({ person }: QuarantineRow) => person;

/** `half` is the one that is on today. */
export function useQuarantineColumns(today: string, half: Half): readonly Column<QuarantineRow>[] {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const unwell = useUnwell();
  const columns = usePersonColumns(personOf);
  const temperature = (row: QuarantineRow, of: Half) => {
    const entry = row[of];
    if (entry) {
      const said = says.degrees(entry.temperature);
      return unwell.isHot(entry.temperature) ? <Alert>{said}</Alert> : said;
    }
    const asked = row.day >= 1 && row.ended === null && (of === "morning" || half === "afternoon");
    return asked ? <StateBadge tone="act">{t("missing")}</StateBadge> : "–";
  };
  return [
    { ...columns.name, sort: ({ person }) => person.name.split(" ").at(-1) ?? "" },
    { id: "place", title: t("place"), cell: says.place, sort: says.place },
    {
      id: "day",
      title: t("day"),
      cell: ({ day, days, ended }) =>
        ended ? t("ended", { day: says.day(ended) }) : <CourseBar day={day} days={days} />,
      sort: ({ day }) => day,
    },
    {
      id: "temperatures",
      title: t("temperatures"),
      cell: (row) =>
        row.ended ? (
          ""
        ) : (
          <>
            {temperature(row, "morning")} / {temperature(row, "afternoon")}
            {row.unwell !== null && row.unwell.day !== today && (
              <div>
                <Alert>
                  {t("unwellOn", { day: says.day(row.unwell.day), value: says.unwell(row.unwell) })}
                </Alert>
              </div>
            )}
          </>
        ),
      sort: (row) => Math.max(row.morning?.temperature ?? 0, row.afternoon?.temperature ?? 0),
    },
    {
      id: "symptoms",
      title: t("symptoms"),
      cell: ({ morning, afternoon }) => {
        const entries = [morning, afternoon].filter((one) => one !== null);
        const hot = entries.some(({ temperature }) => unwell.isHot(temperature));
        // A fever that was measured is a symptom, also where nobody chose it.
        const all = [
          ...new Set([...(hot ? [unwell.fever] : []), ...entries.flatMap(({ symptoms }) => symptoms)]),
        ];
        if (all.length > 0) return <Alert>{says.symptoms(all)}</Alert>;
        return entries.length > 0 ? t("noSymptom") : "";
      },
    },
    {
      id: "nextTest",
      title: t("nextTest"),
      cell: ({ nextTest }) => {
        if (nextTest === null) return "";
        return nextTest < today ? (
          <StateBadge tone="act">{t("testLate", { day: says.day(nextTest) })}</StateBadge>
        ) : (
          says.day(nextTest)
        );
      },
      sort: ({ nextTest }) => nextTest ?? "9",
    },
    {
      id: "lastDay",
      title: t("lastDay"),
      cell: ({ lastDay, moved, ended }) => (
        <>
          {says.day(lastDay)}
          {moved && <span className="small"> {t("movedMark")}</span>}
          {ended === null && lastDay <= today && (
            <>
              {" "}
              <StateBadge tone="act">{t("due")}</StateBadge>
            </>
          )}
        </>
      ),
      sort: ({ lastDay }) => lastDay,
    },
  ];
}
