/** An official letter: written, numbered, kept, to be had as PDF and for Word. */
import { issueLetter, listPapers, type PaperHead, previewReport } from "@bluezone/contract/rollout/reports";
import { useRef } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { HeadFields } from "./head-fields.tsx";
import { headAsTyped, headOf, wrongHead } from "./head-values.ts";
import { paperNumber } from "./paper-number.ts";
import { REPORTS } from "./words.ts";

function LetterForm({ unitId, head }: { readonly unitId: string; readonly head: PaperHead }) {
  const t = useWords(REPORTS);
  const go = useGo();
  const issue = useAction(issueLetter, { changes: [listPapers] });
  /** One id for one letter: a repeat after a lost answer takes no second number. */
  const clientId = useRef(crypto.randomUUID());
  const draft = useDraft(
    {
      ...headAsTyped({ ...head, symbol: head.symbol.replace(/^BC-(.*)$/, "$1-KHTC") }),
      subject: "",
      body: "",
      closing: "",
      firstNumber: "1",
      illustrative: false,
    },
    (values) => ({
      ...Object.fromEntries(
        wrongHead(values).map((field) => [field, t(field === "symbol" ? "symbolWrong" : "missing")]),
      ),
      ...Object.fromEntries(
        (["subject", "body", "closing"] as const).map((field) => [
          field,
          values[field].trim() === "" ? t("missing") : undefined,
        ]),
      ),
      firstNumber: (typedNumber(values.firstNumber) ?? 0) < 1 ? t("numberWrong") : undefined,
    }),
  );
  return (
    <Form
      draft={draft}
      words={REPORTS}
      send={t("letterSend")}
      onSend={async (values) => {
        await issue.send(
          {
            unitId,
            clientId: clientId.current,
            head: headOf(values),
            subject: values.subject,
            body: values.body,
            closing: values.closing,
            firstNumber: typedNumber(values.firstNumber) ?? 1,
            illustrative: values.illustrative,
          },
          ({ paper }) => t("letterDone", { number: paperNumber(paper) }),
        );
        go({ to: "/reports/papers" });
      }}
    >
      <TextField name="subject" label={t("subject")} required maxLength={300} />
      <LongField name="body" label={t("body")} hint={t("wordsHint")} required maxLength={20_000} rows={12} />
      <TextField name="closing" label={t("closing")} required maxLength={300} />
      <NumberField name="firstNumber" label={t("firstNumber")} hint={t("firstHint")} required />
      <CheckField name="illustrative" label={t("made")} />
      <HeadFields wrong={wrongHead(draft.values).length > 0} />
    </Form>
  );
}

/** The page. */
export function LetterPage() {
  const t = useWords(REPORTS);
  const { me } = useSession();
  const query = useAsk(previewReport, { unitId: me.unit.id });
  return (
    <>
      <PageTitle above={<PageLink to="/reports/papers">{t("papers")}</PageLink>}>{t("letter")}</PageTitle>
      <Settled query={query} words={REPORTS}>
        {({ head }) => <LetterForm unitId={me.unit.id} head={head} />}
      </Settled>
    </>
  );
}
