/** The first stop of the Tab key: jumps over header and menu. */
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

/** The element that it jumps to. */
export const MAIN_ID = "main";

/** Addresses behind "#" are pages, so the jump is made by hand. */
export function SkipLink() {
  const t = useWords(KIT);
  return (
    <a
      className="skip"
      href={`#${MAIN_ID}`}
      onClick={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>("main h1")?.focus();
      }}
    >
      {t("skip")}
    </a>
  );
}
