/** Adding evidence: words, an https address, or a photo. */
import { addEvidence, addPhoto } from "@bluezone/contract/rollout/tasks";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useUpload } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import { TASKS } from "./words.ts";

const isLink = (text: string): boolean => /^https:\/\/[^\s/]+\.[^\s/]+/i.test(text.trim());

/** Words or a link: one field and its button. */
function Written({ id, kind }: { readonly id: string; readonly kind: "text" | "link" }) {
  const t = useWords(TASKS);
  const add = useAction(addEvidence, { changes: CHANGED });
  const draft = useDraft({ text: "" }, ({ text }) => ({
    text:
      kind === "link"
        ? isLink(text)
          ? undefined
          : t("linkWrong")
        : text.trim() === ""
          ? t("textMissing")
          : undefined,
  }));
  return (
    <Form
      aside
      draft={draft}
      words={TASKS}
      send={t("add")}
      onSend={async ({ text }) => {
        await add.send({ id, evidence: { kind, text: text.trim() } }, t("added"));
        draft.reset({ text: "" });
      }}
    >
      {kind === "link" ? (
        <TextField name="text" label={t("link")} required type="url" maxLength={500} />
      ) : (
        <LongField name="text" label={t("text")} required rows={3} maxLength={4_000} />
      )}
    </Form>
  );
}

/** A photo with its caption; it is sent as soon as it is chosen. */
function Photo({ id, most }: { readonly id: string; readonly most: number }) {
  const t = useWords(TASKS);
  const toast = useToast();
  const [caption, setCaption] = useState("");
  const photo = useUpload(addPhoto, { changes: CHANGED });
  const send = (file: File): Promise<void> =>
    photo.mutateAsync({ file, told: { id, caption } }).then(
      () => {
        setCaption("");
        toast(t("added"));
      },
      () => undefined,
    );
  return (
    <>
      <TextInput
        label={t("caption")}
        value={caption}
        maxLength={300}
        onChange={(event) => setCaption(event.currentTarget.value)}
      />
      <FileDrop
        label={t("photo")}
        kinds={[".jpg", ".jpeg", ".png", ".webp"]}
        most={most}
        share={photo.isPending ? photo.share : undefined}
        onFile={send}
      />
      <FaultLine error={photo.error} words={TASKS} />
    </>
  );
}

/** `most` is the largest photo, in bytes. */
export function AddEvidence({ id, most }: { readonly id: string; readonly most: number }) {
  const t = useWords(TASKS);
  const [kind, setKind] = useState("");
  return (
    <>
      <p className="small">{t("evidenceNote")}</p>
      <Chips
        name={t("kind")}
        all={t("kindText")}
        choices={[
          { value: "photo", label: t("kindPhoto") },
          { value: "link", label: t("kindLink") },
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === "photo" ? (
        <Photo id={id} most={most} />
      ) : (
        <Written key={kind} id={id} kind={kind === "link" ? "link" : "text"} />
      )}
    </>
  );
}
