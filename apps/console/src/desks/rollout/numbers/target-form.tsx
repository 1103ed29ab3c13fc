/** A target of the department's own, from a day on. */
import { enterTarget, readLeague, SOURCES, Source } from "@bluezone/contract/rollout/figures";
import { isoDay } from "@bluezone/protocol/time";
import { useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { typedShare } from "./typed-downloads.ts";
import { NUMBERS } from "./words.ts";

const EMPTY = {
  targetSource: "downloads",
  per: "people",
  share: "",
  basis: "",
  targetFrom: "",
  targetUntil: "",
};

/** The form. */
export function TargetForm() {
  const t = useWords(NUMBERS);
  const today = useToday();
  const dayFault = useDayFault();
  const enter = useAction(enterTarget, { changes: [readLeague] });
  const draft = useDraft(EMPTY, ({ share, basis, targetFrom, targetUntil }) => ({
    share: typedShare(share) === undefined ? t("shareWrong") : undefined,
    basis: basis.trim() === "" ? t("basisMissing") : undefined,
    targetFrom: dayFault(targetFrom),
    targetUntil: dayFault(targetUntil, false),
  }));
  return (
    <section className="card stack">
      <p>{t("targetHelp")}</p>
      <Form
        draft={draft}
        words={NUMBERS}
        send={t("targetSend")}
        onSend={async ({ targetSource, per, share, basis, targetFrom, targetUntil }) => {
          const [first, last] = [typedDay(targetFrom, today), typedDay(targetUntil, today)];
          if (first === undefined) return;
          await enter.send(
            {
              source: Source.parse(targetSource),
              per: per === "smartphones" ? "smartphones" : "people",
              share: typedShare(share) ?? 1,
              basis,
              validFrom: isoDay(first),
              validTo: last === undefined ? null : isoDay(last),
            },
            t("targetDone"),
          );
          draft.reset(EMPTY);
        }}
      >
        <SelectField
          name="targetSource"
          label={t("targetSource")}
          required
          choices={SOURCES.map((value) => ({ value, label: t(`source_${value}`) }))}
        />
        <SelectField
          name="per"
          label={t("targetPer")}
          required
          choices={(["people", "smartphones"] as const).map((value) => ({ value, label: t(`per_${value}`) }))}
        />
        <TextField name="share" label={t("targetShare")} required inputMode="decimal" />
        <TextField name="basis" label={t("basis")} required maxLength={200} />
        <DateField name="targetFrom" label={t("from")} required />
        <DateField name="targetUntil" label={t("until")} />
      </Form>
    </section>
  );
}
