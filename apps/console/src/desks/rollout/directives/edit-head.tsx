/** Correcting a letter's head; two officers at once are shown to each other. */
import { changeDirective, readDirective } from "@bluezone/contract/rollout/directives";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useApi, useNow, useToday } from "../../../api/hooks.ts";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { Form } from "../../../kit/form/form.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import { type Head, HeadFields, useHeadDraft } from "./head-fields.tsx";
import type { ReadDirective } from "./read.ts";
import { DIRECTIVES } from "./words.ts";

type Directive = ReadDirective["directive"];

const headOf = ({ number, issuedOn, issuer, subject }: Directive): Head => ({
  number,
  issuedOn: date(parseDay(issuedOn), "vi"),
  issuer,
  subject,
});

/** The form in its window. */
function EditForm({ directive, onDone }: { readonly directive: Directive; readonly onDone: () => void }) {
  const t = useWords(DIRECTIVES);
  const today = useToday();
  const now = useNow();
  const moment = useMoment();
  const api = useApi();
  const { id } = directive;
  const change = useAction(changeDirective, {
    changes: CHANGED,
    newest: async () => (await api.ask(readDirective, { id })).directive,
  });
  const [theirs, setTheirs] = useState<Directive>();
  const draft = useHeadDraft(headOf(directive));
  const send = async ({ issuedOn, ...head }: Head, version: number): Promise<void> => {
    const asked = { id, version, ...head, issuedOn: isoDay(typedDay(issuedOn, today) ?? today) };
    const faster = await change.run(asked, t("headSaved"));
    setTheirs(faster);
    if (!faster) onDone();
  };
  return (
    <Dialog open wide title={t("editHead")} onClose={onDone}>
      <Form
        draft={draft}
        words={DIRECTIVES}
        send={t("save")}
        onSend={(head) => send(head, directive.version)}
      >
        <HeadFields />
      </Form>
      {theirs && (
        <ConflictDialog
          mine={draft.values}
          theirs={headOf(theirs)}
          by={t("colleague")}
          at={moment(now)}
          fields={[
            { name: "number", label: t("number") },
            { name: "issuedOn", label: t("issuedOn") },
            { name: "issuer", label: t("issuer") },
            { name: "subject", label: t("subject") },
          ]}
          onKeep={(head) => void send(head, theirs.version).catch(() => setTheirs(undefined))}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </Dialog>
  );
}

/** The button that opens it. */
export function EditHead({ directive }: { readonly directive: Directive }) {
  const t = useWords(DIRECTIVES);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("editHead")}</Button>
      {open && <EditForm directive={directive} onDone={() => setOpen(false)} />}
    </>
  );
}
