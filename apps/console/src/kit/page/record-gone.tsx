/** A record's page whose record is not there: a title, what happened, and the way to the list. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { createContext, useContext } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { useFaultText } from "./fault-text.ts";
import { PageLink } from "./page-link.tsx";
import { PageTitle } from "./page-title.tsx";

/** The list that this record's page belongs to; undefined where there is none, or it is for other roles. */
export const ListContext = createContext<{ readonly path: string; readonly title: string } | undefined>(
  undefined,
);

/** Nothing here is worth trying again: the same address leads to the same answer. */
export function RecordGone({ error, words }: { readonly error: unknown; readonly words?: Words }) {
  const t = useWords(KIT);
  const text = useFaultText(words);
  const list = useContext(ListContext);
  return (
    <>
      <PageTitle above={list && <PageLink to={list.path}>{list.title}</PageLink>}>{t("failed")}</PageTitle>
      <p role="alert">{text(error)}</p>
    </>
  );
}
