/** The screen with its words and the names of all provinces, loaded when somebody opens it: a first view needs none of it. */
import { lazy, Suspense } from "react";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { useWords } from "../../words/words.tsx";

/** What a browser shows that could not load it. */
function NotLoaded() {
  const { t } = useWords();
  return (
    <Screen title={t("more:more.areas")}>
      <Note tone="danger" alert>
        {t("failed")}
      </Note>
    </Screen>
  );
}

const Loaded = lazy(() =>
  import("./areas.tsx").then(
    ({ Areas }) => ({ default: Areas }),
    () => ({ default: NotLoaded }),
  ),
);

export function Areas() {
  return (
    <Suspense fallback={null}>
      <Loaded />
    </Suspense>
  );
}
