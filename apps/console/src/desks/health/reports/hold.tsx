/** The hold of alerts: whether one is, why, and what an officer says of it. */
import { decideHold, holdAlerts, readAlertHold } from "@bluezone/contract/health/alert-hold";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk, useDo } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/choice-field.tsx";
import { DataTable } from "../../../kit/data-table.tsx";
import { useDraft } from "../../../kit/draft.ts";
import { Form } from "../../../kit/form.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { TextField } from "../../../kit/text-field.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { DAILY_REPORT } from "./words.ts";

/** Keeps or lifts the hold that is. */
function Decide({ id, kept }: { readonly id: string; readonly kept: boolean }) {
  const t = useWords(DAILY_REPORT);
  const toast = useToast();
  const decide = useDo(decideHold, { changes: [readAlertHold] });
  const draft = useDraft({ decision: kept ? "lifted" : "", reason: "" }, ({ decision, reason }) => ({
    decision: decision === "" ? t("reasonMissing") : undefined,
    reason: reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  return (
    <Form
      draft={draft}
      words={DAILY_REPORT}
      send={t("holdSave")}
      onSend={async ({ decision, reason }) => {
        await decide.mutateAsync({ id, decision: decision === "lifted" ? "lifted" : "kept", reason });
        toast(t("holdDone"));
      }}
    >
      <ChoiceField
        name="decision"
        label={t("holdDecide")}
        required
        choices={[
          { value: "lifted", label: t("holdLift") },
          ...(kept ? [] : [{ value: "kept", label: t("holdKeep") }]),
        ]}
      />
      <TextField name="reason" label={t("holdReason")} hint={t("holdReasonHint")} required maxLength={300} />
    </Form>
  );
}

/** Holds alerts by hand. */
function Start() {
  const t = useWords(DAILY_REPORT);
  const toast = useToast();
  const start = useDo(holdAlerts, { changes: [readAlertHold] });
  const draft = useDraft({ reason: "" }, ({ reason }) => ({
    reason: reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  return (
    <Form
      draft={draft}
      words={DAILY_REPORT}
      send={t("holdStart")}
      onSend={async ({ reason }) => {
        await start.mutateAsync({ reason });
        toast(t("holdDone"));
      }}
    >
      <p>{t("holdStartText")}</p>
      <TextField name="reason" label={t("holdReason")} required maxLength={300} />
    </Form>
  );
}

/** The part of the page. Open by itself while alerts are held. */
export function Hold() {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const moment = useMoment();
  const { may } = useSession();
  const { data } = useAsk(readAlertHold, {});
  if (!data) return null;
  const active = data.holds.find((hold) => hold.active);
  const before = data.holds.filter((hold) => hold !== active);
  const about = (
    <p>{t("holdCodes", { codes: integer(data.codes, locale), limit: integer(data.limit, locale) })}</p>
  );
  if (active)
    return (
      <section className="card stack" data-act role="status">
        <h2>{t("holdTitle")}</h2>
        <p>
          <strong>{t("holdActive", { until: moment(active.until) })}</strong>
        </p>
        <p>
          {active.cause === "surge"
            ? t("holdCause_surge", {
                codes: integer(active.codes, locale),
                limit: integer(active.limit, locale),
              })
            : t("holdCause_officer", { by: active.by ?? "", reason: active.reason })}
        </p>
        {active.decision === "kept" && (
          <p>
            {t("holdKept", {
              by: active.decidedBy ?? "",
              time: active.decidedAt ? moment(active.decidedAt) : "",
              reason: active.decisionReason,
            })}
          </p>
        )}
        {may("alerts.hold") && (
          <Decide
            key={`${active.id} ${active.decision ?? ""}`}
            id={active.id}
            kept={active.decision === "kept"}
          />
        )}
      </section>
    );
  return (
    <details className="card only-screen">
      <summary>{t("holdTitle")}</summary>
      <div className="stack">
        {about}
        {!data.signed && <p>{t("holdUnsigned")}</p>}
        {before.length > 0 && (
          <DataTable
            caption={t("holdsBefore")}
            columns={[
              { id: "from", title: t("holdFrom"), cell: ({ from }) => moment(from) },
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
                    ? t("holdCause_surge", {
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
                    : `${t(`holdResult_${decision}`)}, ${decidedBy ?? ""}: ${decisionReason}`,
              },
            ]}
            rows={before}
            rowKey={({ id }) => id}
          />
        )}
        {data.signed && may("alerts.hold") && <Start />}
      </div>
    </details>
  );
}
