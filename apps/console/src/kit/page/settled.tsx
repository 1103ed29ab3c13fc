/** A question's four ends in one place: on its way, failed, empty, answered. */
import type { Words } from "@bluezone/vietnamese/catalog";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Empty } from "./empty.tsx";
import { Failed } from "./failed.tsx";
import { FailedPage } from "./failed-page.tsx";
import { Loading } from "./loading.tsx";

/**
 * Shows `children` of the answer. An answer that is there stays on the screen while it is asked anew, and also when that
 * fails. `empty` stands in its place when `isEmpty` says so: a sentence, or whatever it is. `whole` is a record's whole page,
 * which has no title of its own until the answer is there.
 */
export function Settled<Answer>({
  query,
  words,
  isEmpty,
  empty,
  whole = false,
  children,
}: {
  readonly query: Pick<UseQueryResult<Answer>, "data" | "error" | "isFetching" | "refetch">;
  readonly words?: Words;
  readonly isEmpty?: (answer: Answer) => boolean;
  readonly empty?: ReactNode;
  readonly whole?: boolean;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const { data, error, isFetching, refetch } = query;
  if (data === undefined) {
    if (error && !isFetching) {
      const Shown = whole ? FailedPage : Failed;
      return <Shown error={error} again={() => void refetch()} {...(words ? { words } : {})} />;
    }
    return <Loading />;
  }
  if (isEmpty?.(data)) return typeof empty === "string" ? <Empty>{empty}</Empty> : empty;
  return children(data);
}
