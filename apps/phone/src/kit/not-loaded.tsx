/** What a browser shows that could not load a part of a screen, with a second try. */
import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";
import { Note } from "./note.tsx";

export function NotLoaded({ again }: { readonly again: () => void }) {
  const { t } = useWords();
  return (
    <>
      <Note tone="danger" icon="act" alert>
        {t("failed")}
      </Note>
      <Button label={t("retry")} onPress={again} testID="load-again" />
    </>
  );
}
