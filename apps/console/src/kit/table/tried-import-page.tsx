/** An import whose file is tried as soon as it can be taken; nothing is saved before the reader has seen what would be. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import type { Words } from "@bluezone/vietnamese/catalog";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import type { ComponentProps } from "react";
import type { z } from "zod";
import { useLocale, useWords } from "../../words/language.tsx";
import { ImportPage, type ImportWords, type Outcome } from "./import-page.tsx";
import { TABLES } from "./words.ts";

type Input = { readonly csv: string; readonly dryRun?: boolean | undefined };
type Counted = Outcome & { readonly added: number; readonly changed: number; readonly unchanged: number };

/** As `ImportPage`; `importDo` is the button that then saves `{{count}}` rows. */
export function TriedImportPage<Answer extends Counted>({
  words,
  endpoint,
  ...page
}: Pick<ComponentProps<typeof ImportPage>, "list" | "title" | "form" | "most" | "changes" | "file"> & {
  readonly words: Words<ImportWords & { readonly importDo: `${string}{{count}}${string}` }>;
  readonly endpoint: Endpoint<z.ZodType<unknown, Input>, z.ZodType<unknown, Answer>>;
}) {
  const t = useWords(TABLES);
  const own = useWords(words);
  const [locale] = useLocale();
  return (
    <ImportPage<Input, Answer>
      {...page}
      words={words}
      endpoint={endpoint}
      tries
      drop={t("try")}
      told={(csv) => ({ csv, dryRun: true })}
      done={({ told: { dryRun }, answer: { added, changed, unchanged } }) =>
        t(dryRun ? "would" : "done", {
          added: integer(added, locale),
          changed: integer(changed, locale),
          unchanged: integer(unchanged, locale),
        })
      }
      next={({ told, answer: { added, changed } }, again, pending) =>
        told.dryRun &&
        added + changed > 0 && (
          <div className="row">
            <Button variant="filled" loading={pending} onClick={() => again({ ...told, dryRun: false })}>
              {own("importDo", { count: integer(added + changed, locale) })}
            </Button>
          </div>
        )
      }
    />
  );
}
