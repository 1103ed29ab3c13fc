/** The hold of alerts: whether one is, why, and what an officer says of it. */
import {
  type AlertHold,
  decideHold,
  HELD,
  holdAlerts,
  readAlertHold,
} from "@bluezone/contract/health/alert-hold";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Fold } from "../../../kit/page/fold.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { DAILY_REPORT } from "./words.ts";

/** Keeps or lifts a hold that is: what this person may still say of it. */
function Decide({ hold }: { readonly hold: AlertHold }) {
  const t = useWords(DAILY_REPORT);
  const decide = useAction(decideHold, { changes: [readAlertHold] });
  const choices = [
    ...(hold.liftAsked?.mine
      ? []
      : [{ value: "lifted", label: t(hold.liftAsked ? "holdLiftToo" : "holdLiftAsk") }]),
    ...((hold.decision === "kept" && !hold.liftAsked) ||
    (hold.cause === "officer" && hold.mine && hold.decision === null)
      ? []
      : [{ value: "kept", label: t("holdKeep") }]),
  ];
  const only = choices.length === 1 ? (choices[0]?.value ?? "") : "";
  const draft = useDraft({ decision: only, reason: "" }, ({ decision, reason }) => ({
    decision: decision === "" ? t("decisionMissing") : undefined,
    reason: reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  if (choices.length === 0) return <p>{t("holdWaitsForOther")}</p>;
  return (
    <Form
      draft={draft}
      words={DAILY_REPORT}
      send={t("holdSave")}
      onSend={async ({ decision, reason }) => {
        await decide.send(
          {
            id: hold.id,
            decision: decision === "lifted" ? "lifted" : "kept",
            reason,
          },
          t("holdDone"),
        );
      }}
    >
      <ChoiceField name="decision" label={t("holdDecide")} required choices={choices} />
      <TextField name="reason" label={t("holdReason")} hint={t("holdReasonHint")} required maxLength={300} />
    </Form>
  );
}

/** Holds alerts by hand. */
function Start() {
  const t = useWords(DAILY_REPORT);
  const start = useAction(holdAlerts, { changes: [readAlertHold] });
  const draft = useDraft({ of: "all", reason: "" }, ({ reason }) => ({
    reason: reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  return (
    <Form
      draft={draft}
      words={DAILY_REPORT}
      send={t("holdStart")}
      onSend={async ({ of, reason }) => {
        await start.send({ of: of === "all" ? "all" : "selfReports", reason }, t("holdDone"));
      }}
    >
      <p>{t("holdStartText")}</p>
      <ChoiceField
        name="of"
        label={t("holdOf")}
        required
        choices={HELD.map((of) => ({ value: of, label: t(`holdOf_${of}`) }))}
      />
      <TextField name="reason" label={t("holdReason")} required maxLength={300} />
    </Form>
  );
}

/** A hold that is. */
function Active({ hold, mayDecide }: { readonly hold: AlertHold; readonly mayDecide: boolean }) {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const moment = useMoment();
  return (
    <section className="card stack" data-act role="status">
      <h2>{t("holdNow")}</h2>
      <p>
        <strong>{t(`holdActive_${hold.of}`, { until: moment(hold.until) })}</strong>
      </p>
      <p>
        {hold.cause === "surge"
          ? t(`holdSurge_${hold.of}`, {
              codes: integer(hold.codes, locale),
              limit: integer(hold.limit, locale),
            })
          : t("holdCause_officer", { by: hold.by ?? "", reason: hold.reason })}
      </p>
      {hold.cause === "officer" && hold.decision === null && <p>{t("holdUnconfirmed")}</p>}
      {hold.decision === "kept" && (
        <p>
          {t("holdKept", {
            by: hold.decidedBy ?? "",
            time: hold.decidedAt ? moment(hold.decidedAt) : "",
            reason: hold.decisionReason,
          })}
        </p>
      )}
      {hold.liftAsked && (
        <p>{t("holdLiftAsked", { by: hold.liftAsked.by, reason: hold.liftAsked.reason })}</p>
      )}
      {mayDecide && (
        <Decide key={`${hold.id} ${hold.decision ?? ""} ${hold.liftAsked?.by ?? ""}`} hold={hold} />
      )}
    </section>
  );
}

/** The part of the page. Open by itself while alerts are held. */
export function Hold() {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const moment = useMoment();
  const { data } = useAsk(readAlertHold, {});
  if (!data) return null;
  const active = data.holds.filter((hold) => hold.active);
  const before = data.holds.filter((hold) => !hold.active);
  const startable = HELD.some((of) => !active.some((hold) => hold.of === of));
  return (
    <>
      {active.map((hold) => (
        <Active key={hold.id} hold={hold} mayDecide={data.mayDecide} />
      ))}
      <Fold card onlyScreen title={t("holdTitle")}>
        {data.watched.map(({ of, codes, limit }) => (
          <p key={of}>
            {t(`holdCodes_${of}`, { codes: integer(codes, locale), limit: integer(limit, locale) })}
          </p>
        ))}
        {!data.signed && <p>{t("holdUnsigned")}</p>}
        {before.length > 0 && (
          <DataTable
            caption={t("holdsBefore")}
            columns={[
              { id: "from", title: t("holdFrom"), moment: ({ from }) => from },
              {
                id: "until",
                title: t("holdUntil"),
                cell: ({ decision, decidedAt, until }) =>
                  moment(decision === "lifted" && decidedAt ? decidedAt : until),
              },
              {
                id: "why",
                title: t("holdWhy"),
                cell: (hold) =>
                  hold.cause === "surge"
                    ? t(`holdSurge_${hold.of}`, {
                        codes: integer(hold.codes, locale),
                        limit: integer(hold.limit, locale),
                      })
                    : t("holdCause_officer", { by: hold.by ?? "", reason: hold.reason }),
              },
              {
                id: "result",
                title: t("holdResult"),
                cell: ({ decision, decidedBy, decisionReason }) =>
                  decision === null
                    ? t("holdResult_none")
                    : t("said", {
                        result: t(`holdResult_${decision}`),
                        by: decidedBy ?? "",
                        reason: decisionReason,
                      }),
              },
            ]}
            rows={before}
            rowKey={({ id }) => id}
          />
        )}
        {data.signed && data.mayDecide && startable && <Start />}
      </Fold>
    </>
  );
}
