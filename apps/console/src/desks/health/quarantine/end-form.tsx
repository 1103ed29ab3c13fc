/** How it ends: by the rule, later with a reason, because a test was positive; earlier only where one may release. */
import { endEarly, endQuarantine } from "@bluezone/contract/health/quarantine";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { useConfirm } from "../../../kit/page/confirm.tsx";
import { Fold } from "../../../kit/page/fold.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { Alert } from "./alert.tsx";
import { type EndKind, endHindrance } from "./end-hindrance.ts";
import type { QuarantineAnswer } from "./read.ts";
import { CHANGES } from "./use-changed.ts";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

/** What speaks against an end by the rule: it is said before anybody chooses. */
function Against({ read: { row, tests } }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const missing = tests.some(({ ofRule, result }) => ofRule && result !== "negative");
  const ill = row.unwell;
  return (
    <>
      {ill !== null && (
        <p>
          <Alert>{t("againstUnwell", { value: says.unwell(ill), day: says.day(ill.day) })}</Alert>
        </p>
      )}
      {row.morning === null && row.afternoon === null && (
        <p>
          <StateBadge tone="act">{t("againstToday")}</StateBadge>
        </p>
      )}
      {missing && (
        <p>
          <StateBadge tone="act">{t("againstTests")}</StateBadge>
        </p>
      )}
    </>
  );
}

/** The part of the page. */
export function EndForm({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const confirm = useConfirm();
  const { may } = useSession();
  const { row, today, tests, halves } = read;
  const gaps = halves.missing * 2 > halves.all;
  const counted = { missing: String(halves.missing), all: String(halves.all) };
  const end = useAction(endQuarantine, CHANGES);
  const early = useAction(endEarly, CHANGES);
  const kinds: readonly EndKind[] = may("quarantine.release")
    ? ["rule", "reasoned", "late", "positive", "early"]
    : ["rule", "reasoned", "late", "positive"];
  const needsReason = (kind: string): boolean => ["reasoned", "late", "early"].includes(kind);
  const clear = endHindrance("rule", read) === undefined;
  const wrongKind = (kind: string): string | undefined => {
    if (kind === "") return t("kindMissing");
    const hindrance = endHindrance(kind as EndKind, read);
    return hindrance && t(`fault_${hindrance}`);
  };
  const draft = useDraft(
    { kind: clear ? "rule" : "", reason: "", logSeen: false },
    ({ kind, reason, logSeen }) => ({
      kind: wrongKind(kind),
      reason: needsReason(kind) && reason.trim() === "" ? t("reasonMissing") : undefined,
      logSeen: gaps && kind !== "positive" && !logSeen ? t("logUnseen") : undefined,
    }),
  );
  const { kind } = draft.values;
  return (
    <Fold card title={t("end")} open={row.lastDay <= today}>
      <Form
        draft={draft}
        words={QUARANTINE}
        send={t("end")}
        onSend={async (values) => {
          const asked = { id: row.id, version: row.version, logSeen: values.logSeen };
          const how = values.kind as EndKind;
          const title = `${t("end")}: ${row.person.name}`;
          const text = (
            <>
              <p>{t(`end_${how}`)}</p>
              {how !== "positive" && row.unwell !== null && (
                <p>
                  <Alert>
                    {t("againstUnwell", { value: says.unwell(row.unwell), day: says.day(row.unwell.day) })}
                  </Alert>
                </p>
              )}
              {how !== "positive" && gaps && <p>{t("logGaps", counted)}</p>}
            </>
          );
          if (!(await confirm({ title, text, yes: t("end") }))) return;
          const last = how === "rule" || how === "reasoned" ? row.lastDay : today;
          const done = how === "positive" ? t("endDonePositive") : t("endDone", { day: says.day(last) });
          const reason = needsReason(how) ? values.reason : null;
          if (how === "early") await early.send({ ...asked, reason: values.reason }, done);
          else await end.send({ ...asked, kind: how, reason }, done);
        }}
      >
        {row.lastDay <= today && <Against read={read} />}
        <ChoiceField
          name="kind"
          label={t("endKind")}
          required
          choices={kinds.map((value) => ({ value, label: t(`end_${value}`) }))}
        />
        {kind === "rule" && clear && (
          <p className="small">{t(tests.some(({ ofRule }) => ofRule) ? "endText_tested" : "endText_rule")}</p>
        )}
        {(kind === "reasoned" || kind === "late") && <p className="small">{t(`endText_${kind}`)}</p>}
        {needsReason(kind) && (
          <LongField
            name="reason"
            label={t("reason")}
            hint={t("reasonHint")}
            required
            rows={2}
            maxLength={2_000}
          />
        )}
        {gaps && kind !== "positive" && <CheckField name="logSeen" label={t("logSeen", counted)} />}
      </Form>
    </Fold>
  );
}
