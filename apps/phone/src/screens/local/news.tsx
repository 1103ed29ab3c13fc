/** What the province tells, in rows: each leads to a page; where none has come, the way to get it. */
import { router } from "expo-router";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { AsOf } from "./as-of.tsx";
import { EmptyPage } from "./empty-page.tsx";

const PAGES = ["situation", "bulletins", "corrections", "five-k", "venues"] as const;

/** Absent in a build that names no server for it. */
export function News() {
  const { t } = useWords();
  const { local, rollout } = usePhoneState();
  if (!rollout) return null;
  return (
    <>
      <Text as="heading" level={2}>
        {t("local:page.title")}
      </Text>
      {local === null ? (
        <EmptyPage />
      ) : (
        <>
          <Rows>
            {PAGES.map((page) => (
              <Row
                key={page}
                label={t(`local:page.rows.${page}`)}
                onPress={() => router.push(`/${page}`)}
                testID={`go-${page}`}
              />
            ))}
          </Rows>
          <AsOf />
        </>
      )}
    </>
  );
}
