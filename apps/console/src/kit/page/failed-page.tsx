/** A record's page that could not be shown: a title, what happened, what to do next, and the way to the list. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { createContext, useContext } from "react";
import { mayRetry, Refused } from "../../api/refused.ts";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { Failed } from "./failed.tsx";
import { PageLink } from "./page-link.tsx";
import { PageTitle } from "./page-title.tsx";

/** The list that this record's page belongs to; undefined where there is none, or it is for other roles. */
export const ListContext = createContext<{ readonly path: string; readonly title: string } | undefined>(
  undefined,
);

/** `again` is offered where the same address may lead to another answer. */
export function FailedPage({
  error,
  words,
  again,
}: {
  readonly error: unknown;
  readonly words?: Words;
  readonly again: () => void;
}) {
  const t = useWords(KIT);
  const list = useContext(ListContext);
  return (
    <>
      <PageTitle above={list && <PageLink to={list.path}>{list.title}</PageLink>}>{t("failed")}</PageTitle>
      <Failed
        bare
        error={isNoAddress(error) ? NOT_THERE : error}
        {...(words ? { words } : {})}
        {...(mayRetry(error) ? { again } : {})}
      />
    </>
  );
}

/** A page sends what its address says: what the server calls a field that is not right is an address of no record. */
const isNoAddress = (error: unknown): boolean => error instanceof Refused && error.code === "bad_request";
const NOT_THERE = new Refused("not_found", 404, "no record has such an id");
