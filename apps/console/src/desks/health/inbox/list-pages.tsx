/** Below a list that is cut: the pages, and the way to close a flood. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import type { Queue } from "@bluezone/contract/health/floods";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { FloodDialog } from "./flood-dialog.tsx";
import { INBOX } from "./words.ts";

/** Waiting ones from which on a queue can be closed by spans: fewer are looked at. */
const MANY = 20;

/** `shown` are on this page, `limit` would fit. */
export function ListPages({
  queue,
  list,
  waiting,
  shown,
  limit,
  page,
  onPage,
}: {
  readonly queue: Queue;
  readonly list: Endpoint;
  readonly waiting: number;
  readonly shown: number;
  readonly limit: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}) {
  const t = useWords(INBOX);
  const [locale] = useLocale();
  const { may } = useSession();
  const [flood, setFlood] = useState(false);
  return (
    <div className="row only-screen">
      {(page > 1 || shown >= limit) && (
        <>
          <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
            {t("pageBefore")}
          </Button>
          <span role="status">{t("page", { page: integer(page, locale) })}</span>
          <Button disabled={shown < limit} onClick={() => onPage(page + 1)}>
            {t("pageNext")}
          </Button>
        </>
      )}
      {may("callbacks.act") && waiting >= MANY && (
        <Button onClick={() => setFlood(true)}>{t("flood")}</Button>
      )}
      {flood && <FloodDialog queue={queue} list={list} onClose={() => setFlood(false)} />}
    </div>
  );
}
