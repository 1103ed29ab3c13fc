/** The register of letters, and how each gets on. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { listDirectives, registerLetter1313 } from "@bluezone/contract/rollout/directives";
import { percent } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useDeferredValue, useMemo, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { BlocksEnding } from "../bulletins/blocks-ending.tsx";
import { CHANGED } from "./changed.ts";
import { DIRECTIVES } from "./words.ts";
import "./directives.css";

type Row = ResponseOf<typeof listDirectives>["directives"][number];

function useColumns(): readonly Column<Row>[] {
  const t = useWords(DIRECTIVES);
  const [locale] = useLocale();
  return useMemo(() => {
    const share = (n: number, of: number): string => (of === 0 ? "–" : percent(n / of, 0, locale));
    return [
      { id: "number", title: t("number"), text: ({ number }) => number },
      { id: "issued", title: t("issuedOn"), day: ({ issuedOn }) => issuedOn },
      {
        id: "subject",
        title: t("subject"),
        cell: ({ subject }) => (
          <span className="subject" title={subject}>
            {subject}
          </span>
        ),
        sort: ({ subject }) => subject,
      },
      { id: "tasks", title: t("tasks"), number: ({ tasks }) => tasks },
      { id: "units", title: t("units"), number: ({ units }) => units },
      {
        id: "acknowledged",
        title: t("acknowledged"),
        figures: true,
        cell: ({ acknowledged, assignments }) => share(acknowledged, assignments),
        sort: ({ acknowledged, assignments }) => (assignments === 0 ? -1 : acknowledged / assignments),
      },
      {
        id: "accepted",
        title: t("accepted"),
        figures: true,
        cell: ({ accepted, assignments }) => share(accepted, assignments),
        sort: ({ accepted, assignments }) => (assignments === 0 ? -1 : accepted / assignments),
      },
      { id: "overdue", title: t("overdue"), number: ({ overdue }) => overdue },
    ];
  }, [t, locale]);
}

/** Enters letter 1313 and opens it. */
function Add1313() {
  const t = useWords(DIRECTIVES);
  const go = useGo();
  const register = useAction(registerLetter1313, { changes: CHANGED });
  const add = async (): Promise<void> => {
    const added = await register.act({}, ({ clauses }) => t("added1313", { count: clauses }));
    if (added) go({ to: "/directives/$id", parts: { id: added.id } });
  };
  return (
    <Button loading={register.isPending} onClick={() => void add()}>
      {t("add1313")}
    </Button>
  );
}

/** The page. */
export function DirectivesPage() {
  const t = useWords(DIRECTIVES);
  const title = useWords(PAGES);
  const go = useGo();
  const { may } = useSession();
  const columns = useColumns();
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed).slice(0, 80);
  const query = useAsk(listDirectives, { words, limit: 200 }, { keep: true });
  const writes = may("directives.write");
  useKey("new", () => writes && go({ to: "/directives/new" }));
  const has1313 = query.data?.directives.some(({ number }) => number === "1313/STTTT-KHTC") ?? true;
  return (
    <ListPage
      title={title("directives")}
      buttons={
        writes && (
          <>
            <PageButton to="/directives/new" variant="filled">
              {t("add")}
            </PageButton>
            {!has1313 && words === "" && <Add1313 />}
          </>
        )
      }
      before={<BlocksEnding />}
      query={query}
      empty={t("empty")}
      rowsOf={({ directives }) => directives}
      caption={t("list")}
      columns={columns}
      opens="/directives/$id"
      filters={<SearchBox label={t("find")} value={typed} onChange={setTyped} />}
    />
  );
}
