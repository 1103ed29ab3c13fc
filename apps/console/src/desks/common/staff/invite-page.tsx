/** Somebody is invited to a role at a unit. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { invite, listInvitations } from "@bluezone/contract/staff/invitations";
import { useState } from "react";
import { useDo } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { STAFF } from "../../../staff/words.ts";
import { KIT, PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { GrantFields } from "./grant-fields.tsx";
import { NewLink } from "./new-link.tsx";

/** The page. */
export function InvitePage() {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const title = useWords(PAGES);
  const give = useDo(invite, { changes: [listInvitations] });
  const [made, setMade] = useState<ResponseOf<typeof invite> & { readonly name: string }>();
  const missing = (value: string) => (value.trim() === "" ? kit("missing") : undefined);
  const empty = { name: "", role: "", unitId: "" };
  const draft = useDraft(empty, ({ name, role, unitId }) => ({
    name: missing(name),
    role: missing(role),
    unitId: missing(unitId),
  }));
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/people">{title("people")}</PageLink>}>{t("inviteTitle")}</PageTitle>
      {made && <NewLink {...made} />}
      <Form
        draft={draft}
        words={STAFF}
        send={t("inviteSend")}
        onSend={async (values) => {
          setMade({ ...(await give.mutateAsync(values)), name: values.name });
          draft.reset(empty);
        }}
      >
        <TextField name="name" label={t("inviteName")} autoComplete="off" required />
        <GrantFields />
      </Form>
    </div>
  );
}
