/** Source tracing: who was near a case in the days in which it may have caught it. */
import { traceSource } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useAsk } from "../../../api/hooks.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useDisease } from "../disease/disease.ts";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { useDayPart } from "./use-day-part.ts";
import { CONTACTS } from "./words.ts";

/** The section of a case's interview. */
export function Trace({ caseId }: { readonly caseId: string }) {
  const t = useWords(CONTACTS);
  const [locale] = useLocale();
  const dayPart = useDayPart();
  const columns = usePersonColumns<{ readonly name: string }>();
  const { tracing } = useDisease();
  const query = useAsk(traceSource, { caseId });
  const said = (day: string): string => date(parseDay(day), locale);
  return (
    <div className="stack">
      <h2>{t("traceTitle")}</h2>
      <Settled query={query} words={CONTACTS}>
        {({ counted, earliest, latest, contacts, contactOf }) => (
          <>
            <p>
              {t(`traceHelp_${counted.from}`, {
                from: said(earliest),
                to: said(latest),
                day: said(counted.day),
                least: tracing.from,
                most: tracing.to,
              })}
            </p>
            {contactOf.length > 0 && (
              <p>{t("traceOf", { numbers: contactOf.map(({ number }) => number).join(", ") })}</p>
            )}
            {contacts.length === 0 ? (
              <p>{t("traceNone")}</p>
            ) : (
              <DataTable
                caption={t("traceTitle")}
                columns={[
                  columns.name,
                  { id: "day", title: t("dayPart"), cell: ({ day, part }) => dayPart(day, part) },
                  {
                    id: "source",
                    title: t("traceSource"),
                    cell: ({ sources }) => sources.map((one) => t(`source_${one}`)).join(", "),
                  },
                  {
                    id: "app",
                    title: t("traceApp"),
                    cell: ({ appDay }) => (appDay === null ? "" : said(appDay)),
                  },
                  {
                    id: "before",
                    title: t("traceDays"),
                    figures: true,
                    cell: ({ daysBefore }) => daysBefore,
                  },
                  {
                    id: "earlier",
                    title: t("traceEarlier"),
                    cell: ({ earlierCase }) => earlierCase?.number ?? t("traceNo"),
                  },
                ]}
                rows={contacts}
                rowKey={({ id }) => id}
                rowLink={({ id }) => ({ to: "/contacts/$id", parts: { id } })}
              />
            )}
          </>
        )}
      </Settled>
    </div>
  );
}
