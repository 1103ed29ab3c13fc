/** A window in which a follow-up is given its time. */
import { isoInstant } from "@bluezone/protocol/time";
import type { ReactNode } from "react";
import { useToday } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { typedMoment } from "../../../kit/form/typed-time.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { DueFields, tomorrowAtEight, useWrongDue } from "./due-fields.tsx";
import { FOLLOW_UPS } from "./words.ts";

/** What is typed besides the time. */
type Kind = { readonly kind: string };

/** The dialog. `children` are fields above the time; `onDue` gets it for the endpoint, and as it is said to the reader. */
export function DueDialog({
  title,
  send,
  children,
  onDue,
  onClose,
}: {
  readonly title: string;
  readonly send: string;
  readonly children?: ReactNode;
  readonly onDue: (due: string, time: string, typed: Kind) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const moment = useMoment();
  const today = useToday();
  const wrongDue = useWrongDue();
  const draft = useDraft({ kind: "call", ...tomorrowAtEight(today) }, wrongDue);
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form
        draft={draft}
        words={FOLLOW_UPS}
        send={send}
        onSend={async ({ day, time, ...typed }) => {
          const due = typedMoment(day, time, today);
          if (due === undefined) return;
          await onDue(isoInstant(due), moment(due), typed);
          onClose();
        }}
      >
        {children}
        <DueFields />
      </Form>
    </Dialog>
  );
}
