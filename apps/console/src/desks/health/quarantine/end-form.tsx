/** How it ends: by the rule, later with a reason, because a test was positive; earlier only where one may release. */
import { endEarly, endQuarantine } from "@bluezone/contract/health/quarantine";
import { useDo } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/choice-field.tsx";
import { useConfirm } from "../../../kit/confirm.tsx";
import { useDraft } from "../../../kit/draft.ts";
import { Form } from "../../../kit/form.tsx";
import { LongField } from "../../../kit/long-field.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { More } from "./more.tsx";
import type { Read } from "./read.ts";
import { CHANGES, useFresh } from "./use-changed.ts";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

type Kind = "rule" | "late" | "positive" | "early";

/** The part of the page. */
export function EndForm({ read }: { readonly read: Read }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const toast = useToast();
  const confirm = useConfirm();
  const fresh = useFresh();
  const { may } = useSession();
  const { row, today } = read;
  const end = useDo(endQuarantine, CHANGES);
  const early = useDo(endEarly, CHANGES);
  const kinds: readonly Kind[] = may("quarantine.release")
    ? ["rule", "late", "positive", "early"]
    : ["rule", "late", "positive"];
  const needsReason = (kind: string): boolean => kind === "late" || kind === "early";
  const draft = useDraft({ kind: row.lastDay <= today ? "rule" : "", reason: "" }, ({ kind, reason }) => ({
    kind: kind === "" ? t("kindMissing") : undefined,
    reason: needsReason(kind) && reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  const { kind } = draft.values;
  return (
    <More title={t("end")} open={row.lastDay <= today}>
      <Form
        draft={draft}
        words={QUARANTINE}
        send={t("end")}
        onSend={async (values) => {
          const asked = { id: row.id, version: row.version };
          const how = values.kind as Kind;
          const title = `${t("end")}: ${row.person.name}`;
          if (!(await confirm({ title, text: t(`end_${how}`), yes: t("end") }))) return;
          if (how === "early") await fresh(early.mutateAsync({ ...asked, reason: values.reason }));
          else
            await fresh(
              end.mutateAsync({ ...asked, kind: how, reason: how === "late" ? values.reason : null }),
            );
          toast(
            how === "positive"
              ? t("endDonePositive")
              : t("endDone", { day: says.day(how === "rule" ? row.lastDay : today) }),
          );
        }}
      >
        <ChoiceField
          name="kind"
          label={t("endKind")}
          required
          choices={kinds.map((value) => ({ value, label: t(`end_${value}`) }))}
        />
        {kind === "rule" && <p className="small">{t("endText_rule")}</p>}
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
      </Form>
    </More>
  );
}
