/** The data dictionary of the line list: every column, what it means, and what it is called elsewhere. */
import { type LineColumn, type LineOf, lineColumns } from "@bluezone/contract/health/linelist";
import type { Term } from "@bluezone/policy/disease";
import { questionsOf } from "@bluezone/policy/questionnaire";
import { csvText } from "../../../kit/table/csv-text.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { useLocale, useMaybeWord, useWords } from "../../../words/language.tsx";
import { useDisease } from "../disease/disease.ts";
import { LINELIST } from "./words.ts";

/** What a column means, with the codes of a question, a test or a symptom. */
function useMeaning(): (column: LineColumn) => string {
  const word = useMaybeWord();
  const [locale] = useLocale();
  const { questionnaires, tests, symptoms, earlier } = useDisease();
  const questions = new Map(questionnaires.flatMap(questionsOf).map((one) => [`q_${one.id}`, one]));
  const codes: Readonly<Record<string, readonly Term[]>> = {
    test: tests,
    symptoms: [...symptoms, ...earlier],
  };
  return ({ name }) => {
    const question = questions.get(name);
    const meaning = question ? question.words[locale] : (word(LINELIST, `col_${name}`) ?? name);
    const terms = question && "choices" in question ? question.choices : (codes[name] ?? []);
    const said = terms.map(({ id, words }) => `${id} = ${words[locale]}`).join("; ");
    return said === "" ? meaning : `${meaning}${/[.?:]$/.test(meaning) ? "" : ":"} ${said}`;
  };
}

/** The table, shown and to be downloaded. */
export function Dictionary({ who }: { readonly who: LineOf }) {
  const t = useWords(LINELIST);
  const meaning = useMeaning();
  const disease = useDisease();
  const columns = lineColumns(who, disease);
  const heads = [t("column"), t("kind"), t("meaning"), t("goData"), t("sormas")];
  const rows = columns.map((column) => [
    column.name,
    t(`kind_${column.kind}`),
    meaning(column),
    column.goData?.name ?? "",
    column.sormas?.name ?? "",
  ]);
  return (
    <section className="stack">
      <h2>{t("dictionary")}</h2>
      <p>{t("dictionaryHelp")}</p>
      <div className="row">
        <SaveTable name={`tu-dien-${who}`} what={t("dictionarySave")} csv={() => csvText([heads, ...rows])} />
      </div>
      <DataTable
        caption={t("dictionary")}
        columns={heads.map((title, at) => ({
          id: `c${at}`,
          title,
          // The kind of a column is two or three short words: they stay on one line.
          text: (row: readonly string[]) => (at === 1 ? row[at]?.replaceAll(" ", "\u00a0") : row[at]) ?? "",
        }))}
        rows={rows}
        rowKey={([name = ""]) => name}
      />
    </section>
  );
}
