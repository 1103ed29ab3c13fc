/** What is picked of the list of contacts, and what can be done with all of it. */
import { MOST_CLASSED } from "@bluezone/contract/health/contacts";
import { Button } from "@mantine/core";
import { useWords } from "../../../words/language.tsx";
import { CONTACTS } from "./words.ts";

/** `shown` is how many rows there are to pick from the top. */
export function Picked({
  count,
  shown,
  onClassify,
  onPickShown,
  onUnpick,
}: {
  readonly count: number;
  readonly shown: number;
  readonly onClassify: () => void;
  readonly onPickShown: () => void;
  readonly onUnpick: () => void;
}) {
  const t = useWords(CONTACTS);
  return (
    <div className="row">
      <Button variant="filled" disabled={count === 0} onClick={onClassify}>
        {t("classify")}
      </Button>
      <span role="status">{t("picked", { count })}</span>
      {count === 0 ? (
        <Button onClick={onPickShown}>{t("pickShown", { count: Math.min(shown, MOST_CLASSED) })}</Button>
      ) : (
        <Button onClick={onUnpick}>{t("unpick")}</Button>
      )}
    </div>
  );
}
