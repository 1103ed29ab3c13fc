/** The screen, loaded when somebody opens it: few ever do, and a browser's first view needs none of it. */
import { lazy, Suspense } from "react";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { useWords } from "../../words/words.tsx";

/** What a browser shows that could not load it. */
function NotLoaded() {
  const { t } = useWords();
  return (
    <Screen title={t("guide:field.title")}>
      <Note tone="danger" alert>
        {t("failed")}
      </Note>
    </Screen>
  );
}

const Loaded = lazy(() =>
  import("./field-test.tsx").then(
    ({ FieldTest }) => ({ default: FieldTest }),
    () => ({ default: NotLoaded }),
  ),
);

export function FieldTest() {
  return (
    <Suspense fallback={null}>
      <Loaded />
    </Suspense>
  );
}
