/** Empty, loading, failed in its kinds, facts, and all buttons. */
import { Button, Group } from "@mantine/core";
import { Refused } from "../api/refused.ts";
import { Empty } from "../kit/page/empty.tsx";
import { Facts } from "../kit/page/facts.tsx";
import { Failed } from "../kit/page/failed.tsx";
import { Loading } from "../kit/page/loading.tsx";
import { PageButton } from "../kit/page/page-link.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { PrintButton } from "../kit/page/print-button.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

/** The page. */
export function States() {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  return (
    <div className="stack">
      <PageTitle actions={<PrintButton />}>{title("tasks")}</PageTitle>
      <div className="card">
        <Empty action={<PageButton to="/forms">{title("numbers")}</PageButton>}>{t("nothingLeft")}</Empty>
      </div>
      <div className="card">
        <Loading now />
      </div>
      {["unreachable", "busy", "not_allowed", "conflict", "unknown"].map((code) => (
        <div key={code} className="card">
          <Failed error={new Refused(code, code === "unreachable" ? 0 : 400, "")} again={() => {}} />
        </div>
      ))}
      <Facts
        label={title("units")}
        facts={[
          [title("people"), "Nguyễn Trần Hoàng Phương Uyên"],
          [title("units"), "Ẳ Ễ Ộ Ặ, Ủy ban nhân dân thị trấn Tri Tôn"],
        ]}
        note={t("illustrative")}
      />
      <Group>
        <Button variant="filled">{t("save")}</Button>
        <Button>{t("back")}</Button>
        <Button variant="subtle">{t("close")}</Button>
        <Button variant="filled" color="danger">
          {t("clear")}
        </Button>
        <Button color="danger">{t("clear")}</Button>
        <Button disabled>{t("save")}</Button>
      </Group>
    </div>
  );
}
