export { SixSentences as default } from "../src/screens/first-run/six-sentences.tsx";
