/** Says who does the items of a line: the viewer, a colleague, nobody in particular. */
import { useAsk, useDo } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWaitingDesk, type WaitingItem } from "../../../shell/waiting-desk.ts";
import { useWords } from "../../../words/language.tsx";
import { WAITING } from "./words.ts";

/** What stands for nobody among the choices. */
const NOBODY = "nobody";

type Given = { readonly items: readonly WaitingItem[]; readonly text: string; readonly onClose: () => void };

/** `text` says what they are. */
export function AssignDialog({ items, text, onClose }: Given) {
  const t = useWords(WAITING);
  const { endpoints } = useWaitingDesk();
  const { me } = useSession();
  const toast = useToast();
  const [{ kind, subject, assignee }] = items as readonly [WaitingItem];
  const query = useAsk(endpoints.listColleagues, { kind, subject });
  const assign = useDo(endpoints.assignWaiting, {
    changes: [endpoints.readWaiting],
  });
  const first = assignee?.id ?? me.id;
  const draft = useDraft({ to: first }, ({ to }) => ({ to: to === "" ? t("missing") : undefined }));
  return (
    <Dialog open title={t("assignTitle")} onClose={onClose}>
      <div className="stack">
        <p>{text}</p>
        <Settled query={query} words={WAITING}>
          {({ colleagues }) => (
            <Form
              draft={draft}
              words={WAITING}
              send={t("assign")}
              onSend={async ({ to }) => {
                for (const { subject } of items)
                  await assign.mutateAsync({
                    kind,
                    subject,
                    seen: assignee?.id ?? null,
                    to: to === NOBODY ? null : to,
                  });
                toast(t("assigned"));
                onClose();
              }}
            >
              <ChoiceField
                name="to"
                label={t("assignTo")}
                required
                choices={[
                  ...colleagues.map(({ id, name, away }) => ({
                    value: id,
                    label: id === me.id ? t("toMe") : name,
                    ...(away ? { hint: t("awayHint") } : {}),
                  })),
                  { value: NOBODY, label: t("toNobody") },
                ]}
              />
            </Form>
          )}
        </Settled>
      </div>
    </Dialog>
  );
}
