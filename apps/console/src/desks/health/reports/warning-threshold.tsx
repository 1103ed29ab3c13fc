/** The threshold of alerts: how many people are warned for one infected, what that means, and how two people change it. */
import {
  type AlertThreshold,
  askAlertThreshold,
  decideAlertThreshold,
  readAlertThreshold,
  WARN_ONE_IN,
} from "@bluezone/contract/health/alert-threshold";
import { DOSE, minutesToHigh, warningOneIn } from "@bluezone/policy/dose-figures";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { Fold } from "../../../kit/page/fold.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { DAILY_REPORT } from "./words.ts";

/** Thresholds that are shown with what they mean, from few people warned to many. */
const CHOICES = [100, 200, 365, 700, 1_500];

/** Asks for another threshold. */
function Ask() {
  const t = useWords(DAILY_REPORT);
  const ask = useAction(askAlertThreshold, { changes: [readAlertThreshold] });
  const draft = useDraft({ people: "", reason: "" }, ({ people, reason }) => {
    const n = typedNumber(people);
    return {
      people:
        n === undefined || n < WARN_ONE_IN.least || n > WARN_ONE_IN.most
          ? t("thresholdPeopleMissing")
          : undefined,
      reason: reason.trim() === "" ? t("reasonMissing") : undefined,
    };
  });
  return (
    <Form
      draft={draft}
      words={DAILY_REPORT}
      send={t("thresholdAsk")}
      onSend={async ({ people, reason }) => {
        await ask.send({ people: typedNumber(people) ?? 0, reason }, t("holdDone"));
      }}
    >
      <p>{t("thresholdAskText")}</p>
      <NumberField name="people" label={t("thresholdPeople")} hint={t("thresholdPeopleHint")} required />
      <TextField
        name="reason"
        label={t("holdReason")}
        hint={t("thresholdReasonHint")}
        required
        maxLength={300}
      />
    </Form>
  );
}

/** Answers what somebody asked for; whoever asked can take it back. */
function Decide({ id, mine }: AlertThreshold) {
  const t = useWords(DAILY_REPORT);
  const decide = useAction(decideAlertThreshold, { changes: [readAlertThreshold] });
  const draft = useDraft({ decision: mine ? "refused" : "", reason: "" }, ({ decision, reason }) => ({
    decision: decision === "" ? t("decisionMissing") : undefined,
    reason: reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  return (
    <Form
      draft={draft}
      words={DAILY_REPORT}
      send={t("holdSave")}
      onSend={async ({ decision, reason }) => {
        await decide.send(
          { id, decision: decision === "confirmed" ? "confirmed" : "refused", reason },
          t("holdDone"),
        );
      }}
    >
      <ChoiceField
        name="decision"
        label={t("thresholdDecide")}
        required
        choices={
          mine
            ? [{ value: "refused", label: t("thresholdTakeBack") }]
            : [
                { value: "confirmed", label: t("thresholdConfirm") },
                { value: "refused", label: t("thresholdRefuse") },
              ]
        }
      />
      <TextField name="reason" label={t("holdReason")} required maxLength={300} />
    </Form>
  );
}

/** The part of the page. */
export function WarningThreshold() {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const moment = useMoment();
  const { data } = useAsk(readAlertThreshold, {});
  if (!data) return null;
  const n = (value: number): string => integer(Math.max(1, Math.round(value)), locale);
  const minutes = (people: number, metres: number): string =>
    n(minutesToHigh(warningOneIn(DOSE, people), metres));
  const waits = data.asked.find(({ decision }) => decision === null);
  const before = data.asked.filter(({ decision }) => decision !== null);
  const told = ({ by, people, reason }: AlertThreshold): string =>
    t("thresholdAsked", { by, people: n(people), reason });
  const answered = ({ decision, decidedBy, decisionReason }: AlertThreshold): string => {
    if (decision === null) return "";
    const result = t(`thresholdResult_${decision}`);
    return decidedBy === null ? result : t("said", { result, by: decidedBy, reason: decisionReason });
  };
  if (!data.used)
    return (
      <Fold card onlyScreen title={t("thresholdTitle")}>
        <p>{t("thresholdUnused")}</p>
      </Fold>
    );
  return (
    <Fold card onlyScreen title={t("thresholdTitle")} open={waits !== undefined}>
      <p>
        {t("thresholdNow", {
          people: n(data.people),
          two: minutes(data.people, 2),
          one: minutes(data.people, 1),
        })}
      </p>
      <p>{t("thresholdUnsure")}</p>
      <DataTable
        caption={t("thresholdChoices")}
        columns={[
          { id: "people", title: t("thresholdPeople"), figures: true, cell: n },
          {
            id: "two",
            figures: true,
            title: t("thresholdTwo"),
            cell: (people) => t("thresholdMinutes", { n: minutes(people, 2) }),
          },
          {
            id: "one",
            figures: true,
            title: t("thresholdOne"),
            cell: (people) => t("thresholdMinutes", { n: minutes(people, 1) }),
          },
        ]}
        rows={CHOICES}
        rowKey={String}
      />
      {waits && (
        <p role="status">
          <strong>{told(waits)}</strong> {t("thresholdWaits", { until: moment(waits.until) })}
        </p>
      )}
      {data.mayDecide && (waits ? <Decide key={waits.id} {...waits} /> : <Ask />)}
      {before.length > 0 && (
        <DataTable
          caption={t("thresholdsBefore")}
          columns={[
            { id: "at", title: t("thresholdAskedAt"), moment: ({ askedAt }) => askedAt },
            { id: "why", title: t("holdWhy"), cell: told },
            {
              id: "result",
              title: t("holdResult"),
              cell: answered,
            },
          ]}
          rows={before}
          rowKey={({ id }) => id}
        />
      )}
    </Fold>
  );
}
