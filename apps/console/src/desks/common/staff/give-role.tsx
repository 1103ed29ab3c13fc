/** Another role for somebody. */
import { grant, listPeople } from "@bluezone/contract/staff/people";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { STAFF } from "../../../staff/words.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { GrantFields } from "./grant-fields.tsx";

/** The card with its form. */
export function GiveRole({ personId }: { readonly personId: string }) {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const give = useAction(grant, { changes: [listPeople] });
  const missing = (value: string) => (value === "" ? kit("missing") : undefined);
  const empty = { role: "", unitId: "" };
  const draft = useDraft(empty, ({ role, unitId }) => ({ role: missing(role), unitId: missing(unitId) }));
  return (
    <section className="card stack">
      <h2>{t("grantAdd")}</h2>
      <Form
        draft={draft}
        words={STAFF}
        send={t("grantGive")}
        onSend={async (values) => {
          await give.send({ personId, ...values }, t("grantGiven"));
          draft.reset(empty);
        }}
      >
        <GrantFields />
      </Form>
    </section>
  );
}
