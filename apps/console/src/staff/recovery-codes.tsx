/** Recovery codes, shown this one time. */
import { Button } from "@mantine/core";
import { PrintButton } from "../kit/page/print-button.tsx";
import { useWords } from "../words/language.tsx";
import { STAFF } from "./words.ts";

/** `done` is the label of the way on. */
export function RecoveryCodes({
  codes,
  done,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly done: string;
  readonly onDone: () => void;
}) {
  const t = useWords(STAFF);
  return (
    <section className="stack">
      <h2>{t("recoveryTitle")}</h2>
      <p>{t("recoveryText")}</p>
      <ul className="recovery">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row">
        <Button variant="filled" onClick={onDone}>
          {done}
        </Button>
        <PrintButton>{t("recoveryPrint")}</PrintButton>
      </div>
    </section>
  );
}
