/** The audit log: who changed what, when; and whether the log is whole. */
import { checkAudit, listAudit } from "@bluezone/contract/staff/audit";
import { words } from "@bluezone/vietnamese/catalog";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useApi, useDo } from "../api/hooks.ts";
import { Failed } from "../kit/page/failed.tsx";
import { ListPage } from "../kit/table/list-page.tsx";
import { audit as en } from "../words/en/audit.ts";
import { PAGES } from "../words/kit.ts";
import { useMaybeWord, useWords } from "../words/language.tsx";
import { audit as vi } from "../words/vi/audit.ts";
import { STAFF } from "./words.ts";

/** What the entries hold in codes. */
const AUDIT = words(vi, en);

const PAGE = 200;

function Check() {
  const t = useWords(STAFF);
  const { mutate, data, error, isPending } = useDo(checkAudit);
  return (
    <div className="stack">
      <div className="row">
        <Button loading={isPending} onClick={() => mutate({})}>
          {t("auditCheck")}
        </Button>
      </div>
      {error && <Failed error={error} />}
      {data && !data.broken && (
        <p role="status">{t("auditWhole", { entries: data.entries, anchors: data.anchors })}</p>
      )}
      {data?.broken && (
        <p role="alert" className="fault" tabIndex={-1}>
          {t("auditBroken", { at: data.broken.at, how: t(`auditBroken_${data.broken.how}`) })}
        </p>
      )}
    </div>
  );
}

/** What the codes of an entry say. What has no word, such as the code of a slice that is new, stands as it is. */
function useCodes() {
  const word = useMaybeWord();
  return {
    actor: (actor: string) => word(AUDIT, `actor_${actor}`) ?? actor,
    action: (action: string) => word(AUDIT, `action_${action}`) ?? word(STAFF, `lately_${action}`) ?? action,
    // Two columns of a table may be one thing to the reader.
    fields: (fields: readonly string[]) =>
      [...new Set(fields.map((field) => word(AUDIT, `field_${field}`) ?? field))].join(", "),
  };
}

/** The page. */
export function AuditPage() {
  const t = useWords(STAFF);
  const codes = useCodes();
  const title = useWords(PAGES);
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: [listAudit.path, "pages"],
    queryFn: ({ pageParam }) =>
      api.ask(listAudit, { limit: PAGE, ...(pageParam === 0 ? {} : { before: pageParam }) }),
    initialPageParam: 0,
    getNextPageParam: ({ entries }) => (entries.length < PAGE ? undefined : entries.at(-1)?.number),
  });
  return (
    <ListPage
      title={title("audit")}
      before={<Check />}
      query={query}
      empty={t("auditEmpty")}
      rowsOf={({ pages }) => pages.flatMap(({ entries }) => entries)}
      caption={title("audit")}
      rowKey={({ number }) => String(number)}
      columns={[
        { id: "at", title: t("auditWhen"), moment: ({ at }) => at },
        { id: "who", title: t("auditWho"), text: ({ actorName, actor }) => actorName ?? codes.actor(actor) },
        { id: "action", title: t("auditAction"), text: ({ action }) => codes.action(action) },
        { id: "subject", title: t("auditSubject"), text: ({ subject }) => subject },
        { id: "fields", title: t("auditFields"), cell: ({ fields }) => codes.fields(fields) },
      ]}
    >
      {query.hasNextPage && (
        <div className="row">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("auditOlder")}
          </Button>
        </div>
      )}
    </ListPage>
  );
}
