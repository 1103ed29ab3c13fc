/** How a contact is classed: by whom, by which rule, what is suggested now; and the way to class it. */
import type { ContactShown } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { Card } from "../../../kit/page/card.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { isCase } from "./next-step.ts";
import { RuleLine } from "./rule-line.tsx";
import { useWhy } from "./use-rule-terms.ts";
import { CONTACTS } from "./words.ts";

/** The section of a contact's page. */
export function Classed({
  contact,
  onClassify,
}: {
  readonly contact: ContactShown;
  readonly onClassify: () => void;
}) {
  const t = useWords(CONTACTS);
  const [locale] = useLocale();
  const moment = useMoment();
  const why = useWhy();
  const { may } = useSession();
  const { classed, suggestion } = contact;
  const differs =
    classed !== null && suggestion.suggested !== "unsure" && suggestion.suggested !== classed.suggested;
  return (
    <Card title={t("class")}>
      {classed ? (
        <>
          <p>
            <strong>
              {t("classedBy", {
                class: t(`class_${classed.class}`),
                name: classed.by,
                time: moment(classed.at),
              })}
            </strong>
          </p>
          {classed.document !== null && classed.validFrom !== null && (
            <p>
              {t("classedRule", {
                day: date(parseDay(classed.validFrom), locale),
                document: classed.document,
                suggested: t(`suggested_${classed.suggested}`),
              })}
            </p>
          )}
          {classed.reason !== null && (
            <p>
              {t("reason")}: {classed.reason}
            </p>
          )}
        </>
      ) : (
        <p>
          <strong>{t(isCase(contact) ? "class_case" : "class_waiting")}</strong>
        </p>
      )}
      <p>
        {t("suggestionNow", {
          suggested: t(`suggested_${suggestion.suggested}`),
          why: why(suggestion),
        })}{" "}
        {differs && t("suggestionDiffers")}
      </p>
      <RuleLine rule={suggestion.rule} />
      {suggestion.dayUnknown && <p className="small">{t("dayUnknown")}</p>}
      {may("contacts.classify") && !isCase(contact) && (
        <div className="row">
          <Button onClick={onClassify}>{t("classify")}</Button>
        </div>
      )}
    </Card>
  );
}
