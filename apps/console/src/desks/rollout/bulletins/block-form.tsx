/** The next version of a block, or a new one; another person approves it. */
import { type Block, listBlocks, writeBlock } from "@bluezone/contract/rollout/blocks";
import { addDays, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useToday } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { SOON } from "./ending-blocks.ts";
import { BULLETINS } from "./words.ts";

const orNull = (text: string): string | null => (text.trim() === "" ? null : text);

/** Begins with what the newest version says; without one it asks for a code too. */
export function BlockForm({ newest }: { readonly newest?: Block }) {
  const t = useWords(BULLETINS);
  const kit = useWords(KIT);
  const go = useGo();
  const today = useToday();
  const dayFault = useDayFault();
  const write = useAction(writeBlock, { changes: [listBlocks] });
  const inOrder = ({ validFrom, validTo }: { validFrom: string; validTo: string }): boolean => {
    const [from, to] = [typedDay(validFrom, today), typedDay(validTo, today)];
    return from === undefined || to === undefined || from <= to;
  };
  const missing = (typed: string) => (typed.trim() === "" ? kit("missing") : undefined);
  const draft = useDraft(
    {
      code: newest?.code ?? "",
      place: newest?.place === "headline" ? "headline" : "item",
      titleVi: newest?.title.vi ?? "",
      titleEn: newest?.title.en ?? "",
      vi: newest?.vi ?? "",
      en: newest?.en ?? "",
      km: newest?.km?.text ?? "",
      cham: newest?.cham?.text ?? "",
      source: newest?.source ?? "",
      border: newest?.border ?? false,
      validFrom: date(today, "vi"),
      // An end that has passed or is near is why the block is written anew: the next one is chosen, not kept.
      validTo:
        newest?.validTo && parseDay(newest.validTo) > addDays(today, SOON)
          ? date(parseDay(newest.validTo), "vi")
          : "",
    },
    (values) => ({
      code: /^C[1-9]\d?[a-z]?$/.test(values.code) ? undefined : t("codeWrong"),
      titleVi: missing(values.titleVi),
      titleEn: missing(values.titleEn),
      vi: missing(values.vi),
      en: missing(values.en),
      source: missing(values.source),
      validFrom: dayFault(values.validFrom),
      validTo: dayFault(values.validTo, false) ?? (inOrder(values) ? undefined : t("validOrder")),
    }),
  );
  const send = async (values: typeof draft.values): Promise<void> => {
    const { titleVi, titleEn, km, cham, validFrom, validTo, place, ...rest } = values;
    const [from, to] = [typedDay(validFrom, today), typedDay(validTo, today)];
    if (from === undefined) return;
    await write.send(
      {
        ...rest,
        version: newest?.version ?? 0,
        place: place as "headline" | "item",
        title: { vi: titleVi, en: titleEn },
        km: orNull(km),
        cham: orNull(cham),
        validFrom: isoDay(from),
        validTo: to === undefined ? null : isoDay(to),
      },
      ({ version }) => t("blockSaved", { code: values.code, version }),
    );
    if (!newest) go({ to: "/bulletins/blocks/$code", parts: { code: values.code } });
  };
  return (
    <Form draft={draft} words={BULLETINS} send={t("blockSave")} onSend={send}>
      {!newest && <TextField name="code" label={t("code")} hint={t("codeHint")} required short />}
      <ChoiceField
        name="place"
        label={t("place")}
        choices={(["headline", "item"] as const).map((value) => ({ value, label: t(`place_${value}`) }))}
      />
      <TextField name="titleVi" label={t("titleVi")} required maxLength={80} />
      <TextField name="titleEn" label={t("titleEn")} required maxLength={80} />
      <LongField name="vi" label={t("ownVi")} hint={t("ownViHint")} required maxLength={600} />
      <LongField name="en" label={t("language_en")} required maxLength={600} />
      <LongField name="km" label={t("textKm")} maxLength={600} />
      <LongField name="cham" label={t("textCham")} maxLength={600} />
      <TextField name="source" label={t("ownSource")} required maxLength={300} />
      <DateField name="validFrom" label={t("validFrom")} required />
      <DateField name="validTo" label={t("validTo")} hint={t("validToHint")} />
      <CheckField name="border" label={t("borderBlock")} />
    </Form>
  );
}
