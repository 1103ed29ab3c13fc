/** The columns of the list of contacts. */
import type { ContactLine } from "@bluezone/contract/health/contacts";
import { useMemo } from "react";
import { useMoment } from "../../../kit/page/moment.ts";
import type { Column } from "../../../kit/table/table-column.ts";
import { useWords } from "../../../words/language.tsx";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { Evidence } from "./evidence.tsx";
import { useDayPart } from "./use-day-part.ts";
import { CONTACTS } from "./words.ts";

/** Letters for classes, no colours; what somebody sent from the app opens from its row. */
export function useContactColumns(): readonly Column<ContactLine>[] {
  const t = useWords(CONTACTS);
  const moment = useMoment();
  const dayPart = useDayPart();
  const person = usePersonColumns<ContactLine>();
  return useMemo(
    () => [
      person.name,
      {
        id: "class",
        title: t("class"),
        cell: (one) => t(`class_${one.becameCase ? "case" : (one.class ?? "waiting")}`),
      },
      { id: "day", title: t("dayPart"), cell: ({ day, part }) => dayPart(day, part) },
      { id: "minutes", title: t("minutesShort"), figures: true, cell: ({ minutes }) => minutes ?? "" },
      {
        id: "confidence",
        title: t("confidence"),
        cell: ({ confidence }) => (confidence === null ? "" : t(`confidence_${confidence}`)),
      },
      {
        id: "source",
        title: t("source"),
        cell: (one) => (
          <>
            {one.source !== "app" && t(`source_${one.source}`)}
            {one.source !== "app" && one.sent && ", "}
            {one.sent && <Evidence name={one.name} sent={one.sent} />}
          </>
        ),
      },
      {
        id: "case",
        title: t("ofCase"),
        cell: ({ caseNumber }) => caseNumber && <span className="contact-number">{caseNumber}</span>,
      },
      { id: "next", title: t("next"), cell: ({ next }) => (next ? t(`kind_${next.kind}`) : "") },
      { id: "due", title: t("due"), cell: ({ next }) => (next ? moment(next.due) : "") },
    ],
    [t, moment, dayPart, person],
  );
}
