/** What comes over a page. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { ConflictDialog } from "../kit/form/conflict-dialog.tsx";
import { useDraft } from "../kit/form/draft.ts";
import { Form } from "../kit/form/form.tsx";
import { TextField } from "../kit/form/text-field.tsx";
import { useConfirm } from "../kit/page/confirm.tsx";
import { Dialog } from "../kit/page/dialog.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { useKey } from "../kit/page/single-keys.tsx";
import { useToast } from "../kit/page/toast.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

/** A form that opens a dialog with a form of its own. */
function FormOverForm() {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState({ outer: 0, inner: 0 });
  const outer = useDraft({}, () => ({}));
  const inner = useDraft({ name: "" }, () => ({}));
  return (
    <Form
      draft={outer}
      send={title("numbers")}
      onSend={() => setSent((before) => ({ ...before, outer: before.outer + 1 }))}
    >
      <Button data-do="inner" onClick={() => setOpen(true)}>
        {title("people")}
      </Button>
      <p data-sent>
        {sent.outer} / {sent.inner}
      </p>
      {open && (
        <Dialog open title={title("people")} onClose={() => setOpen(false)}>
          <Form
            draft={inner}
            send={t("save")}
            onSend={() => {
              setSent((before) => ({ ...before, inner: before.inner + 1 }));
              setOpen(false);
            }}
          >
            <TextField name="name" label={title("people")} />
          </Form>
        </Dialog>
      )}
    </Form>
  );
}

/** The page. */
export function Dialogs() {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const confirm = useConfirm();
  const toast = useToast();
  const [conflict, setConflict] = useState(false);
  const [said, setSaid] = useState("");
  useKey("new", () => setSaid("new"));
  const ask = async (): Promise<void> => {
    const yes = await confirm({
      title: title("bulletins"),
      text: t("nothingLeft"),
      yes: t("clear"),
      danger: true,
    });
    setSaid(yes ? "yes" : "no");
  };
  return (
    <div className="stack">
      <PageTitle>{title("bulletins")}</PageTitle>
      <div className="row">
        <Button data-do="confirm" onClick={() => void ask()}>
          {title("rumours")}
        </Button>
        <Button data-do="conflict" onClick={() => setConflict(true)}>
          {title("directives")}
        </Button>
        <Button data-do="toast" onClick={() => toast(t("save"))}>
          {title("media")}
        </Button>
        <Button
          data-do="toast-action"
          onClick={() => toast(title("prints"), (close) => <Button onClick={close}>{t("retry")}</Button>)}
        >
          {title("prints")}
        </Button>
      </div>
      <p data-said>{said}</p>
      <FormOverForm />
      {conflict && (
        <ConflictDialog
          mine={{ name: "Thạch Thị Sà Mách", place: "Quán Sen", same: "1" }}
          theirs={{ name: "Mohamad Sa Lễ", place: "", same: "1" }}
          fields={[
            { name: "name", label: title("people") },
            { name: "place", label: title("venues") },
            { name: "same", label: title("units") },
          ]}
          by="Mohamad Sa Lễ"
          at="10:21"
          onKeep={({ name, place }) => {
            setSaid(`${name}, ${place}`);
            setConflict(false);
          }}
          onClose={() => setConflict(false)}
        />
      )}
    </div>
  );
}
