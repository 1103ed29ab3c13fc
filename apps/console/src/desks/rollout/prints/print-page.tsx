/** One print run: how far it has come, and its files. */
import { type PrintRun, printPiece, readPrint } from "@bluezone/contract/rollout/prints";
import { integer } from "@bluezone/vietnamese/number";
import { Button, Progress } from "@mantine/core";
import { useApi, useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { PageButton, PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useMaybeWord, useWords } from "../../../words/language.tsx";
import { PLACEMENTS, PRINTS } from "../placements/words.ts";
import "@mantine/core/styles/Progress.css";

/** Seconds after which a run under way is asked anew. */
const EVERY = 1;

function HowFar({ run }: { readonly run: PrintRun }) {
  const t = useWords(PRINTS);
  const [locale] = useLocale();
  const { sheets, placed, set } = run;
  const said = (count: number) => integer(count, locale);
  const text =
    placed < sheets
      ? t("placed", { placed: said(placed), sheets: said(sheets) })
      : t("set", { set: said(set), sheets: said(sheets) });
  return (
    <section className="card stack" aria-label={t("progress")}>
      <p role="status">{text}</p>
      <Progress value={(100 * (placed + set)) / (2 * sheets)} aria-label={t("progress")} />
      <p className="small">{t("keepOpen")}</p>
    </section>
  );
}

function Files({ run }: { readonly run: PrintRun }) {
  const t = useWords(PRINTS);
  const api = useApi();
  const [locale] = useLocale();
  return (
    <Card title={t("files")}>
      <div className="row">
        {run.pieces.map(({ piece, first, last }) => (
          <Button
            key={piece}
            component="a"
            href={api.href(printPiece, { run: run.id, piece: String(piece) })}
            variant={piece === 1 ? "filled" : "default"}
          >
            {t("file", { first: integer(first, locale), last: integer(last, locale) })}
          </Button>
        ))}
      </div>
      <p className="small">{t("hint")}</p>
    </Card>
  );
}

/** The page. */
export function PrintPage() {
  const t = useWords(PRINTS);
  const kinds = useWords(PLACEMENTS);
  const title = useWords(PAGES);
  const word = useMaybeWord();
  const [locale] = useLocale();
  const id = usePart("id");
  const before = useAsk(readPrint, { id });
  const making = before.data?.run.state === "making";
  const query = useAsk(readPrint, { id }, making ? { every: EVERY } : {});
  return (
    <Settled whole query={query}>
      {({ run }) => (
        <div className="stack">
          <PageTitle above={<PageLink to="/prints">{title("prints")}</PageLink>}>
            {t("title", { kind: kinds(`kind_${run.kind}`), count: integer(run.sheets, locale) })}
          </PageTitle>
          {run.illustrative && <p className="small">{t("illustrative")}</p>}
          {run.state === "making" && <HowFar run={run} />}
          {run.state === "ready" && <p role="status">{t("done", { count: run.sheets })}</p>}
          {run.state === "failed" && (
            <p role="alert" className="fault" tabIndex={-1}>
              {t("failed")} {run.fault !== null && word(PRINTS, `fault_${run.fault}`)}
            </p>
          )}
          {run.pieces.length > 0 && <Files run={run} />}
          <div className="row">
            <PageButton to="/placements">{t("toPlacements")}</PageButton>
          </div>
        </div>
      )}
    </Settled>
  );
}
