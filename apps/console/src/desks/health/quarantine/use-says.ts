/** The sayings of these pages, with symptoms in the words of the disease. */
import { useTerms } from "../disease/disease.ts";
import { useSaysOf } from "./use-says-of.ts";

/** In the reader's language. */
export const useSays = () => useSaysOf(useTerms().symptom);
