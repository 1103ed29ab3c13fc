/** A new letter: its head, and its text to be split into clauses. */
import { registerDirective } from "@bluezone/contract/rollout/directives";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useToday } from "../../../api/hooks.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import { HeadFields, useHeadDraft } from "./head-fields.tsx";
import { DIRECTIVES } from "./words.ts";

/** The page. */
export function NewDirectivePage() {
  const t = useWords(DIRECTIVES);
  const title = useWords(PAGES);
  const today = useToday();
  const go = useGo();
  const register = useAction(registerDirective, { changes: CHANGED });
  const draft = useHeadDraft({
    number: "",
    issuedOn: date(today, "vi"),
    issuer: "",
    subject: "",
    parentNumber: "",
    text: "",
  });
  return (
    <>
      <PageTitle above={<PageLink to="/directives">{title("directives")}</PageLink>}>
        {t("newTitle")}
      </PageTitle>
      <Form
        draft={draft}
        words={DIRECTIVES}
        send={t("register")}
        onSend={async ({ parentNumber, issuedOn, ...letter }) => {
          const { id, clauses } = await register.send(
            {
              ...letter,
              issuedOn: isoDay(typedDay(issuedOn, today) ?? today),
              ...(parentNumber.trim() === "" ? {} : { parentNumber }),
            },
            ({ clauses }) => t("registered", { count: clauses }),
          );
          go({ to: clauses > 0 ? "/directives/$id/clauses" : "/directives/$id", parts: { id } });
        }}
      >
        <HeadFields />
        <TextField name="parentNumber" label={t("parentNumber")} maxLength={60} />
        <LongField name="text" label={t("text")} hint={t("textHint")} rows={14} maxLength={120_000} />
      </Form>
    </>
  );
}
