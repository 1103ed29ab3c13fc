/** Why a code was not taken. */
import { Note } from "../../kit/note.tsx";
import { useWords } from "../../words/words.tsx";
import { refusedWords } from "./code-words.ts";

export function Refusal({ code }: { readonly code: string }) {
  const { t } = useWords();
  const words = `share:refused.${refusedWords(code)}` as const;
  return (
    <Note tone="danger" icon="act" title={t(`${words}.title`)} alert>
      {t(`${words}.sentence`)}
    </Note>
  );
}
