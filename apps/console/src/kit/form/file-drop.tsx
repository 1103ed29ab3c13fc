/** A file from the reader's machine: chosen, or dropped. Nothing needs dragging: the button does the same. */
import { decimal } from "@bluezone/vietnamese/number";
import { Button, Progress } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import { FileInput } from "./file-input.tsx";
import "@mantine/core/styles/Progress.css";
import "./file-drop.css";

/** "3,8 MB". */
function useSize(): (bytes: number) => string {
  const [locale] = useLocale();
  return (bytes) =>
    bytes < 1_000_000
      ? `${decimal(bytes / 1_000, 0, locale)} kB`
      : `${decimal(bytes / 1_000_000, 1, locale)} MB`;
}

const fits = (file: File, kinds: readonly string[]): boolean =>
  kinds.some((kind) =>
    kind.startsWith(".")
      ? file.name.toLowerCase().endsWith(kind)
      : kind === file.type || kind === `${file.type.split("/")[0]}/*`,
  );

/** `kinds` are endings (".csv") and media types; `most` is in bytes; `share` is how much has left, while a file is sent. */
export function FileDrop({
  label,
  kinds,
  most,
  share,
  onFile,
}: {
  readonly label: string;
  readonly kinds: readonly string[];
  readonly most: number;
  readonly share?: number | undefined;
  readonly onFile: (file: File) => unknown;
}) {
  const t = useWords(KIT);
  const size = useSize();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly wrong: boolean }>();
  const named = kinds.filter((kind) => kind.startsWith(".")).join(", ");
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (!fits(file, kinds)) return setSaid({ text: t("fileWrongKind", { kinds: named }), wrong: true });
    if (file.size > most)
      return setSaid({ text: t("fileTooLarge", { size: size(file.size), most: size(most) }), wrong: true });
    setSaid({ text: file.name, wrong: false });
    await onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button inside is the other.
    <div
      className="file-drop stack"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileInput ref={field} id={id} hidden accept={kinds.join(",")} onFile={take} />
      <div className="row">
        <Button
          leftSection={<IconFileUpload size="1.25rem" aria-hidden />}
          onClick={() => field.current?.click()}
        >
          {label}
        </Button>
        <span className="small">
          {t("dropFile")}. {t("fileKinds", { kinds: named, size: size(most) })}
        </span>
      </div>
      {share !== undefined && (
        <Progress value={share * 100} aria-label={t("sending", { name: said?.text ?? "" })} />
      )}
      <p role={said?.wrong ? "alert" : "status"} className={said?.wrong ? "fault" : "small"}>
        {said?.text}
      </p>
    </div>
  );
}
