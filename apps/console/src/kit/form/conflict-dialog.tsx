/** Two people changed one record: for each field that differs the reader chooses which of the two to keep. Nothing is lost. */
import { Button, Radio } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { Dialog } from "../page/dialog.tsx";
import "./conflict-dialog.css";

/** A field of the record, and how its value is shown; as text when that is not said. */
export type ConflictField<Values> = {
  readonly name: keyof Values & string;
  readonly label: string;
  readonly show?: (values: Values) => ReactNode;
};

const text = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

/**
 * `mine` is what the reader typed, `theirs` what was saved meanwhile, by whom (`by`) and when (`at`, written out). `onKeep` gets
 * the record put together: to be sent with the version of `theirs`. Fields that are the same are not shown.
 */
export function ConflictDialog<Values extends object>({
  mine,
  theirs,
  fields,
  by,
  at,
  onKeep,
  onClose,
}: {
  readonly mine: Values;
  readonly theirs: Values;
  readonly fields: readonly ConflictField<Values>[];
  readonly by: string;
  readonly at: string;
  readonly onKeep: (values: Values) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(KIT);
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({});
  const different = fields.filter(({ name }) => text(mine[name]) !== text(theirs[name]));
  const keep = (): void => {
    const chosen = different
      .filter(({ name }) => kept[name] === "theirs")
      .map(({ name }) => [name, theirs[name]]);
    onKeep({ ...theirs, ...mine, ...Object.fromEntries(chosen) });
  };
  return (
    <Dialog open wide title={t("conflictTitle")} onClose={onClose}>
      <div className="stack">
        <p>{t("conflictText", { name: by, time: at })}</p>
        {different.map(({ name, label, show = (values) => text(values[name]) }) => (
          <Radio.Group
            key={name}
            label={label}
            value={kept[name] ?? "mine"}
            onChange={(value) => setKept({ ...kept, [name]: value })}
          >
            <div className="two-versions">
              {(["mine", "theirs"] as const).map((which) => (
                <Radio
                  key={which}
                  value={which}
                  label={t(which === "mine" ? "conflictMine" : "conflictTheirs")}
                  description={show(which === "mine" ? mine : theirs) || t("emptyValue")}
                />
              ))}
            </div>
          </Radio.Group>
        ))}
        <div className="row">
          <Button variant="filled" onClick={keep}>
            {t("conflictKeep")}
          </Button>
          <Button onClick={onClose}>{t("back")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
