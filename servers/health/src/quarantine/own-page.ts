/** The page behind a link of quarantine, with the symptoms of the disease in both languages. */
import { askedSymptoms } from "@bluezone/policy/asked-symptoms";
import { capital } from "@bluezone/vietnamese/labels/case";
import type { HealthConfig } from "../config.ts";

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page of a template. What an entry names and nobody is asked about any more has its words in `data-earlier`. */
export function ownPage(
  template: string,
  { operator, disease }: Pick<HealthConfig, "operator" | "disease">,
): string {
  const { symptoms, emergency } = askedSymptoms(disease);
  const checks = symptoms.map(({ id, words, serious }) => {
    const grave = serious ? " data-serious" : "";
    const said = `${escaped(capital(words.vi))} <span lang="en">${escaped(capital(words.en))}</span>`;
    const input = `<input id="s-${id}" type="checkbox" value="${id}" data-vi="${escaped(words.vi)}" data-en="${escaped(words.en)}"${grave}>`;
    return `<p class="check">${input}<label for="s-${id}">${said}</label></p>`;
  });
  const asked = new Set(symptoms.map(({ id }) => id));
  const others = [...disease.symptoms, ...disease.earlier].filter(({ id }) => !asked.has(id));
  const earlier = Object.fromEntries(others.map(({ id, words }) => [id, words.vi]));
  const parts: Readonly<Record<string, string>> = {
    operator: operator ?? "Bluezone",
    symptoms: checks.join("\n"),
    earlier: escaped(JSON.stringify(earlier)),
    emergency: escaped(capital(emergency.vi)),
    emergencyEnglish: escaped(capital(emergency.en)),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => parts[name] ?? whole);
}
