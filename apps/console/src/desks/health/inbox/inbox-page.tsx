/** What phones sent to the station, as a list: those of one state or all, page by page, one of them opened. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import type { Queue } from "@bluezone/contract/health/floods";
import type { Words } from "@bluezone/vietnamese/catalog";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { useAsk } from "../../../api/hooks.ts";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { useWords } from "../../../words/language.tsx";
import { ListPages } from "./list-pages.tsx";
import { INBOX } from "./words.ts";

/** Most on a page. */
const LIMIT = 500;

/** What the slice's own words must have. */
type InboxWords = {
  readonly intro: string;
  readonly empty: string;
  readonly list: string;
  readonly show: string;
  readonly all: string;
  readonly waiting_other: `${string}{{count}}${string}`;
  readonly openOf: `${string}{{receipt}}${string}`;
};

/** What every list of the inbox says of one. */
type InboxRow = {
  readonly id: string;
  readonly receipt: string;
  readonly made: string;
  readonly commune: string;
  readonly deleteOn: string;
  readonly state: string;
};

/** The columns that every list has, by name. */
type InboxColumns<Row> = Readonly<Record<"receipt" | "made" | "commune" | "deleteOn", Column<Row>>>;

function useShared<Row extends InboxRow>(
  words: Words<InboxWords>,
  onOpen: (id: string) => void,
): InboxColumns<Row> {
  const t = useWords(words);
  const i = useWords(INBOX);
  const { nameOf } = useCommunes();
  return {
    receipt: {
      id: "receipt",
      title: i("receipt"),
      cell: ({ id, receipt }) => (
        <button
          type="button"
          className="text-button"
          aria-label={t("openOf", { receipt })}
          onClick={() => onOpen(id)}
        >
          {receipt}
        </button>
      ),
    },
    made: { id: "made", title: i("made"), moment: ({ made }) => made },
    commune: { id: "commune", title: i("commune"), cell: ({ commune }) => nameOf(commune) },
    deleteOn: { id: "delete", title: i("deleteOn"), day: ({ deleteOn }) => deleteOn },
  };
}

type Inbox<Answer, Row extends InboxRow> = {
  readonly title: string;
  readonly words: Words<InboxWords>;
  readonly queue: Queue;
  readonly list: Endpoint<
    z.ZodType<unknown, { limit?: number | undefined; page?: number | undefined }>,
    z.ZodType<unknown, Answer>
  >;
  readonly rowsOf: (answer: Answer) => readonly Row[];
  readonly columns: (shared: InboxColumns<Row>) => readonly Column<Row>[];
  /** Names of the states that can be shown alone. */
  readonly states: Readonly<Record<string, string>>;
  readonly dialog: (row: Row, onClose: () => void) => ReactNode;
};

/** The page. */
export function InboxPage<Answer extends { readonly waiting: number }, Row extends InboxRow>({
  title,
  words,
  queue,
  list,
  rowsOf,
  columns,
  states,
  dialog,
}: Inbox<Answer, Row>) {
  const t = useWords(words);
  const [seen, setSeen] = useState<string>();
  const [page, setPage] = useState(1);
  const query = useAsk(list, { limit: LIMIT, page }, { keep: true });
  const shared = useShared<Row>(words, setSeen);
  return (
    <ListPage
      title={title}
      before={<p className="small">{t("intro")}</p>}
      query={query}
      {...(page === 1 ? { empty: t("empty") } : {})}
      rowsOf={rowsOf}
      above={({ waiting }) => <p role="status">{t("waiting", { count: waiting })}</p>}
      below={(answer) => {
        const rows = rowsOf(answer);
        const open = rows.find(({ id }) => id === seen);
        return (
          <>
            <ListPages
              queue={queue}
              list={list}
              waiting={answer.waiting}
              shown={rows.length}
              limit={LIMIT}
              page={page}
              onPage={setPage}
            />
            {open && dialog(open, () => setSeen(undefined))}
          </>
        );
      }}
      caption={t("list")}
      columns={columns(shared)}
      choice={{
        name: t("show"),
        all: t("all"),
        choices: Object.entries(states).map(([value, label]) => ({ value, label })),
        of: ({ state }) => state,
      }}
    />
  );
}
